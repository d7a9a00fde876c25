import '../kit/mantine.ts'
import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { api, Problem } from '../kit/api.ts'
import { t } from '../kit/text.ts'
import { currencyChoices, guessCurrency, regionOf } from './currency.ts'
import { enter } from './enter.ts'
import style from './entry.module.css'
import { Frame } from './Frame.tsx'
import { Loading } from './Loading.tsx'
import { Password } from './Password.tsx'
import { strengthOf } from './password.ts'

const starts = [
  { value: 'empty', label: t('Start empty'), help: t('Nothing but a pipeline to begin with.') },
  {
    value: 'demo',
    label: t('Load a demo company'),
    help: t('Look around in a trading company full of customers and deals.'),
  },
  {
    value: 'import',
    label: t('Import your data'),
    help: t('From Salesforce, HubSpot, Zoho, Pipedrive, or any CSV or Excel file.'),
  },
] as const

type Answers = {
  company: string
  currency: string
  name: string
  email: string
  password: string
  start: (typeof starts)[number]['value']
}

/** The first visit: makes the first administrator, then asks what to begin with. */
export function Setup() {
  const [answers, setAnswers] = useState<Answers>(() => ({
    company: '',
    currency: guessCurrency(navigator.language),
    name: '',
    email: '',
    password: '',
    start: 'empty',
  }))
  const [tried, setTried] = useState(false)
  useLeaving()
  const begin = useMutation({
    mutationFn: () => api.post('/setup', { ...answers, country: regionOf(navigator.language) }),
    onSuccess: () => enter(answers.start === 'import' ? '/import' : '/'),
  })
  const set = (change: Partial<Answers>) => setAnswers((was) => ({ ...was, ...change }))
  const mistakes = { ...(tried ? missing(answers) : {}), ...refused(begin.error) }
  if (begin.isPending && answers.start === 'demo') return <Loading />
  return (
    <Frame
      title={t('Welcome to Mainstay')}
      lead={t('Two minutes, then everything you know about your customers has a home.')}
      wide
    >
      {begin.error && !Object.keys(refused(begin.error)).length && (
        <div className={style.alert} role="alert">
          {begin.error.message}
        </div>
      )}
      <form
        className={style.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!Object.keys(missing(answers)).length) begin.mutate()
        }}
      >
        <Company answers={answers} set={set} mistakes={mistakes} />
        <Administrator answers={answers} set={set} mistakes={mistakes} />
        <Start value={answers.start} onChange={(start) => set({ start })} />
        <Button type="submit" loading={begin.isPending} fullWidth>
          {answers.start === 'import' ? t('Create and choose files') : t('Create')}
        </Button>
      </form>
    </Frame>
  )
}

// Once set up there is nothing to do here.
function useLeaving() {
  const { data } = useQuery({ queryKey: ['setup'], queryFn: () => api.get<{ needed: boolean }>('/setup') })
  useEffect(() => {
    if (data?.needed === false) enter('/')
  }, [data])
}

const refused = (error: Error | null): Record<string, string> =>
  error instanceof Problem
    ? Object.fromEntries(error.errors.flatMap((one) => (one.field ? [[one.field, one.message]] : [])))
    : {}

function missing(answers: Answers): Record<string, string> {
  const found: Record<string, string> = {}
  if (!answers.company.trim()) found.company = t('How your company is called')
  if (!answers.name.trim()) found.name = t('Your name, as colleagues see it')
  if (!/^\S+@\S+\.\S+$/.test(answers.email.trim())) found.email = 'An e-mail address such as ann@example.com'
  if (!strengthOf(answers.password).good) found.password = 'At least 12 characters'
  return found
}

type PartProps = { answers: Answers; set(change: Partial<Answers>): void; mistakes: Record<string, string> }

function Company({ answers, set, mistakes }: PartProps) {
  const currencies = useMemo(() => currencyChoices(navigator.language), [])
  return (
    <div className={style.pair}>
      <TextInput
        label={t('Company')}
        autoComplete="organization"
        required
        autoFocus
        value={answers.company}
        error={mistakes.company}
        onChange={(event) => set({ company: event.currentTarget.value })}
      />
      <Select
        label={t('Currency')}
        data={currencies}
        searchable
        allowDeselect={false}
        value={answers.currency}
        error={mistakes.currency}
        onChange={(currency) => currency && set({ currency })}
      />
    </div>
  )
}

function Administrator({ answers, set, mistakes }: PartProps) {
  return (
    <>
      <div className={style.pair}>
        <TextInput
          label={t('Your name')}
          autoComplete="name"
          required
          value={answers.name}
          error={mistakes.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('Your e-mail')}
          type="email"
          autoComplete="username"
          required
          value={answers.email}
          error={mistakes.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
      </div>
      <Password
        value={answers.password}
        own={[answers.name, answers.email, answers.company]}
        error={mistakes.password}
        onChange={(password) => set({ password })}
      />
    </>
  )
}

function Start({ value, onChange }: { value: Answers['start']; onChange(value: Answers['start']): void }) {
  return (
    <fieldset className={style.starts}>
      <legend>{t('Begin with')}</legend>
      {starts.map((start) => (
        <label key={start.value} className={style.start}>
          <input
            type="radio"
            name="start"
            checked={value === start.value}
            onChange={() => onChange(start.value)}
          />
          <b>{start.label}</b>
          <span>{start.help}</span>
        </label>
      ))}
    </fieldset>
  )
}
