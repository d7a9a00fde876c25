import type { Context } from '#core/server/context.ts'
import { type Draft, onWrite } from '#core/server/hooks.ts'
import { AccountRelation, mutualTypes } from './accountRelation.object.ts'

type Relation = { from: string; to: string; type: string; since?: string | null; until?: string | null }
type Mistake = { field: string; message: string }

const again = { field: 'to', message: 'is related in this way already at that time' }

onWrite(AccountRelation, {
  async refuse(ctx, drafts) {
    const wrong = new Map<string, Mistake>()
    const good: Draft[] = []
    for (const draft of drafts) {
      const mistake = mistakeIn(now(draft)) ?? (good.some((one) => overlap(now(one), now(draft))) && again)
      if (mistake) wrong.set(draft.id, mistake)
      else good.push(draft)
    }
    for (const id of await standingAlready(ctx, good)) wrong.set(id, again)
    return wrong
  },
})

const now = ({ before, values }: Draft) => ({ ...before, ...values }) as Relation

function mistakeIn({ from, to, since, until }: Relation): Mistake | undefined {
  if (from === to) return { field: 'to', message: 'must be another account' }
  return since && until && until < since ? { field: 'until', message: 'must not be before since' } : undefined
}

function overlap(a: Relation, b: Relation): boolean {
  const same = a.from === b.from && a.to === b.to
  const turned = mutualTypes.includes(a.type) && a.from === b.to && a.to === b.from
  const apart = (a.until && b.since && a.until < b.since) || (b.until && a.since && b.until < a.since)
  return a.type === b.type && (same || turned) && !apart
}

// The twin of `overlap`, for what stands.
async function standingAlready(ctx: Context, drafts: Draft[]): Promise<string[]> {
  if (!drafts.length) return []
  const given = JSON.stringify(drafts.map((draft) => ({ ...now(draft), id: draft.id })))
  const found = await ctx.db.query<{ id: string }>(
    `with d as (select * from json_to_recordset($1::json) as d(id uuid, "from" uuid, "to" uuid, type text, since date, until date)),
     way as (select id, "from", "to", type, since, until from d
       union all select id, "to", "from", type, since, until from d where type = any($2))
     select distinct w.id from way w join account_relation r on r."from" = w."from" and r."to" = w."to" and r.type = w.type
     where r.deleted_at is null and r.id <> w.id
       and (r.until is null or w.since is null or r.until >= w.since)
       and (w.until is null or r.since is null or w.until >= r.since)`,
    [given, mutualTypes],
  )
  return found.rows.map((row) => row.id)
}
