import type { Money } from '#core/money.ts'
import type { Context } from '#core/server/context.ts'
import type { Change, Draft } from '#core/server/hooks.ts'

/** A move put back by the same person within this time was a mistake and leaves no trace in any figure. */
const MINUTES = 15

/**
 * Of deals on their way back into the stage they just left, when they had come into it: the move is taken
 * back, so their time there goes on.
 */
export async function earlierStays(ctx: Context, moved: Draft[]): Promise<Map<string, string>> {
  const back = moved.filter((draft) => draft.before)
  if (!back.length) return new Map()
  const found = await ctx.db.query<{ deal: string; at: string }>(
    `select r.deal, to_char(was.entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from json_to_recordset($1::json) as r(deal uuid, stage uuid)
     join deal_stage_history here on here.deal = r.deal and here.left_at is null
     join lateral (select stage, entered_at from deal_stage_history h where h.deal = r.deal
       and h.left_at is not null and h.is_taken_back is not true order by left_at desc limit 1) was on was.stage = r.stage
     where here.by = $2 and here.created_at > $3::timestamptz - ${MINUTES} * interval '1 minute'`,
    [JSON.stringify(back.map((d) => ({ deal: d.id, stage: d.values.stage }))), ctx.actor.id, ctx.now],
  )
  return new Map(found.rows.map((row) => [row.deal, row.at]))
}

/**
 * Writes where deals now stand, in the transaction of the move itself. Straight into the table, because nobody
 * may write it through the store: what happened is not edited.
 */
export async function keepHistory(ctx: Context, moved: Change[]) {
  const lines = moved.map(({ id, after }) => {
    const amount = after.amount as Money | null | undefined
    return {
      ...{
        id: ctx.newId(),
        deal: id,
        pipeline: after.pipeline,
        stage: after.stage,
        at: after.stageEnteredAt,
      },
      ...{ amount: amount?.amount, currency: amount?.currency, close: after.closeDate },
    }
  })
  await ctx.db.query(historySql, [JSON.stringify(lines), ctx.now, ctx.actor.id])
}

// `back` finds the stay that goes on where a move is taken back; its `entered_at` is the one earlierStays answered.
const historySql = `with r as materialized (select * from json_to_recordset($1::json)
    as r(id uuid, deal uuid, pipeline uuid, stage uuid, at timestamptz, amount bigint, currency text, close date)),
  back as (update deal_stage_history h set left_at = null, updated_at = $2, version = version + 1 from r
    where h.deal = r.deal and h.stage = r.stage and h.entered_at = r.at and h.left_at is not null returning h.deal),
  taken as (update deal_stage_history h set left_at = $2, is_taken_back = true, updated_at = $2, version = version + 1
    from back where h.deal = back.deal and h.left_at is null),
  left_behind as (update deal_stage_history h set left_at = $2, updated_at = $2, version = version + 1 from r
    where h.deal = r.deal and h.left_at is null and not exists (select from back where back.deal = r.deal))
  insert into deal_stage_history (id, deal, pipeline, stage, name, entered_at, amount, amount_currency, close_date, by,
    created_at, created_by, updated_at, updated_by, version)
  select r.id, r.deal, r.pipeline, r.stage, s.name, r.at, r.amount, r.currency, r.close, u.id, $2, $3, $2, $3, 1
  from r join stage s on s.id = r.stage left join "user" u on u.id = $3
  where not exists (select from back where back.deal = r.deal)`
