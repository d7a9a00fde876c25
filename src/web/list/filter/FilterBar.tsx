import './filter.css'
import { lazy, Suspense, useRef, useState } from 'react'
import { useCatalogue } from '../../kit/catalogue.ts'
import { useShortcut } from '../../kit/keys.ts'
import { Popup } from '../../kit/Popup.tsx'
import type { List } from '../useList.ts'
import { NodeText, nodesOf } from './NodeText.tsx'
import { isComplete, type Node, toFilter } from './tree.ts'
import { followPath, type Offer } from './words.ts'

const importEditing = () => import('./editing.ts')
const NodeEditor = lazy(() => importEditing().then((part) => ({ default: part.NodeEditor })))
const FieldPicker = lazy(() => importEditing().then((part) => ({ default: part.FieldPicker })))

/** The filter as chips; each opens to be changed. */
export function FilterBar({ list }: { list: List }) {
  const { def, query } = list
  const saved = nodesOf(def, query.filter)
  // A condition without value yet is no part of the filter, so it is kept beside it until it has one.
  const [unfinished, setUnfinished] = useState<Node | null>(null)
  const [open, setOpen] = useState<number | null>(null)
  const nodes = unfinished ? [...saved, unfinished] : saved
  const put = (next: Node[]) => list.set({ filter: toFilter(next) })
  const close = () => {
    setOpen(null)
    setUnfinished(null)
  }
  const change = (i: number, node: Node) => {
    if (i < saved.length) return put(saved.with(i, node))
    setUnfinished(isComplete(node) ? null : node)
    if (isComplete(node)) put([...saved, node])
  }
  return (
    <div className="filters">
      {nodes.map((node, i) => (
        <FilterChip
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other identity
          key={i}
          list={list}
          node={node}
          open={open === i}
          onOpen={() => setOpen(i)}
          onClose={close}
          onChange={(next) => change(i, next)}
          onRemove={() => {
            close()
            if (i < saved.length) put(saved.toSpliced(i, 1))
          }}
        />
      ))}
      <AddFilter
        list={list}
        onAdd={(node) => {
          setOpen(saved.length)
          if (isComplete(node)) put([...saved, node])
          else setUnfinished(node)
        }}
      />
      {saved.length > 1 && (
        <button type="button" className="filter-clear" onClick={() => put([])}>
          Clear
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
      <button type="button" className="chip-close" aria-label="Remove this filter" onClick={onRemove}>
        ×
      </button>
      {open && (
        <Popup anchor={anchor} label="Filter" onClose={onClose} width={node.type === 'group' ? 440 : 300}>
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
  useShortcut({ keys: 'f', label: 'Filter', group: 'List' }, () => setOpen(true))
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
        + Filter <kbd>F</kbd>
      </button>
      {open && (
        <Popup anchor={anchor} label="Add a filter" onClose={() => setOpen(false)} width={280}>
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
