import { t } from '../kit/text.ts'
import './palette.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, type RefObject, useDeferredValue, useId, useLayoutEffect, useState } from 'react'
import { api } from '../kit/api.ts'
import { inSentence, many, one, useCatalogue } from '../kit/catalogue.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { openNew } from '../kit/form.ts'
import { useScheme } from '../kit/scheme.ts'
import { signOut } from '../kit/session.ts'
import { Initials } from '../kit/Value.tsx'
import { iconOf } from './icons.ts'

type Entry = { key: string; label: string; detail?: string; picture?: ReactNode; run: () => void }
type Hit = { object: string; id: string; title: string; subtitle: string | null }

type Props = {
  /** What was typed before the palette had arrived. */
  typed: RefObject<string>
  onClose: () => void
  onHelp: () => void
}

/** Finds any record and runs any command, by keyboard alone. */
export default function Palette({ typed, onClose, onHelp }: Props) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  // Not as the first state: letters go on coming until this stands on the screen.
  useLayoutEffect(() => setText(typed.current), [typed])
  const { records, searching } = useRecords(text)
  const commands = useCommands(onHelp).filter((entry) => fits(entry.label, text))
  const entries = text.trim() ? [...records, ...commands] : commands
  const active = Math.min(at, entries.length - 1)
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKey = (event: React.KeyboardEvent) => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1 + entries.length }[event.key]
    if (event.key === 'Enter') run(entries[active])
    else if (to === undefined) return
    else setAt(to % Math.max(entries.length, 1))
    event.preventDefault()
  }
  return (
    <Dialog title={t('Search or run a command')} hideTitle onClose={onClose} wide className="palette">
      <input
        data-autofocus
        autoFocus
        className="palette-input"
        placeholder={t('Search records or type a command')}
        role="combobox"
        aria-label={t('Search records or type a command')}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={entries[active] && `${id}-${active}`}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={t('Results')}>
        {entries.map((entry, i) => (
          <Option
            key={entry.key}
            entry={entry}
            id={`${id}-${i}`}
            on={i === active}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      {!entries.length && <p className="palette-none">{searching ? t('Searching…') : t('Nothing found')}</p>}
    </Dialog>
  )
}

type OptionProps = { entry: Entry; id: string; on: boolean; onRun: () => void }

const Option = ({ entry, id, on, onRun }: OptionProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keys
  <div
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={on}
    className={on ? 'palette-option on' : 'palette-option'}
    ref={(element) => {
      if (on) element?.scrollIntoView({ block: 'nearest' })
    }}
    onClick={onRun}
  >
    {entry.picture}
    <span className="palette-label">{entry.label}</span>
    {entry.detail && <span className="palette-detail">{entry.detail}</span>}
  </div>
)

function useRecords(text: string): { records: Entry[]; searching: boolean } {
  const catalogue = useCatalogue()
  const navigate = useNavigate()
  const q = useDeferredValue(text.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<{ data: Hit[] }>('/search', { query: { q, limit: 20 }, signal }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  })
  const records = (data?.data ?? []).flatMap((hit): Entry[] => {
    const def = catalogue.find(hit.object)
    if (!def) return []
    return [
      {
        key: hit.id,
        label: hit.title,
        detail: [hit.subtitle, one(def)].filter(Boolean).join(' · '),
        picture: <Initials name={hit.title} size={22} square />,
        run: () => void navigate({ to: '/o/$plural/$id', params: { plural: def.plural, id: hit.id } }),
      },
    ]
  })
  return { records, searching: isFetching }
}

function useCommands(onHelp: () => void): Entry[] {
  const navigate = useNavigate()
  const { toggle } = useScheme()
  const shown = useCatalogue().shown()
  const go = shown.map((def): Entry => {
    const Icon = iconOf(def.nav?.icon)
    return {
      key: `go-${def.name}`,
      label: t('Go to {objects}', { objects: many(def) }),
      picture: <Icon size={17} stroke={1.7} aria-hidden />,
      run: () => void navigate({ to: '/o/$plural', params: { plural: def.plural } }),
    }
  })
  const create = shown
    .filter((def) => def.can.create)
    .map(
      (def): Entry => ({
        key: `new-${def.name}`,
        label: t('New {object}', { object: inSentence(one(def)) }),
        picture: <span className="palette-plus">+</span>,
        run: () => openNew({ plural: def.plural }),
      }),
    )
  return [
    ...go.filter((_, i) => shown[i]!.nav!.group !== 'settings'),
    ...create,
    { key: 'import', label: t('Import records'), run: () => void navigate({ to: '/import' }) },
    {
      key: 'settings',
      label: t('Go to Settings'),
      run: () => void navigate({ to: '/settings/$', params: { _splat: '' } }),
    },
    ...go.filter((_, i) => shown[i]!.nav!.group === 'settings'),
    { key: 'theme', label: t('Switch between light and dark'), run: toggle },
    { key: 'help', label: t('Show all keyboard shortcuts'), run: onHelp },
    { key: 'out', label: t('Sign out'), run: () => void signOut() },
  ]
}

// Every word typed begins some word of the command.
const fits = (label: string, text: string) => {
  const words = label.toLowerCase().split(/\s+/)
  return text
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)))
}
