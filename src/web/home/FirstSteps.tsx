import { IconCheck } from '@tabler/icons-react'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../kit/api.ts'
import { queries } from '../kit/queries.ts'
import { isAdmin, useSession } from '../kit/session.ts'
import { t, tn } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { demoQuery, isThere, loadDemo } from './demo.ts'
import style from './first.module.css'
import { RemoveDemo } from './RemoveDemo.tsx'

type Steps = { steps: { name: string; done: boolean }[]; hidden: boolean }

const stepsQuery = queryOptions({
  queryKey: ['first-steps'],
  queryFn: ({ signal }) => api.get<Steps>('/first-steps', { signal }),
})

type Told = { label: string; why: string; link: LinkProps; guide: string }

const told: Record<string, Told> = {
  company: {
    label: t('Name your company'),
    why: t('Its currency and country decide how amounts and phone numbers are read.'),
    link: { to: '/settings/$', params: { _splat: 'company' } },
    guide: 'first-steps',
  },
  records: {
    label: t('Bring in your customers'),
    why: t('From a spreadsheet, vCards or another CRM; you see every row before anything is written.'),
    link: { to: '/import' },
    guide: 'import-and-export',
  },
  colleagues: {
    label: t('Invite colleagues'),
    why: t('Teams and roles decide who sees and changes what.'),
    link: { to: '/settings/$', params: { _splat: 'users' } },
    guide: 'first-steps',
  },
  pipeline: {
    label: t('Shape your pipeline'),
    why: t('Name the stages as you sell, with how likely each is to be won.'),
    link: { to: '/settings/$', params: { _splat: 'pipelines' } },
    guide: 'first-steps',
  },
  activity: {
    label: t('Log your first call or note'),
    why: t('Open a customer and press L, or tap Log on the phone.'),
    link: { to: '/o/$plural', params: { plural: 'accounts' } },
    guide: 'first-steps',
  },
}

/** Leads through the first days; gone once all is done or the user has had enough of it. */
export function FirstSteps() {
  const { data } = useQuery(stepsQuery)
  const steps = (data?.steps ?? []).filter(({ name }) => told[name])
  const left = steps.filter((step) => !step.done)
  if (!data || data.hidden || !left.length) return null
  return (
    <section className={style.first} aria-label={t('First steps')}>
      <header>
        <h2>{t('First steps')}</h2>
        <span>{tn(left.length, 'one left', '{count} left')}</span>
        <button type="button" className="btn" onClick={() => void hide(true)}>
          {t('Hide')}
        </button>
      </header>
      <ol>
        {steps.map(({ name, done }) => (
          <Step key={name} told={told[name]!} done={done} />
        ))}
      </ol>
      <Example />
    </section>
  )
}

const Step = ({ told: { label, why, link, guide }, done }: { told: Told; done: boolean }) => (
  <li data-done={done}>
    <span className={style.mark}>
      {done && <IconCheck size={13} stroke={2.4} aria-label={t('Done')} role="img" />}
    </span>
    <div>
      {done ? <span>{label}</span> : <Link {...link}>{label}</Link>}
      {!done && (
        <p>
          {why}{' '}
          <Link to="/guide/{-$page}" params={{ page: guide }}>
            {t('Read more')}
          </Link>
        </p>
      )}
    </div>
  </li>
)

/** The example company: offered where there is nothing yet, taken away again where it is. */
function Example() {
  const admin = isAdmin(useSession())
  const { data } = useQuery({ ...demoQuery, enabled: admin })
  const [isAsking, setAsking] = useState(false)
  const loading = useMutation({ mutationFn: loadDemo, onError: toastError })
  const records = useQuery(stepsQuery).data?.steps.find((step) => step.name === 'records')
  if (!admin || !data) return null
  const there = isThere(data)
  if (!there && records?.done) return null
  return (
    <footer>
      <span>
        {there
          ? t('You are looking at an example company.')
          : t('Or look around first, in an example company that you can remove again.')}
      </span>
      <button
        type="button"
        className="btn"
        disabled={loading.isPending}
        onClick={() => (there ? setAsking(true) : loading.mutate())}
      >
        {there ? t('Remove it') : loading.isPending ? t('Loading…') : t('Load the example company')}
      </button>
      {isAsking && <RemoveDemo onClose={() => setAsking(false)} />}
    </footer>
  )
}

async function hide(hidden: boolean) {
  try {
    queries.setQueryData(stepsQuery.queryKey, await api.patch<Steps>('/first-steps', { hidden }))
    if (hidden) toast({ message: t('First steps hidden'), undo: () => hide(false) })
  } catch (error) {
    toastError(error)
  }
}
