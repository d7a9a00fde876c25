import { IconAlarm, IconChecks } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useCatalogue } from '../kit/catalogue.ts'
import { useCrumbs } from '../kit/crumbs.ts'
import { usePhone } from '../kit/phone.ts'
import { eachOnce } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { askDesktop, desktopState } from './desktop.ts'
import { InboxList } from './InboxList.tsx'
import style from './inbox.module.css'
import { mark, type NoticeLine, noticesQuery, type State } from './notices.ts'
import { useInboxKeys } from './useInboxKeys.ts'

const Peek = lazy(() => import('../peek/Peek.tsx'))

type Search = { state?: State; kinds?: string }

/** What concerns the reader: mentions, what they were handed, reminders, changes of what they follow. */
export function InboxPage() {
  const { state = 'open', kinds } = useSearch({ strict: false }) as Search
  const pages = useInfiniteQuery(noticesQuery(state, kinds))
  const [chosen, setChosen] = useState<string>()
  const phone = usePhone()
  useCrumbs([{ label: t('Inbox') }])
  const lines = useMemo(
    () =>
      eachOnce(pages.data?.pages.flatMap((page) => page.data) ?? none).filter((line) =>
        fits(line, state, chosen),
      ),
    [pages.data, state, chosen],
  )
  const line = lines.find(({ id }) => id === chosen)
  const open = useOpen()
  const choose = (next: NoticeLine | undefined) => {
    setChosen(next?.id)
    if (next && !next.readAt) void mark('read', [next.id], true)
  }
  useInboxKeys({ lines, line, onChoose: choose })
  // Another view begins without anything chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what changed
  useEffect(() => setChosen(undefined), [state, kinds])
  return (
    <div className={style.page}>
      <div className={style.main}>
        <Head state={state} kinds={kinds} />
        {pages.error && (
          <p className={style.failed} role="alert">
            {pages.error.message}
          </p>
        )}
        {pages.isPending && <Waiting />}
        {pages.data && !lines.length && <Empty state={state} />}
        <InboxList
          lines={lines}
          chosen={line}
          onOpen={open}
          onChoose={(next) => {
            choose(next)
            if (phone) open(next)
          }}
        />
        {pages.hasNextPage && (
          <button
            type="button"
            className={`btn ${style.next}`}
            disabled={pages.isFetching}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('Show more')}
          </button>
        )}
      </div>
      {line && !phone && <Beside line={line} onClose={() => setChosen(undefined)} />}
    </div>
  )
}

const none: NoticeLine[] = []

// What was put away goes at once; what was just read stays where it is until one leaves it.
const fits = (line: NoticeLine, state: State, chosen: string | undefined) =>
  state === 'done'
    ? line.doneAt !== null
    : line.doneAt === null && (state !== 'unread' || !line.readAt || line.id === chosen)

/** The record a notice is about: what was added, where something was. */
const targetOf = (line: NoticeLine) => line.about ?? line.record

function useOpen() {
  const navigate = useNavigate()
  const catalogue = useCatalogue()
  return (line: NoticeLine) => {
    const { object, id } = targetOf(line)
    if (object === 'importRun') return void navigate({ to: '/import/$id', params: { id } })
    const plural = catalogue.find(object)?.plural
    if (plural) void navigate({ to: '/o/$plural/$id', params: { plural, id } })
  }
}

function Beside({ line, onClose }: { line: NoticeLine; onClose: () => void }) {
  const { object, id } = targetOf(line)
  const def = useCatalogue().find(object)
  if (!def?.nav) return null
  return (
    <Suspense fallback={<aside className="peek" aria-busy />}>
      <Peek key={id} def={def} id={id} onClose={onClose} />
    </Suspense>
  )
}

const kindChoices = () => [
  { value: '', label: t('All kinds') },
  { value: 'mention', label: t('Mentions') },
  { value: 'assignment', label: t('Handed to me') },
  { value: 'reminder,due', label: t('Reminders') },
  { value: 'change', label: t('Changes') },
]

function Head({ state, kinds }: { state: State; kinds: string | undefined }) {
  const navigate = useNavigate()
  const go = (search: Search) => void navigate({ to: '/inbox', search: search as never })
  const tab = (value: State, label: string) => (
    <button
      type="button"
      aria-pressed={state === value}
      onClick={() => go({ state: value === 'open' ? undefined : value, kinds })}
    >
      {label}
    </button>
  )
  return (
    <div className={style.head}>
      <fieldset className={style.tabs} aria-label={t('Which notices')}>
        {tab('open', t('All'))}
        {tab('unread', t('Unread'))}
        {tab('done', t('Put away'))}
      </fieldset>
      <select
        className="text-input"
        aria-label={t('Kind')}
        value={kinds ?? ''}
        onChange={(event) => go({ state, kinds: event.currentTarget.value || undefined })}
      >
        {kindChoices().map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span className={style.spacer} />
      <Desktop />
      {state !== 'done' && (
        <button type="button" className="btn" onClick={() => void mark('read')}>
          <IconChecks size={15} stroke={1.8} aria-hidden />
          <span className={style.long}>{t('Mark all read')}</span>
        </button>
      )}
    </div>
  )
}

/** Offers notices outside of the window; the browser asks only after this click. */
function Desktop() {
  const [permission, setPermission] = useState(desktopState)
  if (permission !== 'default') return null
  return (
    <button type="button" className="btn" onClick={() => void askDesktop().then(setPermission)}>
      <IconAlarm size={15} stroke={1.8} aria-hidden />
      <span className={style.long}>{t('Tell me on this computer')}</span>
    </button>
  )
}

function Empty({ state }: { state: State }) {
  return (
    <div className={style.empty}>
      <h2>{state === 'done' ? t('Nothing is put away') : t('You are up to date')}</h2>
      <p>
        {state === 'done'
          ? t('Notices you are done with stand here for a while.')
          : t(
              'When a colleague mentions you, hands you something or changes what you follow, it stands here. Reminders too.',
            )}
      </p>
    </div>
  )
}

const Waiting = () => (
  <div className={style.waiting} aria-busy="true">
    {[0, 1, 2, 3].map((line) => (
      <span key={line} className="skeleton" style={{ height: 44 }} />
    ))}
  </div>
)
