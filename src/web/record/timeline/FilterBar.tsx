import { IconCalendarEvent, IconFilter, IconSearch, IconSitemap, IconUser, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { addDays, dayOf } from '#core/zone.ts'
import { api } from '../../kit/api.ts'
import { titleOf, useCatalogue, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { Editor } from '../../kit/Editor.tsx'
import { dayText } from '../../kit/format.ts'
import { Menu, Popup } from '../../kit/Popup.tsx'
import { useSession, useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import style from './filters.module.css'
import { type Filters, isNarrowed, kindChoices } from './filters.ts'

type Props = { def: WireObject; row: WireRow; filters: Filters; onChange: (change: Filters) => void }

export function FilterBar(props: Props) {
  const { def, filters, onChange } = props
  const isTree = def.fields.parent?.target === def.name
  const clear = () =>
    onChange({
      kinds: undefined,
      who: undefined,
      from: undefined,
      to: undefined,
      words: undefined,
      day: undefined,
    })
  return (
    <div className={style.bar} role="toolbar" aria-label={t('Filter the timeline')}>
      <Kinds {...props} />
      <Who {...props} />
      <When {...props} />
      {isTree && (
        <button
          type="button"
          className={style.chip}
          aria-pressed={filters.below === true}
          onClick={() => onChange({ below: !filters.below })}
        >
          <IconSitemap size={14} aria-hidden />
          {t('With subsidiaries')}
        </button>
      )}
      <Words {...props} />
      {(isNarrowed(filters) || filters.day) && (
        <button type="button" className={style.clear} onClick={clear}>
          <IconX size={13} aria-hidden />
          {t('Clear')}
        </button>
      )}
    </div>
  )
}

function Kinds({ def, filters, onChange }: Props) {
  const catalogue = useCatalogue()
  const choices = kindChoices(catalogue, def)
  const chosen = filters.kinds?.split(',') ?? []
  const labels = choices.filter((one) => chosen.includes(one.name)).map((one) => one.label)
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]
    onChange({ kinds: next.join(',') || undefined })
  }
  return (
    <Menu
      label={t('Kinds')}
      title={labels.length ? t('Kinds: {kinds}', { kinds: labels.join(', ') }) : t('All kinds')}
      className={labels.length ? `${style.chip} ${style.on}` : style.chip}
      button={
        <>
          <IconFilter size={14} aria-hidden />
          <span className={style.text}>{labels.length ? labels.join(', ') : t('All kinds')}</span>
        </>
      }
      items={() => [
        { label: t('All kinds'), checked: !chosen.length, run: () => onChange({ kinds: undefined }) },
        'line',
        ...choices.map(({ name, label }) => ({
          label,
          checked: chosen.includes(name),
          run: () => toggle(name),
        })),
      ]}
    />
  )
}

function Who({ filters, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const { user } = useSession()
  const name = useName(filters.who)
  const choose = (id: string | undefined) => {
    onChange({ who: id })
    setOpen(false)
  }
  const pick = (label: string, target: string) => (
    <Editor
      name={target}
      field={{
        kind: target === 'user' ? 'user' : 'reference',
        target,
        isRequired: false,
        label,
        writable: true,
        sortable: false,
      }}
      value={null}
      onChange={(id) => id && choose(String(id))}
    />
  )
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        className={filters.who ? `${style.chip} ${style.on}` : style.chip}
        onClick={() => setOpen(!isOpen)}
      >
        <IconUser size={14} aria-hidden />
        <span className={style.text}>{filters.who ? name : t('Everyone')}</span>
      </button>
      {isOpen && (
        <Popup anchor={anchor} label={t('Person')} width={260} onClose={() => setOpen(false)}>
          <div className={style.panel}>
            <div className={style.presets}>
              <button type="button" className="btn" onClick={() => choose(undefined)}>
                {t('Everyone')}
              </button>
              <button type="button" className="btn" onClick={() => choose(user.id)}>
                {t('Me')}
              </button>
            </div>
            {pick(t('A colleague'), 'user')}
            {pick(t('A contact'), 'contact')}
          </div>
        </Popup>
      )}
    </>
  )
}

/** A colleague or a contact: an address tells only the id. */
function useName(id: string | undefined): string {
  const catalogue = useCatalogue()
  const { data } = useQuery({
    queryKey: ['user', 'rows', 'who', id],
    queryFn: async ({ signal }) => {
      for (const def of [catalogue.find('user'), catalogue.find('contact')]) {
        if (!def) continue
        const query = { filter: { id: { is: id } }, fields: def.title, limit: 1 }
        const found = await api.get<{ data: WireRow[] }>(`/${def.plural}`, { query, signal })
        if (found.data[0]) return titleOf(def, found.data[0])
      }
      return t('Somebody')
    },
    enabled: id !== undefined,
  })
  return data ?? '…'
}

function When({ filters, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const { locale, timeZone } = useShowing()
  const today = dayOf(new Date(), timeZone)
  const { from, to, day } = filters
  const isOn = Boolean(from || to || day)
  const choose = (change: Filters) => {
    onChange({ from: undefined, to: undefined, day: undefined, ...change })
    setOpen(false)
  }
  const input = (label: string, name: 'from' | 'to' | 'day') => (
    <label className={style.date}>
      {label}
      <input
        type="date"
        value={filters[name] ?? ''}
        max="9999-12-31"
        onChange={(event) => onChange({ [name]: event.currentTarget.value || undefined })}
      />
    </label>
  )
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        className={isOn ? `${style.chip} ${style.on}` : style.chip}
        onClick={() => setOpen(!isOpen)}
      >
        <IconCalendarEvent size={14} aria-hidden />
        <span className={style.text}>{isOn ? spanText(filters, locale) : t('Any time')}</span>
      </button>
      {isOpen && (
        <Popup anchor={anchor} label={t('Time')} width={260} onClose={() => setOpen(false)}>
          <div className={style.panel}>
            <div className={style.presets}>
              <button type="button" className="btn" onClick={() => choose({})}>
                {t('Any time')}
              </button>
              <button type="button" className="btn" onClick={() => choose({ from: addDays(today, -30) })}>
                {t('30 days')}
              </button>
              <button
                type="button"
                className="btn"
                onClick={() => choose({ from: `${today.slice(0, 4)}-01-01` })}
              >
                {t('This year')}
              </button>
            </div>
            {input(t('From'), 'from')}
            {input(t('To'), 'to')}
            <hr />
            {input(t('Jump to'), 'day')}
          </div>
        </Popup>
      )}
    </>
  )
}

function spanText({ from, to, day }: Filters, locale: string): string {
  if (day) return t('At {day}', { day: dayText(day, locale) })
  if (from && to) return `${dayText(from, locale)} – ${dayText(to, locale)}`
  return from
    ? t('Since {day}', { day: dayText(from, locale) })
    : t('Until {day}', { day: dayText(to!, locale) })
}

const TYPING_MS = 250

function Words({ filters, onChange }: Props) {
  const [text, setText] = useState(filters.words ?? '')
  const known = useRef(filters.words ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the clock
  useEffect(() => {
    if (text === known.current) return
    const timer = setTimeout(() => {
      known.current = text
      onChange({ words: text || undefined })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  // Cleared elsewhere, or another address.
  useEffect(() => {
    if ((filters.words ?? '') === known.current) return
    known.current = filters.words ?? ''
    setText(known.current)
  }, [filters.words])
  return (
    <label className={style.find}>
      <IconSearch size={14} aria-hidden />
      <input
        type="search"
        aria-label={t('Find in the timeline')}
        placeholder={t('Find')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </label>
  )
}
