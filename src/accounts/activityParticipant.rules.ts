import type { Context } from '#core/server/context.ts'
import { type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { ActivityParticipant } from './activityParticipant.object.ts'
import { renewLastContact } from './lastContact.ts'

onWrite(ActivityParticipant, {
  async derive(ctx, drafts) {
    const at = await momentsOf(
      ctx,
      drafts.filter((d) => d.values.activity),
    )
    for (const { values } of drafts) if (values.activity) values.at = at.get(String(values.activity)) ?? null
  },
  async refuse(_ctx, drafts) {
    const wrong = new Map<string, { field: string; message: string }>()
    for (const { id, before, values } of drafts) {
      const now: Values = { ...before, ...values }
      if (!now.contact && !now.user && !now.name && !now.email)
        wrong.set(id, {
          field: 'contact',
          message: 'or a colleague, name or e-mail address must say who it is',
        })
    }
    return wrong
  },
  async after(ctx, changes) {
    await renewLastContact(ctx, {
      accounts: [],
      contacts: changes.flatMap((c) => [c.before?.contact, c.after.contact]),
    })
  },
  async binned(ctx, records) {
    await renewLastContact(ctx, { accounts: [], contacts: records.map((r) => r.values.contact) })
  },
})

async function momentsOf(ctx: Context, drafts: Draft[]): Promise<Map<string, string>> {
  if (!drafts.length) return new Map()
  const found = await ctx.db.query<{ id: string; at: Date }>(
    'select id, at from activity where id = any($1::uuid[])',
    [drafts.map((d) => d.values.activity)],
  )
  return new Map(found.rows.flatMap((row) => (row.at ? [[row.id, row.at.toISOString()]] : [])))
}
