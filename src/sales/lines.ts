import type { Mistake } from '#core/check.ts'
import type { Money } from '#core/money.ts'
import type { Draft } from '#core/server/hooks.ts'
import { same } from '#core/server/same.ts'
import { say } from '#core/text.ts'

type Billing = 'oneOff' | 'monthly' | 'yearly'
type Sum = { billing: Billing; amount: number; currency: string }

/**
 * What lines come to: `total` is all of the first year, once what is paid once and twelve times what is paid
 * monthly; `recurring` is what comes back every year.
 */
export function totalsOf(sums: readonly Sum[]): { total: Money; recurring: Money } | undefined {
  const currency = sums[0]?.currency
  if (!currency) return undefined
  const of = (billing: Billing) =>
    sums.filter((sum) => sum.billing === billing).reduce((all, { amount }) => all + amount, 0)
  const recurring = 12 * of('monthly') + of('yearly')
  return { total: { amount: of('oneOff') + recurring, currency }, recurring: { amount: recurring, currency } }
}

/** An amount that differs from what the products come to was set by hand, and is kept until somebody lets go. */
export function followLines({ before, values }: Draft) {
  const lines = before?.linesTotal as Money | null | undefined
  if (!lines) return
  if (values.amountByHand === false) values.amount = lines
  else if (values.amount !== undefined && values.amountByHand === undefined && !same(values.amount, lines))
    values.amountByHand = true
}

export function otherCurrency({ before, values }: Draft): Mistake | undefined {
  const lines = before?.linesTotal as Money | null | undefined
  const amount = values.amount as Money | null | undefined
  if (!lines || !amount || lines.currency === amount.currency) return undefined
  return {
    field: 'amount',
    message: say('must be in {currency}, as the products on the deal are', { currency: lines.currency }),
  }
}
