import { z } from 'zod'
import { type Call, route } from '#core/server/http/route.ts'
import { list } from '#core/server/list.ts'
import { notFound } from '#core/server/refusal.ts'
import { declareSlice } from '#core/server/slice.ts'
import { read } from '#core/server/store.ts'
import type { ViewChoice } from '#core/view.ts'
import { View } from './view.object.ts'

const keys = z.array(z.string().max(100)).max(200)
const choice = z
  .object({ default: z.string().max(100).nullable(), order: keys, hidden: keys, pinned: keys })
  .partial()
  .strict()
const usage = z.object({ view: z.string(), at: z.string(), users: z.number() })

declareSlice({
  name: 'views',
  tables: {
    view_choice: `create table view_choice (
    "user" uuid not null references "user" (id),
    object text not null,
    choice jsonb not null,
    primary key ("user", object))`,
    view_use: `create table view_use (
    view uuid not null references view (id),
    "user" uuid not null references "user" (id),
    at timestamptz not null,
    primary key (view, "user"))`,
  },
  routes: [
    route({
      method: 'GET',
      path: '/viewChoices',
      summary: 'How you arranged your views, by object',
      answer: z.object({ data: z.record(z.string(), choice) }),
      run: readChoices,
    }),
    route({
      method: 'PATCH',
      path: '/viewChoices/:object',
      summary: 'Arrange your views of an object',
      body: choice,
      answer: choice,
      run: saveChoice,
    }),
    route({
      method: 'POST',
      path: '/views/:id/use',
      summary: 'Say that you opened a view',
      body: z.object({}).strict(),
      answer: 'none',
      status: 204,
      run: use,
    }),
    route({
      method: 'GET',
      path: '/viewUses',
      summary: 'When views were last opened, and by how many',
      answer: z.object({ data: z.array(usage) }),
      run: uses,
    }),
  ],
})

async function readChoices({ ctx }: Call) {
  const found = await ctx.db.query<{ object: string; choice: ViewChoice }>(
    'select object, choice from view_choice where "user" = $1',
    [ctx.actor.id],
  )
  return { data: Object.fromEntries(found.rows.map((row) => [row.object, row.choice])) }
}

async function saveChoice({ ctx, params, body }: Call<unknown, z.output<typeof choice>>) {
  if (!ctx.catalogue.find(params.object!)) throw notFound('This object')
  const saved = await ctx.db.query<{ choice: ViewChoice }>(
    `insert into view_choice ("user", object, choice) values ($1, $2, $3)
     on conflict ("user", object) do update set choice = view_choice.choice || excluded.choice returning choice`,
    [ctx.actor.id, params.object, JSON.stringify(body)],
  )
  return saved.rows[0]!.choice
}

// To the hour is enough to tell which views nobody needs, and spares a write a click.
async function use({ ctx, params }: Call) {
  await read(ctx, View, params.id!, { fields: ['version'] })
  await ctx.db.query(
    `insert into view_use as u (view, "user", at) values ($1, $2, $3)
     on conflict (view, "user") do update set at = excluded.at where u.at < excluded.at - interval '1 hour'`,
    [params.id, ctx.actor.id, ctx.now],
  )
}

async function uses({ ctx }: Call) {
  const seen = await list(ctx, View, { fields: ['name'], limit: 200, sort: '-createdAt' })
  const ids = seen.rows.map((json) => (JSON.parse(json) as { id: string }).id)
  const found = await ctx.db.query<z.output<typeof usage>>(
    `select view, to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, count(*) as users
     from view_use where view = any($1::uuid[]) group by view`,
    [ids],
  )
  return { data: found.rows }
}
