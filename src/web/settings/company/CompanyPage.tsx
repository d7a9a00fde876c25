import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { currencyChoices } from '../../entry/currency.ts'
import { demoQuery, isThere } from '../../home/demo.ts'
import { RemoveDemo } from '../../home/RemoveDemo.tsx'
import { api } from '../../kit/api.ts'
import { queries } from '../../kit/queries.ts'
import { sessionQuery, useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { toast } from '../../kit/undo.tsx'
import { Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { useSend } from '../parts/useSend.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { countryChoices } from './countries.ts'

type Company = { company: string; currency: string; country?: string }

const companyQuery = {
  queryKey: ['settings'],
  queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Company>('/settings', { signal }),
}

export default function CompanyPage() {
  const { data, error, refetch } = useQuery(companyQuery)
  if (!data && !error) return <Waiting />
  return (
    <div className={style.page}>
      <Head
        title={t('Company')}
        lead={t('How Mainstay calls you, counts your money and reads phone numbers.')}
      />
      {error && <Failed error={error} again={refetch} />}
      {data && <Fields start={data} />}
      <Example />
    </div>
  )
}

function Example() {
  const { data } = useQuery(demoQuery)
  const [isAsking, setAsking] = useState(false)
  if (!isThere(data)) return null
  return (
    <section className={style.form}>
      <h2>{t('Example company')}</h2>
      <p>{t('Records of the example company are still here.')}</p>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('Remove the example company')}
        </Button>
      </div>
      {isAsking && <RemoveDemo onClose={() => setAsking(false)} />}
    </section>
  )
}

async function save(next: Company) {
  const { country, ...rest } = next
  const saved = await api.patch<Company>('/settings', { ...rest, ...(country && { country }) })
  queries.setQueryData(companyQuery.queryKey, saved)
  await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
}

function Fields({ start }: { start: Company }) {
  const { locale } = useShowing()
  const [values, setValues] = useState(start)
  const currencies = useMemo(() => currencyChoices(locale), [locale])
  const countries = useMemo(() => countryChoices(locale), [locale])
  const set = (change: Partial<Company>) => setValues((was) => ({ ...was, ...change }))
  const back = () => save(start).then(() => setValues(start))
  const sending = useSend(
    () => save(values),
    () => toast({ message: t('Company saved'), undo: back }),
  )
  const same = JSON.stringify(values) === JSON.stringify(start)
  return (
    <form
      className={style.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!same && values.company.trim()) sending.run()
      }}
    >
      <TextInput
        label={t('Name')}
        required
        maxLength={200}
        value={values.company}
        error={sending.of('company', t('The name'))}
        onChange={(event) => set({ company: event.currentTarget.value })}
      />
      <Select
        label={t('Currency')}
        description={t('New amounts start in it; amounts that are there keep theirs')}
        searchable
        allowDeselect={false}
        data={currencies}
        value={values.currency}
        error={sending.of('currency', t('The currency'))}
        onChange={(currency) => currency && set({ currency })}
      />
      <Select
        label={t('Country')}
        description={t('Phone numbers without a country code are read as of here')}
        searchable
        allowDeselect={false}
        data={countries}
        value={values.country ?? null}
        error={sending.of('country', t('The country'))}
        onChange={(country) => country && set({ country })}
      />
      {sending.besides(['company', 'currency', 'country']) && (
        <p className={style.mistake} role="alert">
          {sending.besides(['company', 'currency', 'country'])}
        </p>
      )}
      <div>
        <Button type="submit" loading={sending.busy} disabled={same || !values.company.trim()}>
          {t('Save')}
        </Button>
      </div>
    </form>
  )
}
