import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api, Problem } from '../kit/api.ts'
import {
  inSentence,
  many,
  one,
  titleOf,
  useCatalogue,
  useObjectAt,
  type WireObject,
  type WireRow,
} from '../kit/catalogue.ts'
import { useCrumbs } from '../kit/crumbs.ts'
import { refresh } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { useVisit } from '../kit/visit.ts'
import { Header } from './Header.tsx'
import { Parts } from './Parts.tsx'
import style from './record.module.css'
import { deletedQuery, recordQuery, relationsOf } from './record.ts'
import { Skeleton } from './Skeleton.tsx'
import { Tabs } from './Tabs.tsx'
import { useTabs } from './useTabs.tsx'

/** The page of one record of any object, made from its definition. */
export function RecordPage() {
  const { plural = '', id = '' } = useParams({ strict: false })
  const def = useObjectAt(plural)
  if (!def) return <Nothing text={t('There is nothing at this address.')} />
  return <Found key={`${def.name} ${id}`} def={def} id={id} />
}

function Found({ def, id }: { def: WireObject; id: string }) {
  const { data: row, error } = useQuery(recordQuery(def, id))
  const { data: isDeleted } = useQuery(deletedQuery(def, id))
  if (row) return <Page def={def} row={row} isDeleted={isDeleted === true} />
  if (error instanceof Problem && error.status === 404)
    return (
      <Nothing
        text={t('This {object} is not here, or not visible to you.', { object: inSentence(one(def)) })}
      />
    )
  return error ? <Nothing text={error.message} /> : <Skeleton />
}

function Page({ def, row, isDeleted }: { def: WireObject; row: WireRow; isDeleted: boolean }) {
  const relations = relationsOf(useCatalogue(), def)
  const mayEdit = !isDeleted && (row.may?.update ?? def.can.update)
  useCrumbs([{ label: many(def), to: `/o/${def.plural}` }, { label: titleOf(def, row) }])
  useVisit(def.name, row.id)
  const tabs = useTabs({ def, row, relations, mayEdit })
  return (
    <div className={style.page} data-scroller>
      {isDeleted && <Deleted def={def} row={row} />}
      <Header def={def} row={row} relations={relations} mayEdit={mayEdit} isDeleted={isDeleted} />
      <div className={style.strip}>
        <Parts place="strip" def={def} row={row} mayEdit={mayEdit} />
      </div>
      <Parts place="banner" def={def} row={row} mayEdit={mayEdit} />
      <Tabs label={t('Parts of this {object}', { object: inSentence(one(def)) })} tabs={tabs} />
    </div>
  )
}

function Deleted({ def, row }: { def: WireObject; row: WireRow }) {
  const restore = async () => {
    try {
      await api.post(`/${def.plural}/${row.id}/restore`)
      toast({ message: t('{title} is back', { title: titleOf(def, row) }) })
      await refresh(def.name)
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <div className={style.deleted} role="status">
      {t('This {object} is deleted.', { object: inSentence(one(def)) })}
      <button type="button" className="btn" onClick={() => void restore()}>
        {t('Restore')}
      </button>
    </div>
  )
}

const Nothing = ({ text }: { text: string }) => (
  <div className={style.nothing} role="status">
    {text}
  </div>
)
