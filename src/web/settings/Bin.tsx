import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../kit/api.ts'
import { many, titleOf, useCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { agoText } from '../kit/format.ts'
import { useShowing } from '../kit/session.ts'
import { toast, toastError } from '../kit/undo.tsx'
import type { Page } from '../record/record.ts'
import { Part } from './Part.tsx'
import style from './settings.module.css'
import { removeRow, restoreRow } from './undoable.ts'

/** What was deleted, to be brought back. */
export function Bin() {
  const catalogue = useCatalogue()
  const objects = catalogue.objects.filter((def) => !['importRun', 'importMap', 'view'].includes(def.name))
  const [name, setName] = useState(catalogue.shown()[0]?.name ?? objects[0]?.name)
  const def = objects.find((one) => one.name === name)
  return (
    <Part
      title="Bin"
      lead="Deleted records wait here; nothing is lost by a wrong click."
      act={
        <select
          className={style.select}
          aria-label="Object"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        >
          {objects.map((one) => (
            <option key={one.name} value={one.name}>
              {many(one)}
            </option>
          ))}
        </select>
      }
    >
      {def && <Deleted key={def.name} def={def} />}
    </Part>
  )
}

function Deleted({ def }: { def: WireObject }) {
  const { locale } = useShowing()
  const { data, hasNextPage, fetchNextPage, isSuccess, error } = useInfiniteQuery({
    queryKey: [def.name, 'deleted'],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Page>(`/${def.plural}`, {
        query: {
          deleted: true,
          sort: '-updatedAt',
          limit: 50,
          fields: `${def.title},updatedAt,updatedBy`,
          include: 'updatedBy',
          cursor: pageParam,
        },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
  })
  const rows = data?.pages.flatMap((page) => page.data) ?? []
  const restore = async (row: WireRow) => {
    try {
      await restoreRow(def, row)
      toast({ message: `${titleOf(def, row)} is back`, undo: () => removeRow(def, row) })
    } catch (problem) {
      toastError(problem)
    }
  }
  if (error) return <p className={style.none}>{error.message}</p>
  if (isSuccess && !rows.length) return <p className={style.none}>Nothing deleted here</p>
  return (
    <>
      <ul className={style.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <b>{titleOf(def, row)}</b>
            <span>
              {row.included?.updatedBy?.title} · {agoText(String(row.updatedAt), locale)}
            </span>
            <button
              type="button"
              className="btn"
              aria-label={`Restore ${titleOf(def, row)}`}
              onClick={() => void restore(row)}
            >
              Restore
            </button>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="btn" onClick={() => void fetchNextPage()}>
          Show more
        </button>
      )}
    </>
  )
}
