import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { titleOf } from '../kit/catalogue.ts'
import { change } from '../kit/change.tsx'
import { refresh } from '../kit/queries.ts'
import { t } from '../kit/text.ts'
import { toast } from '../kit/undo.tsx'

/** Ticks a task off or takes the tick back, with undo; the next of a repeating one comes and goes with it. */
export async function complete(def: WireObject, row: WireRow, done = true): Promise<void> {
  const saved = await change(def, row, { done }, { silent: true })
  if (!saved) return
  await refresh(def.name)
  toast({
    message: done
      ? t('Done: {task}', { task: titleOf(def, row) })
      : t('Open again: {task}', { task: titleOf(def, row) }),
    undo: async () => {
      await change(def, { ...row, ...saved }, { done: !done }, { silent: true })
      await refresh(def.name)
    },
  })
}
