import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../kit/api.ts'
import { fieldLabel, type WireField, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { agoText, momentText } from '../kit/format.ts'
import { eachOnce, patchLoaded, refresh } from '../kit/queries.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { Value } from '../kit/Value.tsx'
import style from './history.module.css'
import { useTitles } from './useTitles.ts'

type Entry = {
  id: string
  at: string
  actor: { id: string; title: string } | null
  kind: 'created' | 'changed' | 'deleted' | 'restored'
  version: number
  changes: Record<string, [before: unknown, after: unknown]>
  cause: { kind: string; id: string } | null
}
type Entries = { data: Entry[]; nextCursor: string | null }
type Props = { def: WireObject; row: WireRow; mayEdit: boolean }

/** Every change of the record: what, from what, by whom, why; each value can be put back. */
export function History({ def, row, mayEdit }: Props) {
  const { data, hasNextPage, fetchNextPage, isSuccess, error } = useInfiniteQuery({
    queryKey: [def.name, 'history', row.id],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get<Entries>(`/${def.plural}/${row.id}/history`, { query: { cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.nextCursor,
  })
  const entries = eachOnce(data?.pages.flatMap((page) => page.data) ?? [])
  return (
    <div className={style.tab}>
      <ol className={style.entries}>
        {entries.map((entry) => (
          <EntryItem key={entry.id} def={def} row={row} entry={entry} mayEdit={mayEdit} />
        ))}
      </ol>
      {isSuccess && !entries.length && (
        <p className={style.none}>{t('No changes are kept of this record.')}</p>
      )}
      {error && <p className={style.none}>{error.message}</p>}
      {hasNextPage && (
        <button type="button" className="btn" onClick={() => void fetchNextPage()}>
          {t('Show earlier')}
        </button>
      )}
    </div>
  )
}

const verbs = {
  created: t('created it'),
  changed: t('changed'),
  deleted: t('deleted it'),
  restored: t('brought it back'),
}
const causes: Record<string, string> = {
  importRun: t('by import'),
  import: t('by import'),
  restore: t('by restoring'),
  apiKey: t('through the API'),
  batch: t('with many others'),
}

function EntryItem({ def, row, entry, mayEdit }: Props & { entry: Entry }) {
  const { locale, timeZone } = useShowing()
  const fields = Object.keys(entry.changes).filter((name) => def.fields[name])
  return (
    <li className={style.entry}>
      <p className={style.head}>
        <b>{entry.actor?.title ?? 'Mainstay'}</b> {verbs[entry.kind]}
        {entry.cause && ` ${causes[entry.cause.kind] ?? t('by {kind}', { kind: entry.cause.kind })}`}
        <time dateTime={entry.at} title={momentText(entry.at, locale, timeZone)}>
          {agoText(entry.at, locale)}
        </time>
      </p>
      {fields.length > 0 && (
        <table className={style.changes}>
          <tbody>
            {fields.map((name) => (
              <Changed
                key={name}
                name={name}
                field={def.fields[name]!}
                change={entry.changes[name]!}
                isNew={entry.kind === 'created'}
                onRestore={
                  mayEdit && entry.kind === 'changed' && def.fields[name]!.writable
                    ? () => void restore(def, row, entry, name)
                    : undefined
                }
              />
            ))}
          </tbody>
        </table>
      )}
    </li>
  )
}

type ChangedProps = {
  name: string
  field: WireField
  change: [unknown, unknown]
  isNew: boolean
  onRestore?: () => void
}

function Changed({ name, field, change: [before, after], isNew, onRestore }: ChangedProps) {
  const titles = useTitles(field, [before, after])
  const show = (value: unknown) => (
    <Value name={name} field={field} value={value} included={titles.get(String(value)) ?? null} />
  )
  return (
    <tr>
      <th scope="row">{fieldLabel(name, field)}</th>
      {isNew ? null : <td className={style.before}>{show(before)}</td>}
      {isNew ? null : (
        <td className={style.arrow} aria-label={t('to')}>
          →
        </td>
      )}
      <td colSpan={isNew ? 3 : 1}>{show(after)}</td>
      <td className={style.act}>
        {onRestore && (
          <button
            type="button"
            onClick={onRestore}
            aria-label={t('Put the earlier value of {field} back', { field: fieldLabel(name, field) })}
          >
            {t('Put back')}
          </button>
        )}
      </td>
    </tr>
  )
}

async function restore(def: WireObject, row: WireRow, entry: Entry, name: string) {
  try {
    const saved = await api.post<WireRow>(`/${def.plural}/${row.id}/history/${entry.id}/restore`, {
      fields: [name],
    })
    const was = row[name] ?? null
    patchLoaded(def.name, row.id, saved)
    void refresh(def.name)
    toast({
      message: t('{field} put back', { field: fieldLabel(name, def.fields[name]) }),
      undo: async () => {
        await api.patch(`/${def.plural}/${row.id}`, { [name]: was, version: saved.version })
        await refresh(def.name)
      },
    })
  } catch (error) {
    toastError(error)
  }
}
