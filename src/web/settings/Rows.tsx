import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Filter } from '#core/filter.ts'
import { fieldLabel, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { Value } from '../kit/Value.tsx'
import { pagesQuery } from '../record/record.ts'
import style from './settings.module.css'

type Props = {
  def: WireObject
  columns: readonly string[]
  filter?: Filter
  label: string
  empty: string
  actions?(row: WireRow): ReactNode
}

/** Records of one object as a plain table with actions at the end of each line. */
export function Rows({ def, columns, filter = {}, label, empty, actions }: Props) {
  const shown = columns.filter((name) => def.fields[name])
  const { data, hasNextPage, fetchNextPage, isSuccess, error } = useInfiniteQuery(
    pagesQuery(def, { filter, sort: def.list.sort, limit: 100, fields: shown }),
  )
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  if (error) return <p className={style.none}>{error.message}</p>
  if (isSuccess && !rows.length) return <p className={style.none}>{empty}</p>
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={style.scroll} aria-label={label} tabIndex={0}>
        <table className={style.table}>
          <thead>
            <tr>
              {shown.map((name) => (
                <th key={name} scope="col">
                  {fieldLabel(name, def.fields[name])}
                </th>
              ))}
              {actions && (
                <th scope="col">
                  <span className="hidden-text">Actions</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {shown.map((name) => (
                  <td key={name}>
                    <Value
                      name={name}
                      field={def.fields[name]!}
                      value={row[name]}
                      included={row.included?.[name]}
                    />
                  </td>
                ))}
                {actions && <td className={style.acts}>{actions(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hasNextPage && (
        <button type="button" className="btn" onClick={() => void fetchNextPage()}>
          Show more
        </button>
      )}
    </>
  )
}
