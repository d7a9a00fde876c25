import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { useCatalogue, type WireField, type WireObject, type WireRow } from '../../kit/catalogue.ts'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { Inputs, type Values } from '../parts/Inputs.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { useSend } from '../parts/useSend.ts'

type Props = { def: WireObject; pipeline: WireRow; stages: WireRow[]; stage?: WireRow; onClose: () => void }

const names = ['name', 'outcome', 'probability', 'forecastCategory', 'rotDays']

export function StageSheet({ def, pipeline, stages, stage, onClose }: Props) {
  const [values, setValues] = useState<Values>(
    () => stage ?? { outcome: 'open', forecastCategory: 'pipeline', probability: 50 },
  )
  const input = Object.fromEntries([...names, 'requiredFields'].map((name) => [name, values[name] ?? null]))
  const sending = useSend(
    () =>
      stage
        ? api.patch(`/${def.plural}/${stage.id}`, { ...input, version: stage.version })
        : api.post(`/${def.plural}`, { ...input, pipeline: pipeline.id, position: stages.length + 1 }),
    async () => {
      await refresh(def.name)
      onClose()
    },
  )
  return (
    <Sheet
      title={
        stage ? t('Change {name}', { name: stage.name }) : t('New stage of {name}', { name: pipeline.name })
      }
      save={stage ? t('Save') : t('Add stage')}
      onClose={onClose}
      onSave={() => values.name && sending.run()}
      busy={sending.busy}
      disabled={!values.name}
      mistake={sending.besides([...names, 'requiredFields'])}
    >
      <Inputs
        {...{ def, names, values, sending }}
        focus="name"
        onChange={(name, value) => setValues((was) => ({ ...was, ...follow(name, value) }))}
      />
      <Needed
        value={(values.requiredFields as string[] | null) ?? []}
        help={def.fields.requiredFields?.help}
        error={sending.of('requiredFields', t('These fields'))}
        onChange={(requiredFields) => setValues((was) => ({ ...was, requiredFields }))}
      />
    </Sheet>
  )
}

// A stage that ends a deal leaves nothing to estimate.
function follow(name: string, value: unknown): Values {
  if (name !== 'outcome' || value === 'open') return { [name]: value }
  return { outcome: value, probability: value === 'won' ? 100 : 0, forecastCategory: 'closed', rotDays: null }
}

type NeededProps = { value: string[]; help?: string; error?: string; onChange: (names: string[]) => void }

function Needed({ value, help, error, onChange }: NeededProps) {
  const deal = useCatalogue().find('deal')
  if (!deal) return null
  const usable = Object.entries(deal.fields).filter(([name, field]) => isFillable(name, field))
  return (
    <MultiSelect
      label={t('Fields that must be filled')}
      description={help}
      error={error}
      searchable
      hidePickedOptions
      data={usable.map(([name, field]) => ({ value: name, label: field.label ?? name }))}
      value={value.filter((name) => deal.fields[name])}
      onChange={onChange}
      nothingFoundMessage={t('No such field')}
    />
  )
}

const isFillable = (name: string, field: WireField) =>
  !field.system && !field.readOnly && !['pipeline', 'stage'].includes(name) && field.kind !== 'json'
