import type { BulkRow, BulkTarget, BulkTask } from '../../bulk.ts'
import { check, type Mistake } from '../../check.ts'
import { type Fields, fieldLabel, type ObjectDef } from '../../object.ts'
import { label, say } from '../../text.ts'
import { verbsOf } from '../action.ts'
import type { App } from '../app.ts'
import { tellMistakes } from '../batch.ts'
import type { Context } from '../context.ts'
import { readFilter } from '../list.ts'
import { forbidden, invalid, Refusal } from '../refusal.ts'
import { may } from '../rights.ts'
import { makeRun } from '../runs.ts'
import { loadRun, runDef, saveRun } from './runs.ts'
import { beginWork, workOn } from './work.ts'

/** So few records are done at once; for more, whoever asks is shown how far it came. */
const AT_ONCE = 200

/** Begins one task for many records; answers the run as it stands then. */
export async function begin(
  app: App,
  ctx: Context,
  def: ObjectDef,
  task: BulkTask,
  target: BulkTarget,
): Promise<BulkRow> {
  checkTask(ctx, def, task)
  if (!('ids' in target) && target.filter) readFilter(ctx, def, target.filter)
  const sorted = 'ids' in target ? { ids: [...new Set(target.ids)].sort() } : target
  return start(app, ctx, def, { name: nameOf(def, task), task, target: sorted })
}

/** Puts back what a run did. The records changed since are left and told. */
export async function beginUndo(app: App, ctx: Context, id: string): Promise<BulkRow> {
  const run = await loadRun(ctx, id)
  const def = ctx.catalogue.find(run.object)
  if (!def) throw new Refusal(409, 'gone', 'The object these records belong to is gone')
  if (run.state === 'running') throw new Refusal(409, 'running', 'Wait until it is done, or cancel it first')
  if (run.undoneBy) throw new Refusal(409, 'undone', 'This was undone already')
  const total = run.changed
  const name = `Undo: ${run.name}`.slice(0, 255)
  return start(app, ctx, def, { name, task: { operation: 'undo', run: id }, target: {}, total }, (undo) =>
    saveRun(ctx, id, { undoneBy: undo, state: run.state }),
  )
}

type Given = Pick<BulkRow, 'name' | 'task' | 'target'> & { total?: number }

async function start(
  app: App,
  ctx: Context,
  def: ObjectDef,
  { total, ...given }: Given,
  first?: (id: string) => Promise<unknown>,
) {
  const few = 'ids' in given.target ? given.target.ids.length : (total ?? Number.POSITIVE_INFINITY)
  const id = await makeRun(ctx, runDef(ctx), {
    ...given,
    object: def.name,
    operation: given.task.operation,
    state: 'running',
    total: Number.isFinite(few) ? few : null,
    changed: 0,
    unchanged: 0,
    refused: 0,
    owner: ctx.actor.id,
  })
  await first?.(id)
  if (few <= AT_ONCE) await workOn(app, id)
  else await beginWork(app, id)
  return loadRun(ctx, id)
}

function checkTask(ctx: Context, def: ObjectDef, task: BulkTask) {
  const what = task.operation === 'delete' || task.operation === 'restore' ? 'delete' : 'update'
  if (!may(ctx, def, what)) throw forbidden(`${what} ${def.labels[1].toLowerCase()}`)
  if (task.operation === 'update') refuse(def, wrongWith(ctx, def, task.change))
  if (task.operation === 'tag')
    refuse(def, wrongWith(ctx, def, { [task.field]: [...(task.add ?? []), ...(task.remove ?? [])] }))
  if (task.operation === 'verb' && !verbsOf(def).some((verb) => verb.name === task.verb))
    throw new Refusal(
      404,
      'no_verb',
      say('{object} knows no "{name}"', { object: label(def.labels[0]), name: task.verb }),
    )
}

// What no record could take is told before the first is touched.
function wrongWith(ctx: Context, def: ObjectDef, change: Record<string, unknown>): Mistake[] {
  const names = Object.keys(change)
  if (!names.length) return [{ field: 'change', message: 'says no value; give at least one field' }]
  const unique = names.filter((name) => (def.fields as Fields)[name]?.unique)
  return [
    ...check(def, change, { creating: false, actor: ctx.actor, reading: ctx.settings }).mistakes,
    ...unique.map((field) => ({ field, message: 'must differ from record to record' })),
  ]
}

function refuse(def: ObjectDef, mistakes: Mistake[]) {
  if (mistakes.length) throw invalid(mistakes, tellMistakes(def, mistakes))
}

function nameOf(def: ObjectDef, task: BulkTask): string {
  const many = def.labels[1].toLowerCase()
  const label = (name: string) => fieldLabel(name, (def.fields as Fields)[name]!)
  if (task.operation === 'update')
    return `Change ${Object.keys(task.change).map(label).join(', ')} of ${many}`
  if (task.operation === 'tag') return `Change ${label(task.field)} of ${many}`
  if (task.operation === 'verb')
    return `${verbsOf(def).find((verb) => verb.name === task.verb)!.label} ${many}`
  return `${task.operation === 'delete' ? 'Delete' : 'Restore'} ${many}`
}
