import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Money } from '#core/money.ts'
import { openForm } from '../form/RecordForm.tsx'
import { api } from '../kit/api.ts'
import { inSentence, one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { moneyText } from '../kit/format.ts'
import { sumsKey } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Initials, Value } from '../kit/Value.tsx'
import { countText, inherited, isEmpty, type Page, type Relation } from './record.ts'
import style from './related.module.css'

type Props = { def: WireObject; row: WireRow; relation: Relation; page: Page | undefined }

/** A card with the first few records of one relation. */
export function Related({ def, row, relation, page }: Props) {
  const { def: child, label } = relation
  const rows = page?.data ?? []
  return (
    <section className={style.card} aria-label={label}>
      <h2>
        <Link to="." search={{ tab: relation.name } as never}>
          {label}
        </Link>
        <span className={style.count}>{countText(page)}</span>
        <Total relation={relation} row={row} hasRows={rows.length > 0} />
        {child.can.create && child.name !== 'file' && (
          <button
            type="button"
            className={style.add}
            aria-label={t('New {object}', { object: inSentence(one(child)) })}
            title={t('New {object}', { object: inSentence(one(child)) })}
            onClick={() => openForm({ plural: child.plural, ...inherited(relation, def, row) })}
          >
            <IconPlus size={14} aria-hidden />
          </button>
        )}
      </h2>
      {rows.map((one) => (
        <Line key={one.id} relation={relation} row={one} />
      ))}
      {page && !rows.length && <p className={style.none}>{t('None yet')}</p>}
    </section>
  )
}

/** Title, one thing that says how it stands, and an amount or a date at the end. */
function Line({ relation: { def, field }, row }: { relation: Relation; row: WireRow }) {
  const names = def.list.columns.filter((name) => name !== def.title && name !== field && !isEmpty(row[name]))
  const kindOf = (name: string) => def.fields[name]?.kind ?? ''
  // A record between two others (a role) is best named by what lies on the other side.
  const far = !def.fields[def.title]?.isRequired
    ? names.find((name) => kindOf(name) === 'reference')
    : undefined
  const state =
    def.board?.by && !isEmpty(row[def.board.by])
      ? def.board.by
      : names.find((name) => kindOf(name) === 'choice')
  const end =
    names.find((name) => kindOf(name) === 'money') ?? names.find((name) => /^date/.test(kindOf(name)))
  const sub = far ? def.title : names.find((name) => ['text', 'email'].includes(kindOf(name)))
  const title = far ? (row.included?.[far]?.title ?? titleOf(def, row)) : titleOf(def, row)
  const isPerson = def.name === 'contact' || def.name === 'user'
  const show = (name: string | undefined) =>
    name && def.fields[name] ? (
      <Value name={name} field={def.fields[name]} value={row[name]} included={row.included?.[name]} quiet />
    ) : null
  return (
    <Link className={style.line} to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }}>
      {isPerson && <Initials name={title} size={24} />}
      <span className={style.title}>
        <span className={style.name}>{title}</span>
        {(isPerson || far) && sub && !isEmpty(row[sub]) && <span className={style.sub}>{show(sub)}</span>}
      </span>
      {!isPerson && !far && state && (
        <span className={style.state}>
          {def.fields[state]?.target ? <em>{show(state)}</em> : show(state)}
        </span>
      )}
      {!isPerson && end && <span className={style.end}>{show(end)}</span>}
    </Link>
  )
}

type Sums = { data: { sum?: Record<string, Money> }[] }

/** What the records of a board come to, one amount per currency. */
function Total({ relation, row, hasRows }: { relation: Relation; row: WireRow; hasRows: boolean }) {
  const { def, field } = relation
  const { locale } = useShowing()
  // What accounts earn in a year is no sum of theirs here.
  const sum = def.name === 'account' ? undefined : def.board?.sum
  const isOpen = def.name === 'deal' ? { 'stage.outcome': { is: 'open' } } : {}
  const query = { measure: `sum:${sum}`, filter: { [field]: { is: row.id }, ...isOpen } }
  const { data } = useQuery({
    queryKey: sumsKey(def.name, query),
    queryFn: ({ signal }) => api.get<Sums>(`/${def.plural}/aggregate`, { query, signal }),
    enabled: sum !== undefined && hasRows,
  })
  const totals = (data?.data ?? []).flatMap((line) => (line.sum?.[sum!] ? [line.sum[sum!]!] : []))
  if (!totals.length) return null
  const amount = totals.map((money) => moneyText(money, locale)).join(' + ')
  return <span className={style.total}>{def.name === 'deal' ? t('{amount} open', { amount }) : amount}</span>
}
