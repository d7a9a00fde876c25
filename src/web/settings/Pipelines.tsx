import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { openForm } from '../form/RecordForm.tsx'
import { titleOf, useCatalogue, type WireObject, type WireRow } from '../kit/catalogue.ts'
import { pageQuery } from '../record/record.ts'
import { Part } from './Part.tsx'
import { Stages } from './Stages.tsx'
import style from './settings.module.css'
import { removeRow } from './undoable.ts'

export function Pipelines() {
  const catalogue = useCatalogue()
  const pipeline = catalogue.find('pipeline')
  const stage = catalogue.find('stage')
  return pipeline && stage ? <Editor pipeline={pipeline} stage={stage} /> : null
}

function Editor({ pipeline, stage }: { pipeline: WireObject; stage: WireObject }) {
  const { data } = useQuery(
    pageQuery(pipeline, {
      filter: {},
      sort: 'position',
      limit: 50,
      fields: ['name', 'isDefault', 'position'],
    }),
  )
  const pipelines = data?.data ?? []
  const [chosen, setChosen] = useState<string>()
  const current = pipelines.find((one) => one.id === chosen) ?? pipelines[0]
  const add = () =>
    openForm({
      plural: pipeline.plural,
      defaults: { position: pipelines.length + 1 },
      onSaved: (row) => setChosen(row.id),
    })
  return (
    <Part
      title="Pipelines and stages"
      lead="The steps a sale passes through. Another kind of sale may have a pipeline of its own."
      act={
        pipeline.can.create && (
          <button type="button" className="btn btn-main" onClick={add}>
            <IconPlus size={14} aria-hidden />
            New pipeline
          </button>
        )
      }
    >
      {pipelines.length > 1 && (
        <div className={style.choices} role="radiogroup" aria-label="Pipeline">
          {pipelines.map((one) => (
            <label key={one.id}>
              <input
                type="radio"
                name="pipeline"
                checked={one === current}
                onChange={() => setChosen(one.id)}
              />
              {titleOf(pipeline, one)}
            </label>
          ))}
        </div>
      )}
      {current && (
        <>
          <Head def={pipeline} row={current} mayDelete={pipelines.length > 1} />
          <Stages key={current.id} def={stage} pipeline={current} />
        </>
      )}
    </Part>
  )
}

const Head = ({ def, row, mayDelete }: { def: WireObject; row: WireRow; mayDelete: boolean }) => (
  <h3 className={style.sub}>
    {titleOf(def, row)}
    {row.isDefault === true && <span className="chip">default</span>}
    {def.can.update && (
      <button type="button" className="btn" onClick={() => openForm({ plural: def.plural, id: row.id })}>
        Edit
      </button>
    )}
    {def.can.delete && mayDelete && (
      <button type="button" className="btn" onClick={() => void removeRow(def, row)}>
        Delete
      </button>
    )}
  </h3>
)
