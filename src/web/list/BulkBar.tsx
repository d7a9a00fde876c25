import { lazy, Suspense, useState } from 'react'
import { countText } from '../bulk/run.ts'
import { inSentence, many, type WireObject } from '../kit/catalogue.ts'
import { countText as countedText } from '../kit/language.ts'
import { Menu, type MenuItem } from '../kit/Popup.tsx'
import { t } from '../kit/text.ts'
import { deleteAll, restoreAll, type Target, verbAll } from './bulk.ts'
import { exportHref, savePicked } from './exporting.ts'
import type { Pages } from './pages.ts'
import { paramsOf } from './query.ts'
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
type Over = 'edit' | 'assign' | 'tag' | 'delete'

/** What can be done with the picked records; floats over the list. */
export function BulkBar({ list, selection, pages, total, totalText }: Props) {
  const [over, setOver] = useState<Over | null>(null)
  const { def, query } = list
  if (!selection.all && !selection.size) return null
  const target: Target = { def, ids: [...selection.ids], all: selection.all, params: paramsOf(def, query) }
  const more = pages.more || pages.length > selection.size
  return (
    <div className="bulk" role="toolbar" aria-label={t('Picked records')}>
      <span className="bulk-count">
        {selection.all
          ? t('All {count} selected', { count: totalText ?? '' })
          : t('{count} selected', { count: countedText(selection.size) })}
      </span>
      {!selection.all && more && (
        <button type="button" onClick={selection.pickAll}>
          {totalText
            ? t('Select all {count} {objects}', { count: totalText, objects: inSentence(many(def)) })
            : t('Select all {objects}', { objects: inSentence(many(def)) })}
        </button>
      )}
      {query.trash ? (
        <button type="button" onClick={() => void restoreAll(target).then(selection.clear)}>
          {t('Restore')}
        </button>
      ) : (
        <Actions target={target} onOver={setOver} onDone={selection.clear} />
      )}
      <button type="button" className="bulk-esc" onClick={selection.clear} title={t('Clear the selection')}>
        {t('Esc')}
      </button>
      <Suspense>
        {over && (
          <OverBar
            over={over}
            target={target}
            label={countText(def, selection.all ? (total ?? 0) : selection.size)}
            onClose={() => setOver(null)}
            onDone={selection.clear}
          />
        )}
      </Suspense>
    </div>
  )
}

type ActionsProps = { target: Target; onOver: (over: Over) => void; onDone: () => void }

function Actions({ target, onOver, onDone }: ActionsProps) {
  const { def, all } = target
  const verbs = (def.verbs ?? []).map(
    (verb): MenuItem => ({ label: verb.label, run: () => void verbAll(target, verb.name) }),
  )
  return (
    <>
      {def.can.update && (
        <button type="button" onClick={() => onOver('edit')}>
          {t('Edit')}
        </button>
      )}
      {def.can.update && isAssignable(def) && (
        <button type="button" onClick={() => onOver('assign')}>
          {t('Assign')}
        </button>
      )}
      {def.can.update && tagsOf(def) && (
        <button type="button" onClick={() => onOver('tag')}>
          {t('Tags')}
        </button>
      )}
      {def.can.update && verbs.length > 0 && (
        <Menu label={t('More to do with them')} className="" items={() => verbs} button={t('Do…')} />
      )}
      <ExportMenu target={target} />
      {def.can.delete && (
        <button type="button" onClick={() => (all ? onOver('delete') : void deleteAll(target).then(onDone))}>
          {t('Delete')}
        </button>
      )}
    </>
  )
}

const isAssignable = (def: WireObject) => def.fields.owner?.target === 'user' && def.fields.owner.writable

type OverProps = { over: Over; target: Target; label: string; onClose: () => void; onDone: () => void }

function OverBar({ over, target, label, onClose, onDone }: OverProps) {
  if (over === 'tag')
    return <BulkTag target={target} label={label} field={tagsOf(target.def)!} onClose={onClose} />
  if (over !== 'delete')
    return (
      <BulkEdit
        target={target}
        label={label}
        only={over === 'assign' ? 'owner' : undefined}
        onClose={onClose}
      />
    )
  return <ConfirmDelete what={label} onClose={onClose} onDelete={() => void deleteAll(target).then(onDone)} />
}

// An account has tax ids too, which are tags by kind only.
const tagsOf = (def: WireObject) =>
  ['tags', ...Object.keys(def.fields)].find(
    (name) => def.fields[name]?.kind === 'tags' && def.fields[name].writable,
  )

function ExportMenu({ target }: { target: Target }) {
  const { def, ids, all, params } = target
  const save = (format: 'csv' | 'xlsx') =>
    all ? location.assign(exportHref(def, params, format)) : void savePicked(def, params, ids, format)
  const items = (): MenuItem[] => [
    { label: 'CSV', run: () => save('csv') },
    { label: 'Excel', run: () => save('xlsx') },
  ]
  return <Menu label={t('Export')} className="" items={items} button={t('Export')} />
}
