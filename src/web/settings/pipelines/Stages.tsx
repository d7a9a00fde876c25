import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { patchLoaded, refresh } from '../../kit/queries.ts'
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
    else if (deals === '') void remove(def, stage.id, `${stage.name} deleted`)
  }
  return (
    <>
      {stages.length > 0 ? (
        <ol className={own.stages} aria-label={`Stages of ${pipeline.name}`}>
          <li className={own.stageHead} aria-hidden>
            <span>Stage</span>
            <span>Probability</span>
            <span>Outcome</span>
            <span>Forecast</span>
            <span>Stale after</span>
            <span>Must be filled</span>
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
        <Empty title="This pipeline has no stages yet">A deal needs at least one to stand in.</Empty>
      )}
      <button type="button" className={`btn ${style.more}`} onClick={() => setOver({ adding: true })}>
        <IconPlus size={15} aria-hidden />
        Add stage
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
    'Order of stages changed',
    () => save(after),
    () => save(before),
  )
}

/** "12", "1,000+", '' for none, undefined where that cannot be known now. */
async function dealsIn(stage: WireRow): Promise<string | undefined> {
  const query = { filter: { stage: { is: stage.id } }, limit: 1, count: 'bounded' }
  const page = await api.get<Page>('/deals', { query }).catch(toastError)
  if (!page?.count) return undefined
  return page.count.value ? `${page.count.value.toLocaleString()}${page.count.more ? '+' : ''}` : ''
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
      <span ref={handle} className={own.grip} title="Drag to reorder">
        <IconGripVertical size={16} aria-hidden />
      </span>
      <button type="button" className={style.rowOpen} onClick={onEdit}>
        {String(stage.name)}
      </button>
      <span className={own.number}>{show('probability')}</span>
      <span>{show('outcome')}</span>
      <span className={own.extra}>{show('forecastCategory')}</span>
      <span className={own.extra}>
        {stage.rotDays ? `${stage.rotDays} days` : <i className="v-none">—</i>}
      </span>
      <span className={own.extra}>
        {needed ? `${needed} ${needed === 1 ? 'field' : 'fields'}` : <i className="v-none">—</i>}
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
      aria-label={`Move ${stage.name} up`}
      disabled={at === 0}
      onClick={() => onMove({ from: at, to: at - 1 })}
    >
      <IconArrowUp size={15} aria-hidden />
    </button>
    <button
      type="button"
      className={style.iconButton}
      aria-label={`Move ${stage.name} down`}
      disabled={at === stages.length - 1}
      onClick={() => onMove({ from: at, to: at + 1 })}
    >
      <IconArrowDown size={15} aria-hidden />
    </button>
    <button type="button" className={style.iconButton} aria-label={`Delete ${stage.name}`} onClick={onDelete}>
      <IconTrash size={15} aria-hidden />
    </button>
  </span>
)
