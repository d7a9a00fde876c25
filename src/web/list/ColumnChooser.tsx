import { IconGripVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { fieldLabel } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'
import type { List } from './useList.ts'

/** Which columns, in which order: by dragging, or with Alt and the arrow keys. */
export default function ColumnChooser({ list }: { list: List }) {
  const { def, query } = list
  const [text, setText] = useState('')
  const [dragged, setDragged] = useState<string | null>(null)
  const set = (columns: string[]) => list.set({ columns: columns.join(',') })
  const hidden = Object.keys(def.fields)
    .filter((name) => !query.columns.includes(name) && name !== 'version')
    .filter((name) => fieldLabel(name, def.fields[name]).toLowerCase().includes(text.toLowerCase()))
  const move = (name: string, to: number) => {
    const rest = query.columns.filter((one) => one !== name)
    set(rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, name))
  }
  const onKeyDown = (event: React.KeyboardEvent, name: string, i: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!by || !event.altKey) return
    event.preventDefault()
    move(name, i + by)
  }
  return (
    <div className="columns">
      <p className="columns-hint">{t('Drag to order, or Alt with ↑ ↓')}</p>
      <ul aria-label={t('Shown columns')}>
        {query.columns.map((name, i) => (
          <li
            key={name}
            draggable
            className={dragged === name ? 'dragged' : undefined}
            onDragStart={() => setDragged(name)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              event.preventDefault()
              if (dragged && dragged !== name) move(dragged, i)
            }}
          >
            <IconGripVertical size={14} aria-hidden />
            <label>
              <input
                type="checkbox"
                checked
                disabled={name === def.title}
                onChange={() => set(query.columns.filter((one) => one !== name))}
                onKeyDown={(event) => onKeyDown(event, name, i)}
              />
              {fieldLabel(name, def.fields[name])}
            </label>
          </li>
        ))}
      </ul>
      <input
        className="text-input"
        aria-label={t('Find a field to show')}
        placeholder={t('Find a field…')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul aria-label={t('Hidden fields')}>
        {hidden.map((name) => (
          <li key={name}>
            <label>
              <input type="checkbox" checked={false} onChange={() => set([...query.columns, name])} />
              {fieldLabel(name, def.fields[name])}
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}
