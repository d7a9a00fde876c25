import type { BulkRow, BulkState } from '#core/bulk.ts'
import { api } from '../kit/api.ts'
import { inSentence, many, one, type WireCatalogue, type WireObject } from '../kit/catalogue.ts'
import { countText as countedText } from '../kit/language.ts'
import { refresh } from '../kit/queries.ts'
import { t, tn } from '../kit/text.ts'
import { toast, toastError } from '../kit/undo.tsx'

export type Failure = { record: string; title: string | null; reason: string }
type Told = Pick<BulkRow, 'id' | 'object' | 'operation' | 'total' | 'changed' | 'unchanged' | 'refused'>
export type Run = Told & { state: BulkState; failures?: Failure[]; error?: string | null }

export const countText = (def: WireObject, n: number) =>
  t('{count} {objects}', { count: countedText(n), objects: inSentence(n === 1 ? one(def) : many(def)) })

/** Runs begun from this page whose end it shall tell, even when they are over before anyone looked. */
export const followed = new Set<string>()
export const runsKey = 'bulkRun'

/** Begins a change of many records; what is quick is told at once, the rest shows how far it came. */
export async function beginBulk(def: WireObject, body: object): Promise<void> {
  try {
    await follow(def, await api.post<Run>(`/${def.plural}/bulk`, body))
  } catch (error) {
    toastError(error)
  }
}

export async function undoRun(def: WireObject, id: string) {
  await follow(def, await api.post<Run>(`/bulkChanges/${id}/undo`))
  return 'told' as const
}

async function follow(def: WireObject, run: Run) {
  if (run.state === 'running') followed.add(run.id)
  else tellEnd(def, run)
  await Promise.all([refresh(def.name), refresh(runsKey)])
}

/** What became of a run, with its undo and the way to those left alone. */
export function tellEnd(def: WireObject, run: Run) {
  const undone = run.operation === 'undo'
  toast({
    message: endText(def, run),
    tone: run.state === 'failed' ? 'error' : 'plain',
    ...(run.changed > 0 && !undone && { undo: () => undoRun(def, run.id) }),
    ...(run.refused > 0 && { action: { label: t('Show why'), href: `/settings/bulk/${run.id}` } }),
  })
}

function endText(def: WireObject, run: Run): string {
  const what = countText(def, run.changed + run.unchanged)
  const done = doneTexts[run.operation](what)
  if (run.state === 'failed') return t('{done}, then it failed: {why}', { done, why: run.error ?? '' })
  const said = run.state === 'cancelled' ? t('Stopped: {done}', { done }) : done
  return run.refused ? `${said}, ${tn(run.refused, '{count} left alone', '{count} left alone')}` : said
}

const doneTexts: Record<Run['operation'], (what: string) => string> = {
  update: (what) => t('{what} changed', { what }),
  tag: (what) => t('{what} changed', { what }),
  delete: (what) => t('{what} deleted', { what }),
  restore: (what) => t('{what} restored', { what }),
  verb: (what) => t('{what} done', { what }),
  undo: (what) => t('{what} put back', { what }),
}

/** What a run is about, in the reader's words: "Change Owner · Accounts". */
export function titleOfRun(catalogue: WireCatalogue, run: Pick<BulkRow, 'object' | 'task'>): string {
  const def = catalogue.find(run.object)
  const doing = doingText(def, run.task)
  return def ? `${doing} · ${many(def)}` : doing
}

function doingText(def: WireObject | undefined, task: BulkRow['task']): string {
  const label = (name: string) => def?.fields[name]?.label ?? name
  if (task.operation === 'update')
    return t('Change {field}', { field: Object.keys(task.change).map(label).join(', ') })
  if (task.operation === 'tag') return t('Change {field}', { field: label(task.field) })
  if (task.operation === 'verb')
    return def?.verbs?.find((verb) => verb.name === task.verb)?.label ?? task.verb
  if (task.operation === 'undo') return t('Put back')
  return task.operation === 'delete' ? t('Delete') : t('Restore')
}
