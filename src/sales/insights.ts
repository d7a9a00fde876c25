import { z } from 'zod'
import type { Filter } from '#core/filter.ts'
import type { Context } from '#core/server/context.ts'
import { route } from '#core/server/http/route.ts'
import { scope } from '#core/server/list.ts'
import { pen } from '#core/server/rights.ts'
import { get } from '#core/server/store.ts'
import { Deal } from './deal.object.ts'
import { Pipeline } from './pipeline.object.ts'

/** So many closed deals, the latest ones, are looked at; more would say nothing else. */
const BOUND = 20_000

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2026-12-24')
const count = z.number().int()
const figure = z.number().nullable()
const spread = z.object({ count, mean: figure, median: figure, p90: figure }).strict()
const stage = z
  .object({
    id: z.string(),
    name: z.string(),
    probability: figure,
    reached: count.describe('How many of the closed deals came as far'),
    conversion: figure.describe('Of those, how many percent came to the next stage, or were won'),
    days: spread.describe('How long deals were in the stage that left it in the period'),
  })
  .strict()

const answer = z
  .object({
    from: day,
    to: day,
    won: spread.describe('Deals won in the period: how many, and days from opened to closed'),
    lost: spread,
    winRate: figure.describe('Won of all closed, in percent'),
    stages: z.array(stage),
    more: z.boolean().describe('Only the latest 20,000 closed deals are counted'),
  })
  .strict()

/** How deals go through a pipeline: cycle, time in stage and how many come how far, of the deals the reader sees. */
export const insightsRoute = route({
  method: 'GET',
  path: '/pipelines/:id/insights',
  summary: 'Cycle, time in stage and conversion of a pipeline',
  query: z
    .object({
      from: day.optional().describe('A year ago unless told'),
      to: day.optional().describe('The day after the last; tomorrow unless told'),
      owner: z.uuid().optional(),
    })
    .strict(),
  answer,
  run: async ({ ctx, params, query }) => {
    const pipeline = await get(ctx, Pipeline, params.id!)
    return insights(ctx, pipeline.id, { ...periodOf(ctx), ...query })
  },
})

const DAY = 86_400_000
const periodOf = ({ now }: Context) => ({
  from: new Date(now.getTime() - 365 * DAY).toISOString().slice(0, 10),
  to: new Date(now.getTime() + DAY).toISOString().slice(0, 10),
})

type Asked = { from: string; to: string; owner?: string }

async function insights(ctx: Context, pipeline: string, { from, to, owner }: Asked) {
  const asked = { pipeline, from, to, owner }
  const [cycles, stages] = await Promise.all([cyclesOf(ctx, asked), stagesReached(ctx, asked)])
  const of = (outcome: string) => cycles.find((line) => line.outcome === outcome) ?? { ...none, total: 0 }
  const [won, lost] = [of('won'), of('lost')]
  const closed = won.total + lost.total
  return {
    ...{ from, to },
    won: spreadOf(won),
    lost: spreadOf(lost),
    winRate: closed ? (100 * won.total) / closed : null,
    stages: stages.map(({ reached, ...stage }, i) => {
      const next = stages[i + 1]?.reached ?? won.total
      return { ...stage, reached, conversion: reached ? (100 * next) / reached : null }
    }),
    more: closed >= BOUND,
  }
}

type Spread = { mean: number | null; median: number | null; p90: number | null }
type Period = Asked & { pipeline: string }
const none: Spread = { mean: null, median: null, p90: null }

const spreadOf = ({ total, mean, median, p90 }: Spread & { total: number }) => ({
  ...{ count: total, mean, median, p90 },
})

const spreadSql = (days: string) =>
  `avg(${days})::float8 as mean, percentile_cont(0.5) within group (order by ${days}) as median,
   percentile_cont(0.9) within group (order by ${days}) as p90`

/** The latest deals closed in the period that the reader may see. */
function closedSql(ctx: Context, { pipeline, from, to, owner }: Period, values: unknown[]): string {
  const filter: Filter = {
    pipeline: { is: pipeline },
    closedAt: { from: `${from}T00:00:00.000Z`, under: `${to}T00:00:00.000Z` },
    ...(owner && { owner: { is: owner } }),
  }
  return `select t.id, t.stage, t.cycle_days from deal t where ${scope(ctx, Deal, { filter }, pen(ctx, values))}
    order by t.closed_at desc limit ${BOUND}`
}

async function cyclesOf(ctx: Context, asked: Period) {
  const values: unknown[] = []
  const found = await ctx.db.query<Spread & { outcome: string; total: number }>(
    `with closed as materialized (${closedSql(ctx, asked, values)})
     select s.outcome, count(*)::int as total, ${spreadSql('c.cycle_days')}
     from closed c join stage s on s.id = c.stage group by s.outcome`,
    values,
  )
  return found.rows
}

type StageReached = {
  id: string
  name: string
  probability: number | null
  reached: number
  days: Spread & { count: number }
}

// A lost deal without a history, as imports bring them, came as far as the first stage: more nobody knows.
async function stagesReached(ctx: Context, asked: Period): Promise<StageReached[]> {
  const values: unknown[] = []
  const closed = closedSql(ctx, asked, values)
  const [pipeline, from, to] = [asked.pipeline, asked.from, asked.to].map((v) => `$${values.push(v)}`)
  const found = await ctx.db.query<StageReached>(
    `with closed as materialized (${closed}),
     open as (select id, name, probability, row_number() over (order by position, id) as place from stage
       where pipeline = ${pipeline} and outcome = 'open' and deleted_at is null),
     furthest as (select c.id, bool_or(s.outcome = 'won') as won, coalesce(max(o.place), 1) as place
       from closed c join stage s on s.id = c.stage
       left join deal_stage_history h on h.deal = c.id and h.is_taken_back is not true
       left join open o on o.id = h.stage group by c.id)
     select o.id, o.name, o.probability::float8,
       (select count(*)::int from furthest f where f.won or f.place >= o.place) as reached,
       (select json_build_object('count', count(*), 'mean', avg(d.days), 'median', percentile_cont(0.5) within group (order by d.days),
          'p90', percentile_cont(0.9) within group (order by d.days))
        from (${staysSql(ctx, asked, values, from!, to!)}) d) as days
     from open o order by o.place`,
    values,
  )
  return found.rows
}

const staysSql = (ctx: Context, { owner }: Period, values: unknown[], from: string, to: string) =>
  `select extract(epoch from h.left_at - h.entered_at)::float8 / 86400 as days from deal_stage_history h
   where h.stage = o.id and h.left_at >= ${from}::timestamptz and h.left_at < ${to}::timestamptz
     and h.is_taken_back is not true and h.deleted_at is null
     and h.deal in (select t.id from deal t where ${scope(ctx, Deal, { filter: owner ? { owner: { is: owner } } : {} }, pen(ctx, values))})
   order by h.left_at desc limit ${BOUND}`
