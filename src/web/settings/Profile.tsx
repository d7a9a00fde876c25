import '../kit/mantine.ts'
import { useMemo, useState } from 'react'
import { Password } from '../entry/Password.tsx'
import { shortestPassword } from '../entry/password.ts'
import { api, Problem } from '../kit/api.ts'
import { queries } from '../kit/queries.ts'
import { type Scheme, useScheme } from '../kit/scheme.ts'
import { sessionQuery, useSession } from '../kit/session.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { Part } from './Part.tsx'
import style from './settings.module.css'

const schemes: [Scheme, string][] = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

export function Profile() {
  const { scheme, choose } = useScheme()
  return (
    <Part title="My profile">
      <About />
      <h3 className={style.sub}>Appearance</h3>
      <div className={style.choices} role="radiogroup" aria-label="Appearance">
        {schemes.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="scheme" checked={scheme === value} onChange={() => choose(value)} />
            {label}
          </label>
        ))}
      </div>
      <h3 className={style.sub}>Password</h3>
      <NewPassword />
    </Part>
  )
}

const locales = [
  'en-GB',
  'en-US',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-PT',
  'pt-BR',
  'sv-SE',
  'da-DK',
  'nb-NO',
  'fi-FI',
  'cs-CZ',
  'tr-TR',
  'hi-IN',
  'en-IN',
  'ja-JP',
  'ko-KR',
  'zh-CN',
]

function About() {
  const { user } = useSession()
  const [values, setValues] = useState({
    name: user.name,
    locale: user.locale ?? '',
    timeZone: user.timeZone ?? '',
  })
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const set = (change: Partial<typeof values>) => setValues((was) => ({ ...was, ...change }))
  const save = async () => {
    try {
      await api.patch(`/users/${user.id}`, {
        name: values.name,
        locale: values.locale || null,
        timeZone: values.timeZone || null,
      })
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
      toast({ message: 'Saved' })
    } catch (error) {
      toastError(error)
    }
  }
  const sample = new Intl.DateTimeFormat(values.locale || undefined, { dateStyle: 'full' }).format(new Date())
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label>
        Name
        <input
          required
          maxLength={200}
          autoComplete="name"
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </label>
      <label>
        Dates and numbers
        <select value={values.locale} onChange={(event) => set({ locale: event.currentTarget.value })}>
          <option value="">As the browser</option>
          {[...new Set([...locales, ...(values.locale ? [values.locale] : [])])].map((locale) => (
            <option key={locale} value={locale}>
              {new Intl.DisplayNames(['en'], { type: 'language' }).of(locale)}
            </option>
          ))}
        </select>
        <small>{sample}</small>
      </label>
      <label>
        Time zone
        <select value={values.timeZone} onChange={(event) => set({ timeZone: event.currentTarget.value })}>
          <option value="">As the browser</option>
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </label>
      <div>
        <button type="submit" className="btn btn-main">
          Save
        </button>
      </div>
    </form>
  )
}

function NewPassword() {
  const { user } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problem, setProblem] = useState<Error>()
  const of = (field: string) => (problem instanceof Problem ? problem.of(field) : undefined)
  const save = async () => {
    try {
      await api.post('/session/password', { current, next })
      setCurrent('')
      setNext('')
      setProblem(undefined)
      toast({ message: 'Password changed; other devices are signed out' })
    } catch (error) {
      setProblem(error as Error)
    }
  }
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <input type="hidden" autoComplete="username" value={user.email} readOnly />
      <label>
        Current password
        <input
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        {of('current') && <small className={style.error}>The current password {of('current')}</small>}
      </label>
      <Password
        label="New password"
        value={next}
        own={[user.name, user.email]}
        error={of('next') ?? of('password')}
        onChange={setNext}
      />
      {problem && !of('current') && !of('next') && (
        <p className={style.error} role="alert">
          {problem.message}
        </p>
      )}
      <div>
        <button type="submit" className="btn" disabled={!current || [...next].length < shortestPassword}>
          Change password
        </button>
      </div>
    </form>
  )
}
