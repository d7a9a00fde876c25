import { z } from 'zod'
import { transaction } from '#core/server/context.ts'
import type { Values } from '#core/server/hooks.ts'
import { type Call, Json, route } from '#core/server/http/route.ts'
import { invalid } from '#core/server/refusal.ts'
import { batch, createJson } from '#core/server/store.ts'
import { Activity } from './activity.object.ts'
import { ActivityParticipant } from './activityParticipant.object.ts'
import { File } from './file.object.ts'

const values = z.record(z.string(), z.unknown())
const logged = z
  .object({
    activity: values.meta({ description: 'The values of the activity' }),
    participants: z.array(values).max(200).default([]).meta({ description: 'Who took part' }),
    files: z.array(z.uuid()).max(50).default([]).meta({ description: 'Uploaded files that belong to it' }),
  })
  .strict()

/** What happened, with who took part and the files of it, all or nothing. */
export const logRoute = route({
  method: 'POST',
  path: '/activities/log',
  summary: 'Log what happened',
  body: logged,
  answer: 'row',
  status: 201,
  run: log,
})

async function log({ ctx, body }: Call<unknown, z.output<typeof logged>>) {
  const { activity, participants, files } = body
  const json = await transaction(ctx, async (inner) => {
    const made = await createJson(inner, Activity, activity)
    const { id } = JSON.parse(made) as { id: string }
    const all = async (
      operation: 'create' | 'update',
      def: typeof File | typeof ActivityParticipant,
      records: Values[],
    ) => {
      if (!records.length) return
      const results = await batch(inner, def, { operation, records })
      const wrong = results.find((one) => one.errors)
      const where = operation === 'create' ? 'participants' : 'files'
      if (wrong)
        throw invalid(
          wrong.errors!.map((one) => ({ ...one, field: `${where}.${wrong.index}.${one.field}` })),
          `${where} ${wrong.index + 1}: ${wrong.errors![0]!.field} ${wrong.errors![0]!.message}`,
        )
    }
    await all(
      'create',
      ActivityParticipant,
      participants.map((one) => ({ ...one, activity: id })),
    )
    await all(
      'update',
      File,
      files.map((file) => ({ id: file, activity: id })),
    )
    return made
  })
  ctx.wrote()
  return new Json(json)
}
