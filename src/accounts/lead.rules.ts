import type { Mistake } from '#core/check.ts'
import type { App } from '#core/server/app.ts'
import { type Context, system } from '#core/server/context.ts'
import type { Listener } from '#core/server/event.ts'
import { type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { batch } from '#core/server/store.ts'
import { contactKinds } from './activity.object.ts'
import { Lead } from './lead.object.ts'

onWrite(Lead, {
  fills: ['name'],
  fill(ctx, inputs) {
    for (const input of inputs) {
      const name = [input.firstName, input.lastName].filter(Boolean).join(' ')
      input.name ||= name || input.company || input.email
      input.firstTouchAt ??= ctx.now.toISOString()
      input.lastTouchAt ??= input.firstTouchAt
    }
  },
  async refuse(ctx, drafts) {
    const wrong = new Map<string, Mistake>()
    if (ctx.internal) return wrong
    for (const draft of drafts) {
      const mistake = mistakeIn(draft)
      if (mistake) wrong.set(draft.id, mistake)
    }
    return wrong
  },
})

function mistakeIn({ before, values }: Draft): Mistake | undefined {
  const now: Values = { ...before, ...values }
  if (before?.status === 'converted')
    return { field: 'status', message: 'is converted, so this lead stays as it is' }
  if (values.status === 'converted') return { field: 'status', message: 'follows from converting the lead' }
  return values.status === 'unqualified' && !now.unqualifiedReason
    ? { field: 'unqualifiedReason', message: 'must say why' }
    : undefined
}

type Touch = { lead: string; at: string; kind: string; subject: string }

/** A conversation with a lead is its last touch. */
export const followActivities =
  (app: App): Listener =>
  async (events, db) => {
    const ids = events.filter((e) => /^activity\.(created|changed)$/.test(e.name)).flatMap((e) => e.records)
    if (!ids.length) return
    const ctx: Context = { ...app.context(system), db, internal: true }
    const touched = await db.query<Touch>(
      `select distinct on (a.lead) a.lead, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, a.kind, a.subject
       from activity a join lead l on l.id = a.lead and l.deleted_at is null and l.status <> 'converted'
       where a.id = any($1::uuid[]) and a.kind = any($2) and a.at <= $3 and (l.last_touch_at is null or a.at > l.last_touch_at)
         and a.deleted_at is null order by a.lead, a.at desc`,
      [ids, contactKinds, ctx.now],
    )
    const records = touched.rows.map(({ lead, at, kind, subject }) => ({
      ...{ id: lead, lastTouchAt: at, lastTouchChannel: kind, lastTouchWhat: subject.slice(0, 300) },
    }))
    if (records.length) await batch(ctx, Lead, { operation: 'update', records })
  }
