import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { Menu } from '../../kit/Popup.tsx'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { toastError } from '../../kit/undo.tsx'
import { act, batch } from '../parts/act.ts'
import type { Page } from '../parts/rows.ts'
import { PipelineSheet } from './PipelineSheet.tsx'

type Props = {
  def: WireObject
  stageDef: WireObject
  now: WireRow
  pipelines: WireRow[]
  stages: WireRow[]
}

export function PipelineMenu({ def, stageDef, now, pipelines, stages }: Props) {
  const [renaming, setRenaming] = useState(false)
  const navigate = useNavigate()
  const isDefault = now.isDefault === true
  const remove = async () => {
    if (await removePipeline({ def, stageDef, now, stages }))
      void navigate({ to: '/settings/$', params: { _splat: 'pipelines' } })
  }
  return (
    <>
      <Menu
        label={t('More for {name}', { name: now.name })}
        align="end"
        button={<IconDots size={16} aria-hidden />}
        items={() => [
          { label: t('Rename'), run: () => setRenaming(true) },
          { label: t('Make default'), disabled: isDefault, run: () => void makeDefault(def, now, pipelines) },
          'line',
          {
            label: t('Delete pipeline'),
            danger: true,
            disabled: isDefault,
            hint: isDefault ? t('is the default') : undefined,
            run: () => void remove(),
          },
        ]}
      />
      {renaming && (
        <PipelineSheet def={def} stageDef={stageDef} row={now} onClose={() => setRenaming(false)} />
      )}
    </>
  )
}

function makeDefault(def: WireObject, now: WireRow, pipelines: WireRow[]) {
  const before = pipelines.find((row) => row.isDefault)
  const set = (to: WireRow | undefined, from: WireRow | undefined) =>
    batch(def, 'update', [
      ...(from ? [{ id: from.id, isDefault: false }] : []),
      ...(to ? [{ id: to.id, isDefault: true }] : []),
    ])
  return act(
    t('New deals start in {name}', { name: now.name }),
    () => set(now, before),
    () => set(before, now),
  )
}

/** With its stages; a pipeline deals still stand in stays. */
async function removePipeline({ def, stageDef, now, stages }: Omit<Props, 'pipelines'>) {
  const deals = await api
    .get<Page>('/deals', { query: { filter: { pipeline: { is: now.id } }, limit: 1, count: 'bounded' } })
    .catch(toastError)
  if (!deals) return false
  if (deals.count!.value) {
    toastError(
      new Error(
        t('Deals stand in {name}. Move them to another pipeline, then delete it.', { name: now.name }),
      ),
    )
    return false
  }
  const ids = stages.map(({ id }) => ({ id }))
  return act(
    t('{name} deleted', { name: now.name }),
    async () => {
      await batch(stageDef, 'delete', ids)
      await api.delete(`/${def.plural}/${now.id}`)
      await refresh(def.name)
    },
    async () => {
      await api.post(`/${def.plural}/${now.id}/restore`)
      await batch(stageDef, 'restore', ids)
      await refresh(def.name)
    },
  )
}
