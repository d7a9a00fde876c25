import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../kit/api.ts'
import { fieldLabel, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { queries, refresh } from '../kit/queries.ts'
import { toast, toastError } from '../kit/undo.tsx'
import { type Page, pageQuery } from '../record/record.ts'
import { StageLine } from './StageLine.tsx'
import style from './settings.module.css'

type Props = { def: WireObject; pipeline: WireRow }

const fields = ['name', 'position', 'probability', 'outcome', 'rotDays', 'forecastCategory'] as const

/** The stages of one pipeline: dragged, or moved with Alt and the arrow keys; edited in place. */
export function Stages({ def, pipeline }: Props) {
  const query = pageQuery(def, {
    filter: { pipeline: { is: pipeline.id } },
    sort: 'position',
    limit: 100,
    fields,
  })
  const { data } = useQuery(query)
  const stages = data?.data ?? []
  const [dragged, setDragged] = useState<string>()
  const [said, setSaid] = useState('')
  const show = (rows: WireRow[]) =>
    queries.setQueryData<Page>(query.queryKey, (page) => page && { ...page, data: rows })
  const move = async (id: string, to: number) => {
    const from = stages.findIndex((one) => one.id === id)
    if (to < 0 || to >= stages.length || from === to) return
    const next = moved(stages, from, to)
    show(next)
    setSaid(`${stages[from]!.name}: ${to + 1} of ${stages.length}`)
    await order(def, next).catch((error: unknown) => {
      show(stages)
      toastError(error)
    })
  }
  const undoable = async (id: string, to: number) => {
    const before = stages
    await move(id, to)
    toast({ message: 'Stages rearranged', undo: () => order(def, before) })
  }
  return (
    <>
      <div className={style.scroll}>
        <table className={style.stages} aria-label={`Stages of ${pipeline.name}`}>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">Order</span>
              </th>
              {fields
                .filter((name) => name !== 'position')
                .map((name) => (
                  <th key={name} scope="col">
                    {fieldLabel(name, def.fields[name])}
                  </th>
                ))}
              <th scope="col">
                <span className="hidden-text">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage, i) => (
              <StageLine
                key={stage.id}
                def={def}
                row={stage}
                place={i}
                isDragged={dragged === stage.id}
                onDrag={(isOn) => setDragged(isOn ? stage.id : undefined)}
                onOver={() =>
                  dragged &&
                  dragged !== stage.id &&
                  show(
                    moved(
                      stages,
                      stages.findIndex((one) => one.id === dragged),
                      i,
                    ),
                  )
                }
                onDrop={() => void order(def, stages).catch(toastError)}
                onMove={(by) => void undoable(stage.id, i + by)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="hidden-text" aria-live="polite">
        {said}
      </p>
      {def.can.create && <Add def={def} pipeline={pipeline} count={stages.length} />}
    </>
  )
}

function Add({ def, pipeline, count }: Props & { count: number }) {
  const [name, setName] = useState('')
  const add = async () => {
    try {
      await api.post(`/${def.plural}`, {
        name: name.trim(),
        pipeline: pipeline.id,
        position: count + 1,
        outcome: 'open',
        probability: 50,
      })
      setName('')
      await refresh(def.name)
    } catch (error) {
      toastError(error)
    }
  }
  return (
    <form
      className={style.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) void add()
      }}
    >
      <input
        aria-label="Name of the new stage"
        placeholder="Another stage"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" className="btn" disabled={!name.trim()}>
        <IconPlus size={14} aria-hidden />
        Add stage
      </button>
    </form>
  )
}

function moved(stages: WireRow[], from: number, to: number): WireRow[] {
  const next = [...stages]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

async function order(def: WireObject, stages: WireRow[]) {
  const records = stages.map((stage, i) => ({ id: stage.id, position: i + 1 }))
  await api.post(`/${def.plural}/batch`, { operation: 'update', records })
  await refresh(def.name)
}
