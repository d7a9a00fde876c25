import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { currencyChoices } from '../entry/currency.ts'
import { api } from '../kit/api.ts'
import { queries } from '../kit/queries.ts'
import { sessionQuery, useShowing } from '../kit/session.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { Part } from './Part.tsx'
import style from './settings.module.css'

type Settings = { company: string; currency: string; country: string }

const settingsQuery = {
  queryKey: ['settings'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Settings>('/settings', { signal }),
}

export function Company() {
  const { data } = useQuery(settingsQuery)
  return (
    <Part
      title="Company"
      lead="What everything starts from: the currency of new amounts, the country of numbers without a code."
    >
      {data && <Fields start={data} />}
    </Part>
  )
}

function Fields({ start }: { start: Settings }) {
  const { locale } = useShowing()
  const [values, setValues] = useState(start)
  const currencies = useMemo(() => currencyChoices(locale), [locale])
  const countries = useMemo(() => countryChoices(locale), [locale])
  const set = (change: Partial<Settings>) => setValues((was) => ({ ...was, ...change }))
  const write = async (next: Settings) => {
    await api.patch('/settings', {
      company: next.company,
      currency: next.currency,
      ...(next.country && { country: next.country }),
    })
    await Promise.all([
      queries.invalidateQueries({ queryKey: settingsQuery.queryKey }),
      queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ])
  }
  const save = async () => {
    try {
      await write(values)
      toast({ message: 'Saved', undo: () => write(start).then(() => setValues(start)) })
    } catch (error) {
      toastError(error)
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
      <label>
        Name
        <input
          required
          maxLength={200}
          value={values.company ?? ''}
          onChange={(event) => set({ company: event.currentTarget.value })}
        />
      </label>
      <label>
        Currency
        <select
          value={values.currency ?? ''}
          onChange={(event) => set({ currency: event.currentTarget.value })}
        >
          {currencies.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      <label>
        Country
        <select
          value={values.country ?? ''}
          onChange={(event) => set({ country: event.currentTarget.value })}
        >
          <option value="">Not said</option>
          {countries.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
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

// Codes that name no country: unions, reserved and private ones.
const others = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

function countryChoices(locale: string): [string, string][] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => !others.has(code))
  return codes
    .flatMap((code): [string, string][] => {
      const name = names.of(code)
      return name ? [[code, name]] : []
    })
    .sort((a, b) => a[1].localeCompare(b[1], locale))
}
