import { z } from 'zod'
import { fieldOf, mayField } from '../../object.ts'
import { notFound } from '../refusal.ts'
import { may } from '../rights.ts'
import { read } from '../store.ts'
import { type Call, route } from './route.ts'

const body = z
  .object({
    object: z.string().max(60),
    tab: z.string().min(1).max(40).meta({ description: 'Tells the tabs of a browser apart' }),
    field: z.string().max(60).nullish().meta({ description: 'The field being edited there' }),
    here: z.boolean().default(true),
  })
  .strict()

/** A browser tells every few seconds which record it shows; nothing is written to the database. */
export const presenceRoute = route({
  method: 'POST',
  path: '/presence/:id',
  summary: 'Say that you look at a record, and learn who else does',
  body,
  answer: z.object({
    people: z.array(z.object({ id: z.string(), name: z.string(), field: z.string().nullable() })),
  }),
  run: bePresent,
})

async function bePresent({
  app,
  ctx,
  params,
  body: { object, tab, field, here },
}: Call<unknown, z.output<typeof body>>) {
  const { id: user, name } = ctx.actor
  const id = params.id!
  const def = ctx.catalogue.find(object)
  const edited = def && field ? fieldOf(def, field) : undefined
  const isKnown = edited !== undefined && mayField(ctx.actor, edited, 'read')
  // A tab is one of its user's: nobody speaks for somebody else's.
  const viewer = { object, record: id, tab: `${user} ${tab}`, user, name, field: isKnown ? field! : null }
  if (here && def && may(ctx, def, 'read')) {
    await read(ctx, def, id, { fields: [] }).catch((error: unknown) => {
      app.presence.go(viewer)
      throw error
    })
    return { people: app.presence.come(viewer, ctx.actor) }
  }
  app.presence.go(viewer)
  if (here) throw notFound('This record')
  return { people: [] }
}
