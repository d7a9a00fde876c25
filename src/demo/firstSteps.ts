import { z } from 'zod'
import { type Context, system } from '#core/server/context.ts'
import { type Call, route } from '#core/server/http/route.ts'

const byPeople = `not exists
  (select from change c where c.record = t.id and c.kind = 'created' and c.cause->>'kind' = 'demo')`

/** What a new organisation does first; a step is done once its condition finds something. */
const steps: Record<string, { admin?: boolean; sql(me: string, nobody: string): string }> = {
  company: { admin: true, sql: () => `from setting where key = 'company'` },
  records: { sql: () => `from account t where ${byPeople}` },
  colleagues: { admin: true, sql: () => 'from password offset 1' },
  pipeline: {
    admin: true,
    sql: (_, nobody) => `from stage s join change c on c.record = s.id and c.actor <> ${nobody}`,
  },
  activity: { sql: (me) => `from activity t where owner = ${me} and created_by = ${me} and ${byPeople}` },
}

const answer = z
  .object({
    steps: z.array(z.object({ name: z.string(), done: z.boolean() }).strict()),
    hidden: z.boolean(),
  })
  .strict()

export const firstStepRoutes = [
  route({
    method: 'GET',
    path: '/first-steps',
    summary: 'What this user is led through at first, and what of it is done',
    answer,
    run: async ({ ctx }) => read(ctx),
  }),
  route({
    method: 'PATCH',
    path: '/first-steps',
    summary: 'Hide the first steps, or show them again',
    body: z.object({ hidden: z.boolean() }).strict(),
    answer,
    run: hide,
  }),
]

async function read(ctx: Context) {
  const mine = Object.entries(steps).filter(([, step]) => !step.admin || ctx.actor.roles.includes('admin'))
  const asked = mine.map(
    ([name, { sql }]) => `exists (select ${sql('$1::uuid', '$2::uuid')} limit 1) as ${name}`,
  )
  const hidden = `exists (select from first_steps_hidden where "user" = $1::uuid) as hidden, $2::uuid as nobody`
  const found = await ctx.db.query<Record<string, boolean>>(`select ${[...asked, hidden].join(', ')}`, [
    ctx.actor.id,
    system.id,
  ])
  const row = found.rows[0]!
  return { steps: mine.map(([name]) => ({ name, done: row[name]! })), hidden: row.hidden! }
}

async function hide({ ctx, body }: Call<unknown, { hidden: boolean }>) {
  const sql = body.hidden
    ? 'insert into first_steps_hidden ("user", at) values ($1, $2) on conflict do nothing'
    : 'delete from first_steps_hidden where "user" = $1'
  await ctx.db.query(sql, body.hidden ? [ctx.actor.id, ctx.now] : [ctx.actor.id])
  return read(ctx)
}
