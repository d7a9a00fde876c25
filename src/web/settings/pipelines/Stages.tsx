import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { countText } from '../../kit/language.ts'
import { patchLoaded, refresh } from '../../kit/queries.ts'
import { t, tn } from '../../kit/text.ts'
import { toastError } from '../../kit/undo.tsx'
import { Value } from '../../kit/Value.tsx'
import { act, batch, remove } from '../parts/act.ts'
import { Empty } from '../parts/Failed.tsx'
import style from '../parts/page.module.css'
import type { Page } from '../parts/rows.ts'
import { moved, useDragRow } from '../parts/useDragRow.ts'
import own from './pipelines.module.css'
import { StageLeaving } from './StageLeaving.tsx'
import { StageSheet } from './StageSheet.tsx'

type Over = { adding: true } | { editing: WireRow } | { leaving: WireRow; deals: string }
type Props = { def: WireObject; pipeline: WireRow; stages: WireRow[] }

export function Stages({ def, pipeline, stages }: Props) {
  const [over, setOver] = useState<Over>()
  const close = () => setOver(undefined)
  const drop = async (stage: WireRow) => {
    const deals = await dealsIn(stage)
    if (deals) setOver({ leaving: stage, deals })
    else if (deals === '') void remove(def, stage.id, t('{name} deleted', { name: stage.name }))
  }
  return (
    <>
      {stages.length > 0 ? (
        <ol className={own.stages} aria-label={t('Stages of {name}', { name: pipeline.name })}>
          <li className={own.stageHead} aria-hidden>
            <span>{t('Stage')}</span>
            <span>{t('Probability')}</span>
            <span>{t('Outcome')}</span>
            <span>{t('Forecast')}</span>
            <span>{t('Stale after')}</span>
            <span>{t('Must be filled')}</span>
          </li>
          {stages.map((stage, at) => (
            <StageRow
              key={stage.id}
              {...{ def, stage, at, stages }}
              onMove={(place) => void reorder(def, stages, moved(stages, place))}
              onEdit={() => setOver({ editing: stage })}
              onDelete={() => void drop(stage)}
            />
          ))}
        </ol>
      ) : (
        <Empty title={t('This pipeline has no stages yet')}>
          {t('A deal needs at least one to stand in.')}
        </Empty>
      )}
      <button type="button" className={`btn ${style.more}`} onClick={() => setOver({ adding: true })}>
        <IconPlus size={15} aria-hidden />
        {t('Add stage')}
      </button>
      {over && 'adding' in over && (
        <StageSheet def={def} pipeline={pipeline} stages={stages} onClose={close} />
      )}
      {over && 'editing' in over && (
        <StageSheet def={def} pipeline={pipeline} stages={stages} stage={over.editing} onClose={close} />
      )}
      {over && 'leaving' in over && (
        <StageLeaving def={def} stage={over.leaving} deals={over.deals} stages={stages} onClose={close} />
      )}
    </>
  )
}

/** Shown at once; saved as the numbers of the places that changed. */
function reorder(def: WireObject, before: WireRow[], after: WireRow[]) {
  const save = async (order: WireRow[]) => {
    const records = order.map(({ id }, at) => ({ id, position: at + 1 }))
    for (const { id, position } of records) patchLoaded(def.name, id, { position })
    try {
      await batch(def, 'update', records)
    } catch (error) {
      await refresh(def.name)
      throw error
    }
  }
  return act(
    t('Order of stages changed'),
    () => save(after),
    () => save(before),
  )
}

/** "12", "1,000+", '' for none, undefined where that cannot be known now. */
async function dealsIn(stage: WireRow): Promise<string | undefined> {
  const query = { filter: { stage: { is: stage.id } }, limit: 1, count: 'bounded' }
  const page = await api.get<Page>('/deals', { query }).catch(toastError)
  if (!page?.count) return undefined
  return page.count.value ? `${countText(page.count.value)}${page.count.more ? '+' : ''}` : ''
}

type RowProps = {
  def: WireObject
  stage: WireRow
  at: number
  stages: WireRow[]
  onMove: (place: { from: number; to: number }) => void
  onEdit: () => void
  onDelete: () => void
}

function StageRow(props: RowProps) {
  const { def, stage, at, onMove, onEdit } = props
  const { row, handle, edge, lifted } = useDragRow('stages', at, onMove)
  const show = (name: string) => <Value name={name} field={def.fields[name]!} value={stage[name]} />
  const needed = (stage.requiredFields as string[] | null)?.length ?? 0
  return (
    <li ref={row} className={own.stage} data-edge={edge ?? undefined} data-lifted={lifted || undefined}>
      <span ref={handle} className={own.grip} title={t('Drag to reorder')}>
        <IconGripVertical size={16} aria-hidden />
      </span>
      <button type="button" className={style.rowOpen} onClick={onEdit}>
        {String(stage.name)}
      </button>
      <span className={own.number}>{show('probability')}</span>
      <span>{show('outcome')}</span>
      <span className={own.extra}>{show('forecastCategory')}</span>
      <span className={own.extra}>
        {stage.rotDays ? (
          tn(Number(stage.rotDays), '{count} day', '{count} days')
        ) : (
          <i className="v-none">—</i>
        )}
      </span>
      <span className={own.extra}>
        {needed ? tn(needed, '{count} field', '{count} fields') : <i className="v-none">—</i>}
      </span>
      <Buttons {...props} />
    </li>
  )
}

const Buttons = ({ stage, at, stages, onMove, onDelete }: RowProps) => (
  <span className={own.buttons}>
    <button
      type="button"
      className={style.iconButton}
      aria-label={t('Move {name} up', { name: stage.name })}
      disabled={at === 0}
      onClick={() => onMove({ from: at, to: at - 1 })}
    >
      <IconArrowUp size={15} aria-hidden />
    </button>
    <button
      type="button"
      className={style.iconButton}
      aria-label={t('Move {name} down', { name: stage.name })}
      disabled={at === stages.length - 1}
      onClick={() => onMove({ from: at, to: at + 1 })}
    >
      <IconArrowDown size={15} aria-hidden />
    </button>
    <button
      type="button"
      className={style.iconButton}
      aria-label={t('Delete {name}', { name: stage.name })}
      onClick={onDelete}
    >
      <IconTrash size={15} aria-hidden />
    </button>
  </span>
)
