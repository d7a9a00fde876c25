import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useCatalogue, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { Initials, Value } from '../../kit/Value.tsx'
import { Missing } from '../../shell/Missing.tsx'
import { remove } from '../parts/act.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { useFew } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'
import own from './people.module.css'
import { TeamSheet } from './TeamSheet.tsx'

export default function TeamsPage() {
  const catalogue = useCatalogue()
  const [def, userDef] = [catalogue.find('team'), catalogue.find('user')]
  return def && userDef ? <Teams def={def} userDef={userDef} /> : <Missing />
}

function Teams({ def, userDef }: { def: WireObject; userDef: WireObject }) {
  const teams = useFew(def, { sort: 'name', include: 'lead' })
  const users = useFew(userDef, { sort: 'name', fields: 'name,team,active' })
  const [over, setOver] = useState<WireRow | 'new'>()
  if (teams.isPending || users.isPending) return <Waiting />
  const failed = teams.error ?? users.error
  return (
    <div className={style.page}>
      <Head
        title={t('Teams')}
        lead={t('People of a team share the records they own. A lead shares those of the team led.')}
      >
        <button type="button" className="btn btn-main" onClick={() => setOver('new')}>
          <IconPlus size={15} aria-hidden />
          {t('New team')}
        </button>
      </Head>
      {failed && <Failed error={failed} again={() => Promise.all([teams.refetch(), users.refetch()])} />}
      {!failed && !teams.rows.length && (
        <Empty title={t('No teams yet')}>{t('Without teams everybody works with their own records.')}</Empty>
      )}
      {teams.rows.length > 0 && (
        <div className={style.tableBox}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{t('Team')}</th>
                <th scope="col">{t('Team lead')}</th>
                <th scope="col">{t('Members')}</th>
                <th scope="col">
                  <span className="hidden-text">{t('Delete')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {teams.rows.map((team) => (
                <TeamRow
                  key={team.id}
                  {...{ def, team }}
                  members={users.rows.filter((user) => user.team === team.id)}
                  onOpen={() => setOver(team)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {over && (
        <TeamSheet
          {...{ def, userDef }}
          users={users.rows}
          team={over === 'new' ? undefined : over}
          onClose={() => setOver(undefined)}
        />
      )}
    </div>
  )
}

type RowProps = { def: WireObject; team: WireRow; members: WireRow[]; onOpen: () => void }

const TeamRow = ({ def, team, members, onOpen }: RowProps) => (
  <tr>
    <th scope="row">
      <button type="button" className={style.rowOpen} onClick={onOpen}>
        {String(team.name)}
      </button>
    </th>
    <td>
      <Value name="lead" field={def.fields.lead!} value={team.lead} included={team.included?.lead} quiet />
    </td>
    <td>
      <span className={own.members} title={members.map((user) => user.name).join(', ')}>
        {members.slice(0, 6).map((user) => (
          <Initials key={user.id} name={String(user.name)} size={24} />
        ))}
        <span className={style.quiet}>{members.length || t('nobody yet')}</span>
      </span>
    </td>
    <td className={style.end}>
      <button
        type="button"
        className={style.iconButton}
        aria-label={t('Delete {name}', { name: team.name })}
        onClick={() => void remove(def, team.id, t('{name} deleted', { name: team.name }))}
      >
        <IconTrash size={15} aria-hidden />
      </button>
    </td>
  </tr>
)
