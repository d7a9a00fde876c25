import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../kit/api.ts'
import type { WireObject, WireRow } from '../../kit/catalogue.ts'
import { Dialog } from '../../kit/Dialog.tsx'
import { refresh } from '../../kit/queries.ts'
import { t } from '../../kit/text.ts'
import { toastError } from '../../kit/undo.tsx'
import { remove } from '../parts/act.ts'

type Props = { def: WireObject; stage: WireRow; deals: string; stages: WireRow[]; onClose: () => void }

/** Deals must stand somewhere: before their stage goes they move to another. */
export function StageLeaving({ def, stage, deals, stages, onClose }: Props) {
  const others = stages.filter((one) => one.id !== stage.id)
  const [to, setTo] = useState(others[0]?.id ?? '')
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      await moveAll(stage.id, to)
      if (await remove(def, stage.id, t('{name} deleted; its deals were moved', { name: stage.name })))
        onClose()
    } catch (error) {
      toastError(error)
    }
    setBusy(false)
  }
  return (
    <Dialog title={t('Delete {name}?', { name: stage.name })} onClose={onClose}>
      <p>
        {deals === '1'
          ? t('One deal stands in this stage.')
          : t('{count} deals stand in this stage.', { count: deals })}{' '}
        {others.length ? t('They move to:') : t('Add another stage first, for them to move to.')}
      </p>
      {others.length > 0 && (
        <NativeSelect
          aria-label={t('Move deals to')}
          data={others.map((one) => ({ value: one.id, label: String(one.name) }))}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      )}
      <div className="dialog-foot">
        <button type="button" className="btn" onClick={onClose}>
          {t('Cancel')}
        </button>
        <button type="button" className="btn btn-danger" disabled={!to || busy} onClick={() => void run()}>
          {busy ? t('Moving…') : t('Move deals and delete')}
        </button>
      </div>
    </Dialog>
  )
}

async function moveAll(from: string, to: string) {
  const body = { operation: 'update', filter: { stage: { is: from } }, change: { stage: to } }
  let more = true
  while (more) more = (await api.post<{ more: boolean }>('/deals/batch', body)).more
  await refresh('deal')
}
