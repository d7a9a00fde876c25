import { isId } from '#core/field/index.ts'
import type { Money } from '#core/money.ts'
import { percentOf, priceOf } from '#core/pricing.ts'
import type { Context } from '#core/server/context.ts'
import { emit } from '#core/server/event.ts'
import { type Draft, onWrite, type Values } from '#core/server/hooks.ts'
import { batch } from '#core/server/store.ts'
import { say } from '#core/text.ts'
import { Deal } from './deal.object.ts'
import { DealLine } from './dealLine.object.ts'
import { totalsOf } from './lines.ts'
import { notTheirs } from './onDeal.ts'

onWrite(DealLine, {
  fills: ['name', 'unitPrice'],
  async fill(ctx, inputs) {
    const products = await productsOf(ctx, inputs)
    const deals = await dealsOf(ctx, inputs)
    const next = new Map<string, number>()
    for (const input of inputs) {
      const deal = deals.get(String(input.deal))
      const id = String(input.deal)
      if (input.position === undefined) {
        input.position = next.get(id) ?? (deal?.last ?? 0) + 1
        next.set(id, Number(input.position) + 1)
      }
      takeOver(input, products.get(String(input.product)), deal?.currency ?? ctx.settings.currency)
      input.unitPrice ??= { amount: 0, currency: deal?.currency ?? ctx.settings.currency }
    }
  },

  async derive(ctx, drafts) {
    const exchanged = drafts.filter(({ before, values }) => before && values.product)
    const products = await productsOf(
      ctx,
      exchanged.map(({ values }) => values),
    )
    for (const { before, values } of exchanged)
      if (values.product !== before!.product)
        takeOver(values, products.get(String(values.product)), (before!.unitPrice as Money).currency)
    for (const draft of drafts) workOut(draft)
  },

  async refuse(ctx, drafts) {
    const wrong = await notTheirs(ctx, drafts)
    const deals = await dealsOf(
      ctx,
      drafts.filter(isPriced).map(({ before, values }) => ({ ...before, ...values })),
    )
    for (const draft of drafts) {
      const { before, values } = draft
      const now: Values = { ...before, ...values }
      const currency = isPriced(draft) ? deals.get(String(now.deal))?.bound : undefined
      if (currency && (now.unitPrice as Money).currency !== currency)
        wrong.set(draft.id, {
          field: 'unitPrice',
          message: say('must be in {currency}, as the deal is', { currency }),
        })
      else if (values.total === undefined && isPriced(draft))
        wrong.set(draft.id, { field: 'quantity', message: 'makes the line too large to reckon with' })
    }
    return wrong
  },

  after: (ctx, changes) =>
    addUp(
      ctx,
      changes.flatMap(({ before, after }) => [before?.deal, after.deal]),
    ),
  binned: (ctx, records) =>
    addUp(
      ctx,
      records.map(({ values }) => values.deal),
    ),
})

const isPriced = ({ values }: Draft) =>
  ['deal', 'quantity', 'unitPrice', 'discount', 'taxRate'].some((name) => values[name] !== undefined)

type ProductLine = {
  id: string
  name: string
  price: Money | null
  taxRate: number | null
  kind: string | null
  unit: string | null
}

/** What the product says, where the line says nothing. A list price in another currency is no price here. */
function takeOver(values: Values, product: ProductLine | undefined, currency: string) {
  if (!product) return
  values.name ??= product.name
  if (product.price?.currency === currency) values.unitPrice ??= product.price
  values.taxRate ??= product.taxRate
  if (product.kind === 'subscription')
    values.billing ??= product.unit === 'Month' ? 'monthly' : product.unit === 'Year' ? 'yearly' : undefined
}

function workOut(draft: Draft) {
  if (!isPriced(draft)) return
  const { before, values } = draft
  const { unitPrice, quantity, discount, taxRate } = { ...before, ...values } as Values
  const total = priceOf(unitPrice as Money, Number(quantity ?? 1), Number(discount ?? 0))
  values.total = total
  values.tax = total && percentOf(total, Number(taxRate ?? 0))
}

async function productsOf(ctx: Context, inputs: Values[]): Promise<Map<string, ProductLine>> {
  const ids = [...new Set(inputs.map(({ product }) => product).filter(isId))]
  if (!ids.length) return new Map()
  const found = await ctx.db.query<ProductLine>(
    `select id, name, tax_rate as "taxRate", kind, unit,
       case when price is not null then json_build_object('amount', price, 'currency', price_currency) end as price
     from product where id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.rows.map((row) => [row.id, row]))
}

type DealLines = { id: string; currency: string | null; bound: string | null; last: number }

/** Of the deals that lines belong to: the currency all are in (`bound` where there is no choice any more), and the last place. */
async function dealsOf(ctx: Context, lines: Values[]): Promise<Map<string, DealLines>> {
  const ids = [...new Set(lines.map(({ deal }) => deal).filter(isId))]
  if (!ids.length) return new Map()
  const found = await ctx.db.query<DealLines>(
    `select d.id, coalesce(d.amount_currency, d.lines_total_currency) as bound,
       coalesce(d.amount_currency, d.lines_total_currency, nullif(a.currency, '')) as currency,
       coalesce((select max(position) from deal_line l where l.deal = d.id and l.deleted_at is null), 0)::int as last
     from deal d left join account a on a.id = d.account where d.id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.rows.map((row) => [row.id, row]))
}

/** Adds the lines of deals up and has their amounts follow, where nobody set them by hand. */
async function addUp(ctx: Context, given: unknown[]) {
  const deals = [...new Set(given.filter(isId))]
  const found = await ctx.db.query<{ deal: string; sums: Parameters<typeof totalsOf>[0] | null }>(
    `select d.id as deal, (select json_agg(s) from (select billing, sum(total) as amount, min(total_currency) as currency
       from deal_line l where l.deal = d.id and l.deleted_at is null group by billing) s) as sums
     from deal d where d.id = any($1::uuid[])`,
    [deals],
  )
  const lines = found.rows.map(({ deal, sums }) => {
    const totals = totalsOf(sums ?? [])
    const { amount = null, currency = null } = totals?.total ?? {}
    return { id: deal, amount, currency, recurring: totals?.recurring.amount ?? null }
  })
  const behind = await ctx.db.query<{ id: string; amount: Money }>(followSql, [JSON.stringify(lines)])
  await emit(ctx, 'deal.touched', deals)
  if (behind.rows.length) await batch(ctx, Deal, { operation: 'update', records: behind.rows })
}

// The sums are notes beside the deal and leave its version alone; the amount is a value of its own and goes through the store.
const followSql = `with noted as (update deal d set lines_total = r.amount, lines_total_currency = r.currency,
    recurring = r.recurring, recurring_currency = r.currency
    from json_to_recordset($1::json) as r(id uuid, amount bigint, currency text, recurring bigint) where d.id = r.id returning d.*)
  select id, json_build_object('amount', lines_total, 'currency', lines_total_currency) as amount from noted
  where lines_total is not null and amount_by_hand is not true
    and (amount is distinct from lines_total or amount_currency is distinct from lines_total_currency) and deleted_at is null`
