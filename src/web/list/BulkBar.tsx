import { lazy, Suspense, useState } from 'react'
import { inSentence, many, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { toast } from '../kit/undo.tsx'
import { countText, deleteAll, restoreAll, type Target } from './bulk.ts'
import { exportHref } from './exporting.ts'
import type { Pages } from './pages.ts'
import { type PageParams, paramsOf } from './query.ts'
import type { Selection } from './selection.ts'
import type { List } from './useList.ts'

const BulkEdit = lazy(() => import('./BulkEdit.tsx'))
const BulkTag = lazy(() => import('./BulkTag.tsx'))
const ConfirmDelete = lazy(() => import('./ConfirmDelete.tsx'))

type Props = {
  list: List
  selection: Selection
  pages: Pages
  total: number | undefined
  totalText: string | undefined
}

/** What can be done with the picked records; floats over the list. */
export function BulkBar({ list, selection, pages, total, totalText }: Props) {
  const [over, setOver] = useState<'edit' | 'tag' | 'delete' | null>(null)
  const { def, query } = list
  if (!selection.all && !selection.size) return null
  const params = paramsOf(def, query)
  const target: Target = { def, ids: [...selection.ids], all: selection.all, params }
  const close = () => setOver(null)
  const tags = tagsOf(def)
  // The server deletes and changes by filter alone: words cannot be sent along.
  const allOffered = !selection.all && !query.q && pages.length > selection.size && !query.trash
  return (
    <div className="bulk" role="toolbar" aria-label="Picked records">
      <span className="bulk-count">
        {selection.all ? `All ${totalText ?? ''}` : selection.size.toLocaleString()} selected
      </span>
      {allOffered && (
        <button type="button" onClick={selection.pickAll}>
          Select all {totalText} {inSentence(many(def))}
        </button>
      )}
      {query.trash ? (
        <button type="button" onClick={() => void restoreAll(target).then(selection.clear)}>
          Restore
        </button>
      ) : (
        <>
          {def.can.update && (
            <button type="button" onClick={() => setOver('edit')}>
              Edit
            </button>
          )}
          {tags && def.can.update && !selection.all && (
            <button type="button" onClick={() => setOver('tag')}>
              Add tag
            </button>
          )}
          <ExportMenu list={list} selection={selection} params={params} />
          {def.can.delete && (
            <button
              type="button"
              onClick={() =>
                selection.all ? setOver('delete') : void deleteAll(target).then(selection.clear)
              }
            >
              Delete
            </button>
          )}
        </>
      )}
      <button type="button" className="bulk-esc" onClick={selection.clear}>
        Esc
      </button>
      <Suspense>
        {over === 'edit' && (
          <BulkEdit
            target={target}
            known={known(pages, selection)}
            onClose={close}
            label={countText(def, selection.all ? (total ?? 0) : selection.size)}
          />
        )}
        {over === 'tag' && (
          <BulkTag target={target} known={known(pages, selection)} field={tags!} onClose={close} />
        )}
        {over === 'delete' && (
          <ConfirmDelete
            what={`${totalText ?? 'All'} ${inSentence(many(def))}`}
            onClose={close}
            onDelete={() => void deleteAll(target).then(selection.clear)}
          />
        )}
      </Suspense>
    </div>
  )
}

// An account has tax ids too, which are tags by kind only.
const tagsOf = (def: WireObject) =>
  ['tags', ...Object.keys(def.fields)].find(
    (name) => def.fields[name]?.kind === 'tags' && def.fields[name].writable,
  )

function known(pages: Pages, selection: Selection): WireRow[] {
  const rows = Array.from({ length: pages.length }, (_, i) => pages.rowAt(i))
  return rows.filter((row): row is WireRow => row !== undefined && selection.ids.has(row.id))
}

type ExportProps = { list: List; selection: Selection; params: PageParams }

function ExportMenu({ list, selection, params }: ExportProps) {
  const save = (format: 'csv' | 'xlsx') => {
    const ids = [...selection.ids]
    // The ids travel in the address, which browsers and proxies keep short.
    if (!selection.all && ids.length > 150)
      return toast({ message: 'Pick up to 150 records, or all that match, to export them', tone: 'error' })
    const picked = selection.all ? params : { ...params, q: undefined, filter: { id: { in: ids } } }
    location.assign(exportHref(list.def, picked, format))
  }
  const items = (): MenuItem[] => [
    { label: 'CSV', run: () => save('csv') },
    { label: 'Excel', run: () => save('xlsx') },
  ]
  return <Menu label="Export" className="" items={items} button="Export" />
}
