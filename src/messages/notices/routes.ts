import { z } from 'zod'
import { isId } from '#core/field/index.ts'
import type { Context } from '#core/server/context.ts'
import { route } from '#core/server/http/route.ts'
import { notFound, Refusal } from '#core/server/refusal.ts'
import { read } from '#core/server/store.ts'
import { followOf, saveFollow } from './follow.ts'
import { MOST, mark, marks } from './mark.ts'
import { noticeKinds } from './notice.ts'
import { type Asked, countUnread, readNotices } from './read.ts'

const id = z.string().refine(isId, 'must be an id')
const at = z.iso.datetime({ offset: true })

const line = z.object({
  id,
  kind: z.enum(noticeKinds),
  at,
  count: z.int(),
  actor: z.object({ id, title: z.string() }).nullable(),
  record: z.object({ object: z.string(), id, title: z.string(), account: z.string().nullable() }),
  about: z.object({ object: z.string(), id, title: z.string(), by: z.string().nullable() }).nullable(),
  field: z.string().nullable(),
  fields: z.array(z.string()),
  to: z.unknown(),
  when: at.nullable(),
  readAt: at.nullable(),
  doneAt: at.nullable(),
})

const query = z
  .object({
    state: z.enum(['unread', 'open', 'done']).default('open'),
    kinds: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(noticeKinds)))
      .optional()
      .meta({ description: `Of ${noticeKinds.join(', ')}; several separated by commas` }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(100).optional(),
  })
  .strict()

const follow = z.object({ follows: z.boolean(), looksAfter: z.boolean() })
const nothing = z.object({}).strict()

export const noticeRoutes = [
  route({
    method: 'GET',
    path: '/notices',
    summary: 'What you are told of, newest first',
    query,
    answer: z.object({ data: z.array(line), nextCursor: z.string().nullable() }),
    run: async ({ ctx, query: { cursor, ...asked } }) => {
      const page = await readNotices(ctx, { ...asked, cursor: cursor ? readCursor(cursor) : undefined })
      return { data: page.data, nextCursor: page.next }
    },
  }),
  route({
    method: 'GET',
    path: '/notices/count',
    summary: 'How many of your notices are unread, up to 100',
    answer: z.object({ unread: z.int() }),
    run: async ({ ctx }) => ({ unread: await countUnread(ctx) }),
  }),
  route({
    method: 'POST',
    path: '/notices/mark',
    summary: 'Mark notices, those named or all; answers the ids of those that changed',
    body: z.object({ as: z.enum(marks), ids: z.array(id).max(MOST).optional() }).strict(),
    answer: z.object({ ids: z.array(id) }),
    run: async ({ app, ctx, body }) => ({ ids: await mark(app, ctx, body.as, body.ids) }),
  }),
  route({
    method: 'GET',
    path: '/follows/:object/:id',
    summary: 'Whether you follow a record',
    answer: follow,
    run: async ({ ctx, params }) => followOf(ctx, await seen(ctx, params), params.id!),
  }),
  ...[true, false].map((follows) =>
    route({
      method: follows ? 'POST' : 'DELETE',
      path: '/follows/:object/:id',
      summary: follows ? 'Follow a record: hear of its changes' : 'Follow a record no longer',
      ...(follows && { body: nothing }),
      answer: follow,
      run: async ({ ctx, params }) => {
        const def = await seen(ctx, params)
        await saveFollow(ctx, def, params.id!, follows)
        return followOf(ctx, def, params.id!)
      },
    }),
  ),
]

async function seen(ctx: Context, params: Record<string, string>) {
  const def = ctx.catalogue.find(params.object!)
  if (!def) throw notFound('This record')
  await read(ctx, def, params.id!, { fields: ['version'], deleted: false })
  return def
}

function readCursor(text: string): Asked['cursor'] {
  const [moment = '', last = ''] = text.split(' ')
  if (Number.isNaN(Date.parse(moment)) || !isId(last))
    throw new Refusal(400, 'cursor', 'cursor does not belong to this list; start again without it')
  return { at: moment, id: last }
}
