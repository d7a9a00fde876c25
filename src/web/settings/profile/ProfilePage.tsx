import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { api } from '../../kit/api.ts'
import { dateFormat, numberFormat } from '../../kit/format.ts'
import { listText } from '../../kit/language.ts'
import { queries, refresh } from '../../kit/queries.ts'
import { type Scheme, useScheme } from '../../kit/scheme.ts'
import { sessionQuery, useSession, useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { toast } from '../../kit/undo.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { useSend } from '../parts/useSend.ts'
import { localeChoices } from './locales.ts'
import { PasswordForm } from './PasswordForm.tsx'

type About = { name: string; locale: string | null; timeZone: string | null }

export default function ProfilePage() {
  return (
    <div className={style.page}>
      <Head title={t('My profile')} lead={t('How colleagues see you and how you see dates and numbers.')} />
      <AboutForm />
      <Theme />
      <PasswordForm />
    </div>
  )
}

function AboutForm() {
  const { user } = useSession()
  const browser = useShowing()
  const start: About = { name: user.name, locale: user.locale, timeZone: user.timeZone }
  const [values, setValues] = useState(start)
  const locales = useMemo(() => localeChoices(user.locale), [user.locale])
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const set = (change: Partial<About>) => setValues((was) => ({ ...was, ...change }))
  const save = async (next: About) => {
    await api.patch(`/users/${user.id}`, next)
    await Promise.all([queries.invalidateQueries({ queryKey: sessionQuery.queryKey }), refresh('user')])
  }
  const sending = useSend(
    () => save(values),
    () => toast({ message: t('Profile saved'), undo: () => save(start).then(() => setValues(start)) }),
  )
  const same = JSON.stringify(values) === JSON.stringify(start)
  return (
    <form
      className={style.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!same && values.name.trim()) sending.run()
      }}
    >
      <TextInput
        label={t('Name')}
        autoComplete="name"
        required
        maxLength={200}
        value={values.name}
        error={sending.of('name', t('The name'))}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Select
        label={t('Language and region')}
        placeholder={t('As the browser')}
        description={t('Such as {sample}', { sample: sampleOf(values.locale ?? browser.locale) })}
        searchable
        clearable
        data={locales}
        value={values.locale}
        error={sending.of('locale', t('The locale'))}
        onChange={(locale) => set({ locale })}
      />
      <Select
        label={t('Time zone')}
        placeholder={t('As the browser: {timeZone}', {
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        })}
        searchable
        clearable
        limit={100}
        data={zones}
        value={values.timeZone}
        error={sending.of('timeZone', t('The time zone'))}
        onChange={(timeZone) => set({ timeZone })}
      />
      {sending.besides(['name', 'locale', 'timeZone']) && (
        <p className={style.mistake} role="alert">
          {sending.besides(['name', 'locale', 'timeZone'])}
        </p>
      )}
      <div>
        <Button type="submit" loading={sending.busy} disabled={same || !values.name.trim()}>
          {t('Save')}
        </Button>
      </div>
    </form>
  )
}

const sample = new Date(Date.UTC(2026, 10, 22, 12))
const sampleOf = (locale: string) =>
  listText([
    dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(sample),
    numberFormat(locale).format(1234.5),
  ])

const schemes: { value: Scheme; label: string }[] = [
  { value: 'auto', label: t('As the system') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
]

function Theme() {
  const { scheme, choose } = useScheme()
  return (
    <section className={style.part}>
      <h3 id="appearance">{t('Appearance')}</h3>
      <SegmentedControl
        aria-labelledby="appearance"
        data={schemes}
        value={scheme}
        onChange={(value) => choose(value as Scheme)}
      />
    </section>
  )
}
