import { Checkbox, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { batch } from '../parts/act.ts'
import { Sheet } from '../parts/Sheet.tsx'
import { useSend } from '../parts/useSend.ts'

type Props = {
  def: WireObject
  stageDef: WireObject
  /** The pipeline to rename; without it a new one is made. */
  row?: WireRow
  /** Whose stages a new pipeline may start with. */
  like?: WireRow
  stages?: WireRow[]
  last?: number
  onClose: () => void
}

export function PipelineSheet({ def, stageDef, row, like, stages = [], last = 0, onClose }: Props) {
  const [name, setName] = useState(String(row?.name ?? ''))
  const [copy, setCopy] = useState(stages.length > 0)
  const navigate = useNavigate()
  const sending = useSend(
    async () => {
      if (row) return api.patch<WireRow>(`/${def.plural}/${row.id}`, { name, version: row.version })
      const made = await api.post<WireRow>(`/${def.plural}`, {
        name,
        position: last + 1,
        isDefault: last === 0,
      })
      if (copy)
        await batch(
          stageDef,
          'create',
          stages.map((stage) => copyOf(stage, made.id)),
        )
      return made
    },
    async (made) => {
      await refresh(def.name)
      onClose()
      if (!row) void navigate({ to: '/settings/$', params: { _splat: `pipelines/${made.id}` } })
    },
  )
  return (
    <Sheet
      title={row ? t('Rename {name}', { name: row.name }) : t('New pipeline')}
      save={row ? t('Save') : t('Create pipeline')}
      onClose={onClose}
      onSave={() => name.trim() && sending.run()}
      busy={sending.busy}
      disabled={!name.trim()}
      mistake={sending.besides(['name'])}
    >
      <TextInput
        label={t('Name')}
        data-autofocus
        required
        maxLength={120}
        value={name}
        error={sending.of('name', t('The name'))}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {!row && like && stages.length > 0 && (
        <Checkbox
          label={t('Start with the stages of {name}', { name: like.name })}
          checked={copy}
          onChange={(event) => setCopy(event.currentTarget.checked)}
        />
      )}
    </Sheet>
  )
}

const copied = ['name', 'position', 'probability', 'outcome', 'forecastCategory', 'rotDays', 'requiredFields']

const copyOf = (stage: WireRow, pipeline: string) => ({
  ...Object.fromEntries(copied.map((name) => [name, stage[name]])),
  pipeline,
})
