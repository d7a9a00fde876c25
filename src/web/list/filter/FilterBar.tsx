import './filter.css'
import { lazy, Suspense, useRef, useState } from 'react'
import { useCatalogue } from '../../kit/catalogue.ts'
import { useShortcut } from '../../kit/keys.ts'
import { Popup } from '../../kit/Popup.tsx'
import { t } from '../../kit/text.ts'
import type { List } from '../useList.ts'
import { NodeText, nodesOf } from './NodeText.tsx'
import { type Node, toFilter } from './tree.ts'
import { followPath, type Offer } from './words.ts'

const importEditing = () => import('./editing.ts')
const NodeEditor = lazy(() => importEditing().then((part) => ({ default: part.NodeEditor })))
const FieldPicker = lazy(() => importEditing().then((part) => ({ default: part.FieldPicker })))

/** The filter as chips; each opens to be changed. */
export function FilterBar({ list }: { list: List }) {
  const { def, query } = list
  const saved = nodesOf(def, query.filter)
  // A condition without value yet is no part of the filter; while one is edited all are kept here beside it.
  const [draft, setDraft] = useState<{ at: number; nodes: Node[] } | null>(null)
  const nodes = draft?.nodes ?? saved
  const put = (next: Node[]) => {
    const filter = toFilter(next)
    if (JSON.stringify(filter) !== JSON.stringify(toFilter(saved))) list.set({ filter })
  }
  const edit = (at: number, next: Node[]) => {
    setDraft({ at, nodes: next })
    put(next)
  }
  const drop = (next: Node[]) => {
    setDraft(null)
    put(next)
  }
  return (
    <div className="filters">
      {nodes.map((node, i) => (
        <FilterChip
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other identity
          key={i}
          list={list}
          node={node}
          open={draft?.at === i}
          onOpen={() => setDraft({ at: i, nodes: saved })}
          onClose={() => setDraft(null)}
          onChange={(next) => edit(i, nodes.with(i, next))}
          onRemove={() => drop(nodes.toSpliced(i, 1))}
        />
      ))}
      <AddFilter list={list} onAdd={(node) => edit(saved.length, [...saved, node])} />
      {saved.length > 1 && (
        <button type="button" className="filter-clear" onClick={() => drop([])}>
          {t('Clear')}
        </button>
      )}
    </div>
  )
}

type ChipProps = {
  list: List
  node: Node
  open: boolean
  onOpen: () => void
  onClose: () => void
  onChange: (node: Node) => void
  onRemove: () => void
}

function FilterChip({ list, node, open, onOpen, onClose, onChange, onRemove }: ChipProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <span className="filter-chip">
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={open ? onClose : onOpen}
      >
        <NodeText def={list.def} node={node} />
      </button>
      <button type="button" className="chip-close" aria-label={t('Remove this filter')} onClick={onRemove}>
        ×
      </button>
      {open && (
        <Popup
          anchor={anchor}
          label={t('Filter')}
          onClose={onClose}
          width={node.type === 'group' ? 440 : 300}
        >
          <div className="filter-popup">
            <Suspense fallback={<span className="skeleton" style={{ height: 60 }} />}>
              <NodeEditor def={list.def} node={node} onChange={onChange} />
            </Suspense>
          </div>
        </Popup>
      )}
    </span>
  )
}

function AddFilter({ list, onAdd }: { list: List; onAdd: (node: Node) => void }) {
  const catalogue = useCatalogue()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  useShortcut({ keys: 'f', label: t('Filter'), group: t('List') }, () => setOpen(true))
  const pick = async (offer: Offer) => {
    setOpen(false)
    const { fresh } = await importEditing()
    onAdd(fresh(offer, (path) => followPath(catalogue, list.def, path).field))
  }
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className="filter-add"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void importEditing()}
        onClick={() => setOpen(!open)}
      >
        {t('+ Filter')} <kbd>F</kbd>
      </button>
      {open && (
        <Popup anchor={anchor} label={t('Add a filter')} onClose={() => setOpen(false)} width={280}>
          <Suspense fallback={<span className="skeleton" style={{ height: 200 }} />}>
            <FieldPicker
              def={list.def}
              onPick={(offer) => void pick(offer)}
              onGroup={() => {
                setOpen(false)
                onAdd({ type: 'group', kind: 'any', items: [] })
              }}
            />
          </Suspense>
        </Popup>
      )}
    </>
  )
}
