import type { Context } from '#core/server/context.ts'
import { gapsAnew } from './people.ts'

/**
 * Deals from before their stages were kept get what the history of changes remembers: where they stood from
 * when to when, how often their close date was put off, their last activity. Once, at the start after an update.
 */
export async function fillHistory(ctx: Context) {
  const known = await ctx.db.query(
    'select (select true from deal_stage_history limit 1) as filled, (select true from deal limit 1) as deals',
  )
  const { filled, deals } = known.rows[0] as { filled: boolean | null; deals: boolean | null }
  if (filled || !deals) return
  await ctx.db.transaction(async (db) => {
    await db.query('lock table deal_stage_history in exclusive mode')
    await db.query(staysSql, [ctx.now, ctx.actor.id])
    await db.query(slipsSql)
    await db.query(restSql, [ctx.now])
    await fillGaps({ ...ctx, db })
  })
}

async function fillGaps(ctx: Context) {
  const found = await ctx.db.query<{ id: string }>('select id from deal where closed_at is null order by id')
  for (let i = 0; i < found.rows.length; i += 5000)
    await gapsAnew(
      ctx,
      found.rows.slice(i, i + 5000).map((row) => row.id),
    )
}

// The state of a field at a moment is what the next change of it replaced, or what stands.
const thenSql = (field: string, now: string) =>
  `coalesce((select c.changes #> '{${field},0}' from change c
    where c.record = s.deal and c.changes ? '${field}' and c.at > s.at order by c.id limit 1), ${now})`

const staysSql = `with moves as materialized (
    select record, at, actor, id, (changes #>> '{stage,0}')::uuid as was, (changes #>> '{stage,1}')::uuid as became
    from change where object = 'deal' and changes ? 'stage'),
  firsts as (select distinct on (record) record, was from moves order by record, id),
  steps as (
    select d.id as deal, coalesce(f.was, d.stage) as stage, d.created_by as actor,
      case when f.was is null then coalesce(d.closed_at, d.created_at) else d.created_at end as at
    from deal d left join firsts f on f.record = d.id
    union all select record, became, actor, at from moves where became is not null)
  insert into deal_stage_history (id, deal, pipeline, stage, name, entered_at, left_at, amount, amount_currency, close_date, by,
    created_at, created_by, updated_at, updated_by, version)
  select gen_random_uuid(), s.deal, g.pipeline, s.stage, g.name, s.at, lead(s.at) over (partition by s.deal order by s.at),
    (v.amount ->> 'amount')::bigint, v.amount ->> 'currency', (v.close #>> '{}')::date, u.id, $1, $2, $1, $2, 1
  from steps s join deal d on d.id = s.deal join stage g on g.id = s.stage left join "user" u on u.id = s.actor
  cross join lateral (select
    ${thenSql('amount', `case when d.amount is not null then jsonb_build_object('amount', d.amount, 'currency', d.amount_currency) end`)} as amount,
    ${thenSql('closeDate', 'to_jsonb(d.close_date)')} as close) v`

const slipsSql = `update deal d set slips = m.n, slipped_days = m.days, first_close_date = m.first
  from (select record, count(*) filter (where later > 0) as n, sum(later) filter (where later > 0) as days,
      (array_agg(was order by id))[1] as first
    from (select record, id, (changes #>> '{closeDate,0}')::date as was,
        (changes #>> '{closeDate,1}')::date - (changes #>> '{closeDate,0}')::date as later
      from change where object = 'deal' and changes ? 'closeDate') c
    where was is not null group by record) m
  where m.record = d.id and m.n > 0`

const restSql = `update deal d set
    last_activity_at = a.at,
    first_close_date = coalesce(d.first_close_date, d.close_date),
    cycle_days = case when d.opened_on <= (d.closed_at at time zone 'UTC')::date
      then (d.closed_at at time zone 'UTC')::date - d.opened_on end,
    rot_at = case when s.outcome = 'open' then greatest(d.stage_entered_at, a.at) + s.rot_days * interval '1 day' end
  from stage s, deal e left join (select deal, max(at) as at from activity
    where deal is not null and deleted_at is null and at <= $1 and (kind <> 'task' or done) group by deal) a on a.deal = e.id
  where s.id = d.stage and e.id = d.id`
