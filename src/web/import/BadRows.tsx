import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Plan } from '#core/transfer/plan.ts'
import { api } from '../kit/api.ts'
import type { WireObject } from '../kit/catalogue.ts'
import { recall, t } from '../kit/text.ts'
import style from './bad.module.css'
import type { BadRow, Run } from './run.ts'
import { keyOf, type Picked, translated, Unknown, wordsOf } from './Unknown.tsx'

type Page = { data: BadRow[]; nextCursor: string | null }
type Props = { run: Run; def: WireObject; plan: Plan; onCheck(plan: Plan): void }
type Fixes = Record<string, Record<string, string>>

/** Rows that something is wrong with; their cells are mended here, without going back to the file. */
export function BadRows({ run, def, plan, onCheck }: Props) {
  const [fixes, setFixes] = useState<Fixes>({})
  const [picked, setPicked] = useState<Picked>({})
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['import', run.id, 'bad'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(`/imports/${run.id}/rows`, { query: { only: 'bad', cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.nextCursor,
    gcTime: 0,
  })
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  if (!rows.length) return null
  const columns = columnsOf(rows, plan)
  const words = wordsOf(rows, { def, plan, findings: run.findings ?? [] })
  const said = Object.values(picked).filter((one) => one.value).length
  const count = said + Object.values(fixes).reduce((sum, cells) => sum + Object.keys(cells).length, 0)
  const put = (row: number, column: string, text: string) =>
    setFixes((was) => ({ ...was, [row]: { ...was[row], [column]: text } }))
  return (
    <>
      <Unknown
        words={words}
        picked={picked}
        onPick={(word, one) => setPicked((was) => ({ ...was, [keyOf(word)]: one }))}
      />
      <div className={style.scroll}>
        <table className={style.table}>
          <caption>{t('Rows to mend: write the right value, then check again.')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('Row')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">{row.row}</th>
                {columns.map((column) => (
                  <Cell
                    key={column}
                    row={row}
                    column={column}
                    text={
                      fixes[row.row]?.[column] ?? plan.fixes?.[row.row]?.[column] ?? row.cells[column] ?? ''
                    }
                    isFixed={fixes[row.row]?.[column] !== undefined}
                    onChange={(text) => put(row.row, column, text)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={style.foot}>
        {hasNextPage && (
          <button type="button" className="btn" onClick={() => void fetchNextPage()}>
            {t('More rows')}
          </button>
        )}
        {count > 0 && (
          <button
            type="button"
            className="btn btn-main"
            onClick={() => onCheck(translated({ ...plan, fixes: merged(plan.fixes, fixes) }, words, picked))}
          >
            {t('Check again with {count} mended', { count })}
          </button>
        )}
      </div>
    </>
  )
}

type CellProps = { row: BadRow; column: string; text: string; isFixed: boolean; onChange(text: string): void }

function Cell({ row, column, text, isFixed, onChange }: CellProps) {
  const error = row.errors.find((one) => one.column === column)
  const warning = row.warnings.find((one) => one.column === column)
  const told = error ?? warning
  return (
    <td data-level={isFixed ? 'fixed' : error ? 'error' : warning ? 'warning' : undefined}>
      <input
        aria-label={t('{column} of row {row}', { column, row: row.row })}
        aria-invalid={Boolean(error) && !isFixed}
        title={told && recall(told)}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {told && !isFixed && <small>{recall(told)}</small>}
    </td>
  )
}

const most = 8

/** The columns complained about, and enough of the others to know the row by. */
function columnsOf(rows: BadRow[], plan: Plan): string[] {
  const bad = new Set(
    rows.flatMap((row) => [...row.errors, ...row.warnings].map((one) => one.column)).filter(Boolean),
  )
  const mapped = plan.columns
    .filter((column) => column.field || column.createField)
    .map((column) => column.column)
  const known = [...new Set(mapped)]
    .filter((column) => !bad.has(column))
    .slice(0, Math.max(2, most - bad.size))
  return [...known.slice(0, 2), ...bad, ...known.slice(2)]
}

const merged = (was: Plan['fixes'], more: Fixes): Fixes => {
  const result: Fixes = { ...was }
  for (const [row, cells] of Object.entries(more)) result[row] = { ...result[row], ...cells }
  return result
}
