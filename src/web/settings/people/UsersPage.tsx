import { TextInput } from '@mantine/core'
import { IconDots, IconPlus, IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { api } from '../../kit/api.ts'
import { useCatalogue, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { Menu } from '../../kit/Popup.tsx'
import { refresh } from '../../kit/queries.ts'
import { useSession } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { Initials, Value } from '../../kit/Value.tsx'
import { Missing } from '../../shell/Missing.tsx'
import { act } from '../parts/act.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { usePages } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { PasswordSheet } from './PasswordSheet.tsx'
import own from './people.module.css'
import { UserSheet } from './UserSheet.tsx'

type Over = { adding: true } | { editing: WireRow } | { password: WireRow }

export default function UsersPage() {
  const def = useCatalogue().find('user')
  return def ? <Users def={def} /> : <Missing />
}

function Users({ def }: { def: WireObject }) {
  const [over, setOver] = useState<Over>()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const pages = usePages(def, { sort: 'name', include: 'team,manager', limit: 100, q })
  const close = () => setOver(undefined)
  return (
    <div className={style.page}>
      <Head
        title={t('Users')}
        lead={t('People who work here, what they may do and the team they share records with.')}
      >
        <button type="button" className="btn btn-main" onClick={() => setOver({ adding: true })}>
          <IconPlus size={15} aria-hidden />
          {t('New user')}
        </button>
      </Head>
      <TextInput
        aria-label={t('Find a user')}
        placeholder={t('Find a user')}
        leftSection={<IconSearch size={15} aria-hidden />}
        w={260}
        maw="100%"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {pages.error && <Failed error={pages.error} again={pages.refetch} />}
      {pages.isPending && <Waiting />}
      {pages.isSuccess && !pages.rows.length && <Empty title={t('Nobody is called “{q}”', { q })} />}
      {pages.rows.length > 0 && <Table def={def} users={pages.rows} onOpen={setOver} />}
      {pages.hasNextPage && (
        <button type="button" className={`btn ${style.more}`} onClick={() => void pages.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
      {over && 'adding' in over && <UserSheet def={def} onClose={close} />}
      {over && 'editing' in over && <UserSheet def={def} user={over.editing} onClose={close} />}
      {over && 'password' in over && <PasswordSheet user={over.password} onClose={close} />}
    </div>
  )
}

type TableProps = { def: WireObject; users: WireRow[]; onOpen: (over: Over) => void }

const Table = ({ def, users, onOpen }: TableProps) => (
  <div className={style.tableBox}>
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{t('User')}</th>
          <th scope="col" className={style.wideOnly}>
            {t('Team')}
          </th>
          <th scope="col">{t('Roles')}</th>
          <th scope="col" className={style.wideOnly}>
            {t('Last sign-in')}
          </th>
          <th scope="col">
            <span className="hidden-text">{t('More')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} {...{ def, user, onOpen }} />
        ))}
      </tbody>
    </table>
  </div>
)

function UserRow({ def, user, onOpen }: { def: WireObject; user: WireRow; onOpen: (over: Over) => void }) {
  const show = (name: string) => (
    <Value name={name} field={def.fields[name]!} value={user[name]} included={user.included?.[name]} quiet />
  )
  const off = user.active === false
  return (
    <tr data-off={off || undefined}>
      <th scope="row">
        <span className={own.person}>
          <Initials name={String(user.name)} size={28} />
          <span>
            <button type="button" className={style.rowOpen} onClick={() => onOpen({ editing: user })}>
              {String(user.name)}
            </button>
            <small>{(user.email as string | null) ?? t('cannot sign in: no e-mail address')}</small>
          </span>
          {off && <span className="chip">{t('Switched off')}</span>}
        </span>
      </th>
      <td className={style.wideOnly}>{show('team')}</td>
      <td>{show('roles')}</td>
      <td className={style.wideOnly}>
        {user.lastSignInAt ? show('lastSignInAt') : <span className="v-none">{t('never')}</span>}
      </td>
      <td className={style.end}>
        <More user={user} onOpen={onOpen} />
      </td>
    </tr>
  )
}

function More({ user, onOpen }: { user: WireRow; onOpen: (over: Over) => void }) {
  const me = useSession().user.id === user.id
  const on = user.active !== false
  return (
    <Menu
      label={t('More for {name}', { name: user.name })}
      className={style.iconButton}
      align="end"
      button={<IconDots size={16} aria-hidden />}
      items={() => [
        { label: t('Change'), run: () => onOpen({ editing: user }) },
        { label: t('Set password'), disabled: !user.email, run: () => onOpen({ password: user }) },
        'line',
        {
          label: on ? t('Switch off') : t('Switch on'),
          danger: on,
          disabled: me,
          hint: me ? t('this is you') : undefined,
          run: () => void turn(user, !on),
        },
      ]}
    />
  )
}

/** Somebody switched off is signed out and cannot sign in; the records stay theirs. */
function turn(user: WireRow, active: boolean) {
  const set = async (to: boolean) => {
    await api.patch(`/users/${user.id}`, { active: to })
    await refresh('user')
  }
  return act(
    active
      ? t('{name} can sign in again', { name: user.name })
      : t('{name} is switched off', { name: user.name }),
    () => set(active),
    () => set(!active),
  )
}
