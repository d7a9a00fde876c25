import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { kindOf } from '#core/field/index.ts'
import type { Field } from '#core/field/kind.ts'
import { fieldLabel, type WireField } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import type { Pages } from './pages.ts'
import { type Column, sortedBy, sortParts } from './query.ts'
import type { Selection } from './selection.ts'
import type { List } from './useList.ts'

type Props = { list: List; columns: readonly Column[]; selection: Selection; pages: Pages }

export function GridHead({ list, columns, selection, pages }: Props) {
  const loaded = () =>
    Array.from({ length: pages.length }, (_, i) => pages.rowAt(i)?.id).filter((id) => id !== undefined)
  const some = selection.all || selection.size > 0
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a table cannot be virtual
    <div role="row" aria-rowindex={1} className="grid-head">
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above */}
      <div role="columnheader" aria-colindex={1} className="cell cell-pick">
        <input
          type="checkbox"
          aria-label={some ? t('Clear the selection') : t('Select the loaded rows')}
          checked={some}
          tabIndex={-1}
          ref={(box) => {
            if (box) box.indeterminate = some && !selection.all && selection.size < pages.length
          }}
          onChange={() => (some ? selection.clear() : selection.pick(loaded()))}
        />
      </div>
      {columns.map((column, i) => (
        <HeadCell key={column.name} list={list} column={column} index={i} />
      ))}
    </div>
  )
}

function HeadCell({ list, column: { name, field }, index }: { list: List; column: Column; index: number }) {
  const label = fieldLabel(name, field)
  const part = sortParts(list.query.sort).find((one) => one.name === name)
  const end = kindOf({
    ...field,
    kind: field.kind === 'computed' ? (field.result ?? 'text') : field.kind,
  } as Field).align
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a table cannot be virtual
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={part ? (part.down ? 'descending' : 'ascending') : undefined}
      className={['cell', end && 'cell-end', name === list.def.title && 'cell-title']
        .filter(Boolean)
        .join(' ')}
    >
      {field.sortable ? (
        <button
          type="button"
          tabIndex={-1}
          title={t('Sort by {label} (Shift adds it to the present order)', { label })}
          onClick={(event) => list.set({ sort: sortedBy(list.query.sort, name, event.shiftKey) })}
        >
          {label}
          {part &&
            (part.down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
        </button>
      ) : (
        <span title={whyUnsorted(field)}>{label}</span>
      )}
    </div>
  )
}

/** Why a column cannot be sorted, in words its reader understands. */
export function whyUnsorted(field: WireField): string {
  const kind = kindOf(field as Field)
  return kind.sortable
    ? t('Not sortable: this field has no index. An administrator can add one in Settings.')
    : t('Not sortable: a value of the kind “{label}” has no order.', { label: kind.label })
}
