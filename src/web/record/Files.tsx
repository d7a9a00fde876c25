import { IconDownload, IconFile, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../kit/api.ts'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { sizeText } from '../kit/format.ts'
import { eachOnce, refresh } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { Value } from '../kit/Value.tsx'
import style from './child.module.css'
import { Drop } from './Drop.tsx'
import { pagesQuery, type Relation } from './record.ts'

type Props = { relation: Relation; row: WireRow; mayAdd: boolean }

export function Files({ relation, row, mayAdd }: Props) {
  const { def, field } = relation
  const columns = ['name', 'type', 'size', 'createdBy', 'createdAt']
  const { data, hasNextPage, fetchNextPage, isSuccess } = useInfiniteQuery(
    pagesQuery(def, { filter: { [field]: { is: row.id } }, sort: '-createdAt', limit: 50, fields: columns }),
  )
  const files = eachOnce(data?.pages.flatMap((page) => page.data) ?? [])
  return (
    <div className={style.tab}>
      {mayAdd && def.can.create && <Drop object={def.name} field={field} id={row.id} />}
      {files.length > 0 && (
        <div className={style.scroll}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{t('Name')}</th>
                <th scope="col" data-align="end">
                  {t('Size')}
                </th>
                <th scope="col">{t('Added by')}</th>
                <th scope="col">{t('Added')}</th>
                <th scope="col">
                  <span className="hidden-text">{t('Actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <FileRow key={file.id} def={def} file={file} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isSuccess && !files.length && !mayAdd && <p className={style.none}>{t('No files')}</p>}
      {hasNextPage && (
        <button type="button" className="btn" onClick={() => void fetchNextPage()}>
          {t('Show more')}
        </button>
      )}
    </div>
  )
}

function FileRow({ def, file }: { def: WireObject; file: WireRow }) {
  const { locale } = useShowing()
  const value = (name: string) => (
    <Value name={name} field={def.fields[name]!} value={file[name]} included={file.included?.[name]} />
  )
  const address = `/api/v1/files/${file.id}/content`
  return (
    <tr>
      <td>
        <a className={style.file} href={address} target="_blank" rel="noreferrer">
          <IconFile size={15} aria-hidden />
          {String(file.name)}
        </a>
      </td>
      <td data-align="end">{sizeText(Number(file.size ?? 0), locale)}</td>
      <td>{value('createdBy')}</td>
      <td>{value('createdAt')}</td>
      <td className={style['row-acts']}>
        <a
          className="btn"
          href={address}
          download={String(file.name)}
          aria-label={t('Download {name}', { name: file.name })}
        >
          <IconDownload size={14} aria-hidden />
        </a>{' '}
        <button
          type="button"
          className="btn"
          aria-label={t('Delete {name}', { name: file.name })}
          onClick={() => void remove(def, file)}
        >
          <IconTrash size={14} aria-hidden />
        </button>
      </td>
    </tr>
  )
}

async function remove(def: WireObject, file: WireRow) {
  try {
    await api.delete(`/${def.plural}/${file.id}`)
    await refresh(def.name)
    toast({
      message: t('{name} deleted', { name: file.name }),
      undo: async () => {
        await api.post(`/${def.plural}/${file.id}/restore`)
        await refresh(def.name)
      },
    })
  } catch (error) {
    toastError(error)
  }
}
