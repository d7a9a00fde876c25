import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCatalogue, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { isAdmin, useSession } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import { Value } from '../../kit/Value.tsx'
import { Missing } from '../../shell/Missing.tsx'
import { remove } from '../parts/act.ts'
import { Empty, Failed } from '../parts/Failed.tsx'
import { Head } from '../parts/Head.tsx'
import style from '../parts/page.module.css'
import { usePages } from '../parts/rows.ts'
import { Waiting } from '../parts/Waiting.tsx'
import { KeySheet } from './KeySheet.tsx'

export default function KeysPage() {
  const def = useCatalogue().find('apiKey')
  return def ? <Keys def={def} /> : <Missing />
}

function Keys({ def }: { def: WireObject }) {
  const pages = usePages(def, { sort: 'name', include: 'owner', limit: 100 })
  const [making, setMaking] = useState(false)
  return (
    <div className={style.page}>
      <Head
        title={t('API keys')}
        lead={
          <>
            {t('A key lets a program act as you, with your rights and no more.')}{' '}
            <a href="/docs" target="_blank" rel="noreferrer" className={style.link}>
              {t('What the API can do')}
            </a>
          </>
        }
      >
        <button type="button" className="btn btn-main" onClick={() => setMaking(true)}>
          <IconPlus size={15} aria-hidden />
          {t('New key')}
        </button>
      </Head>
      {pages.error && <Failed error={pages.error} again={pages.refetch} />}
      {pages.isPending && <Waiting />}
      {pages.isSuccess && !pages.rows.length && (
        <Empty title={t('No keys yet')}>
          {t('Make one for each program, so that each can be revoked alone.')}
        </Empty>
      )}
      {pages.rows.length > 0 && <Table def={def} keys={pages.rows} />}
      {pages.hasNextPage && (
        <button type="button" className={`btn ${style.more}`} onClick={() => void pages.fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
      {making && <KeySheet onClose={() => setMaking(false)} />}
    </div>
  )
}

function Table({ def, keys }: { def: WireObject; keys: WireRow[] }) {
  const admin = isAdmin(useSession())
  return (
    <div className={style.tableBox}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t('Key')}</th>
            {admin && (
              <th scope="col" className={style.wideOnly}>
                {t('Acts as')}
              </th>
            )}
            <th scope="col">{t('May')}</th>
            <th scope="col">{t('Expires')}</th>
            <th scope="col" className={style.wideOnly}>
              {t('Last used')}
            </th>
            <th scope="col">
              <span className="hidden-text">{t('Revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} {...{ def, admin }} row={key} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function KeyRow({ def, row, admin }: { def: WireObject; row: WireRow; admin: boolean }) {
  const show = (name: string, none = '—') =>
    row[name] ? (
      <Value name={name} field={def.fields[name]!} value={row[name]} included={row.included?.[name]} quiet />
    ) : (
      <span className="v-none">{none}</span>
    )
  return (
    <tr>
      <th scope="row">
        <span className={style.rowName}>{String(row.name)}</span>
        <code>{String(row.prefix)}…</code>
      </th>
      {admin && <td className={style.wideOnly}>{show('owner')}</td>}
      <td>{show('scopes')}</td>
      <td>{show('expiresOn', t('never'))}</td>
      <td className={style.wideOnly}>{show('lastUsedAt', t('never'))}</td>
      <td className={style.end}>
        <button
          type="button"
          className="btn"
          aria-label={t('Revoke {name}', { name: row.name })}
          onClick={() =>
            void remove(
              def,
              row.id,
              t('{name} revoked: within seconds programs using it are refused', { name: row.name }),
            )
          }
        >
          {t('Revoke')}
        </button>
      </td>
    </tr>
  )
}
