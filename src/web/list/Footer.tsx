import { Fragment } from 'react'
import type { Money } from '#core/money.ts'
import { fieldLabel, inSentence, many, one } from '../kit/catalogue.ts'
import { moneyText, numberFormat } from '../kit/format.ts'
import { useShowing } from '../kit/session.ts'
import { t, tx } from '../kit/text.ts'
import { type Column, columnsOf, paramsOf } from './query.ts'
import { type Amount, type SumLine, summed, useSums } from './sums.ts'
import type { List } from './useList.ts'

type Props = { list: List; total: string | undefined; sums: SumLine[] | undefined }

/** What the list adds up to, and the keys that work in it. */
export function Footer({ list, total, sums }: Props) {
  const { locale } = useShowing()
  const columns = summed(columnsOf(list.def, list.query.columns))
  const noun = inSentence(total === '1' ? one(list.def) : many(list.def))
  return (
    <footer className="list-foot">
      {total && <span>{t('{count} {objects}', { count: total, objects: noun })}</span>}
      {columns.map((column) => (
        <Sum key={column.name} list={list} column={column} known={sums ?? []} locale={locale} />
      ))}
      <span className="key-hints">
        {tx('{keys} move', { keys: <Keys keys={['J', 'K']} /> })}
        {tx('{keys} select', { keys: <Keys keys={['X']} /> })}
        {tx('{keys} look', { keys: <Keys keys={[t('Space')]} /> })}
        {tx('{keys} open', { keys: <Keys keys={[t('Enter')]} /> })}
        {tx('{keys} all shortcuts', { keys: <Keys keys={['?']} /> })}
      </span>
    </footer>
  )
}

const Keys = ({ keys }: { keys: string[] }) =>
  keys.map((key) => (
    <Fragment key={key}>
      <kbd>{key}</kbd>{' '}
    </Fragment>
  ))

type SumProps = { list: List; column: Column; known: SumLine[]; locale: string }

function Sum({ list, column: { name, field }, known, locale }: SumProps) {
  const there = known.some((line) => line.sum && name in line.sum)
  const { filter } = paramsOf(list.def, list.query)
  const own = useSums(list.def, { filter, measures: [`sum:${name}`], enabled: known.length > 0 && !there })
  const lines = there ? known : (own.data?.data ?? [])
  const values = lines
    .map((line) => line.sum?.[name])
    .filter((value) => value !== null && value !== undefined)
  if (!values.length) return null
  const label = inSentence(fieldLabel(name, field))
  return (
    <span className="v-num">
      {tx('Sum of {field} {amounts}', { field: label, amounts: <b>{amountsText(values, locale)}</b> })}
    </span>
  )
}

/** Several currencies stand side by side: without rates they cannot be added. */
export function amountsText(values: Amount[], locale: string, short = false) {
  const money = values.filter((value) => typeof value === 'object' && value !== null)
  const plain = values.filter((value) => typeof value === 'number')
  const texts = money.map((value) => moneyText(value as Money, locale, short))
  if (plain.length) texts.push(numberFormat(locale).format(plain.reduce((a, b) => a + b, 0)))
  return texts.join(' + ')
}
