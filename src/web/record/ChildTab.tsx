import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Field } from '#core/field/index.ts'
import { kindOf } from '#core/field/index.ts'
import { openForm } from '../form/RecordForm.tsx'
import { fieldLabel, inSentence, one, titleOf, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { eachOnce } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { Value } from '../kit/Value.tsx'
import style from './child.module.css'
import { inherited, pagesQuery, type Relation } from './record.ts'

type Props = { relation: Relation; def: WireObject; row: WireRow }

/** Every record of one relation as a table. */
export function ChildTab({ relation, def, row }: Props) {
  const { def: child, field } = relation
  const columns = child.list.columns.filter((name) => name !== field && child.fields[name])
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isSuccess, error } = useInfiniteQuery(
    pagesQuery(child, {
      filter: { [field]: { is: row.id } },
      sort: child.list.sort,
      limit: 50,
      fields: columns,
    }),
  )
  const rows = eachOnce(data?.pages.flatMap((page) => page.data) ?? [])
  const shown = columns.includes(child.title) ? columns : [child.title, ...columns]
  return (
    <div className={style.tab}>
      {child.can.create && (
        <div className={style.bar}>
          <button
            type="button"
            className="btn"
            onClick={() => openForm({ plural: child.plural, ...inherited(relation, def, row) })}
          >
            <IconPlus size={14} aria-hidden />
            {t('New {object}', { object: inSentence(one(child)) })}
          </button>
        </div>
      )}
      {rows.length > 0 && <Table def={child} rows={rows} columns={shown} label={relation.label} />}
      {isSuccess && !rows.length && <p className={style.none}>{t('None yet')}</p>}
      {error && <p className={style.none}>{error.message}</p>}
      {hasNextPage && (
        <button
          type="button"
          className="btn"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('Show more')}
        </button>
      )}
    </div>
  )
}

type TableProps = { def: WireObject; rows: WireRow[]; columns: string[]; label: string }

function Table({ def, rows, columns, label }: TableProps) {
  const align = (name: string) => kindOf(def.fields[name] as Field)?.align
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={style.scroll} aria-label={label} tabIndex={0}>
      <table className={style.table}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col" data-align={align(name)}>
                {fieldLabel(name, def.fields[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((name) => (
                <td key={name} data-align={align(name)}>
                  <Cell def={def} row={row} name={name} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

// The title opens the record; where it may be empty (a role) whatever stands first does.
function Cell({ def, row, name }: { def: WireObject; row: WireRow; name: string }) {
  if (name === def.title)
    return (
      <Link className={style.title} to="/o/$plural/$id" params={{ plural: def.plural, id: row.id }}>
        {row[name] ? titleOf(def, row) : t('Open')}
      </Link>
    )
  return <Value name={name} field={def.fields[name]!} value={row[name]} included={row.included?.[name]} />
}
