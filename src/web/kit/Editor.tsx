import { lazy, Suspense } from 'react'
import type { Filter } from '#core/filter.ts'
import { fieldLabel, type Linked, type WireField } from './catalogue.ts'

export type EditorProps = {
  name: string
  field: WireField
  value: unknown
  /** What a link points at now, to show its title. */
  included?: Linked | null
  /** The second argument comes with links: what the new value points at. */
  onChange: (value: unknown, included?: Linked | null) => void
  error?: string
  autoFocus?: boolean
  /** Without label, help and outer margins: grid cells, filters, bulk edits. */
  compact?: boolean
  /** Only linked records that fit this: stages of the deal's own pipeline. */
  scope?: Filter
  disabled?: boolean
}

const importEditors = () => import('./editors/Editors.tsx')
const Editors = lazy(importEditors)

/** Fetches the editors ahead of need, once the page is quiet. */
export const preloadEditors = () => void importEditors()

/** Edits any field by its kind. The editors themselves arrive when the first one is needed. */
export function Editor(props: EditorProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <Editors {...props} />
    </Suspense>
  )
}

const Waiting = ({ name, field, compact }: EditorProps) => (
  <div className="editor-waiting" aria-busy>
    {!compact && <span>{fieldLabel(name, field)}</span>}
    <span className="skeleton" style={{ height: compact ? 28 : 32 }} />
  </div>
)
