import { isId } from '../field/index.ts'
import { prepare } from '../filter.ts'
import { matches } from '../matches.ts'
import type { ObjectDef } from '../object.ts'
import { type Writing, where, writing } from '../where.ts'
import type { Context } from './context.ts'
import { mayNot } from './refusal.ts'

export type What = 'read' | 'update' | 'delete'

/** The actor's right as SQL over `alias`, or undefined when it has no bounds. Refuses when it is none at all. */
export function guard(
  ctx: Context,
  def: ObjectDef,
  what: What,
  alias: string,
  w: Writing,
): string | undefined {
  const answer = def.can[what](ctx.actor)
  if (answer === false) throw mayNot(what, def)
  if (answer === true) return undefined
  const condition = prepare(answer, { catalogue: ctx.catalogue, def, now: ctx.now })
  return where(condition, alias, { ...w, bind: sharing(w), lookUp: true, sees: undefined })
}

const shared = new WeakMap<Writing['next'], Map<string, string>>()

/** Binds the same ids once: those of the actor and the teams stand in the right to every linked record. */
function sharing(w: Writing): Writing['bind'] {
  const known = shared.get(w.next) ?? new Map<string, string>()
  shared.set(w.next, known)
  return (value) => {
    const ids = Array.isArray(value) ? value : [value]
    if (!ids.length || !ids.every(isId)) return w.bind(value)
    const key = JSON.stringify(value)
    const mark = known.get(key) ?? w.bind(value)
    known.set(key, mark)
    return mark
  }
}

/** As `guard`, with no right at all as SQL `false`: for records reached through others. */
export function sight(ctx: Context, def: ObjectDef, alias: string, w: Writing): string | undefined {
  return def.can.read(ctx.actor) === false ? 'false' : guard(ctx, def, 'read', alias, w)
}

/** A pen for SQL on the actor's behalf: linked records the actor may not see do not count. */
export function pen(ctx: Context, values: unknown[]): Writing {
  const w: Writing = writing(values, (def, alias) => sight(ctx, def, alias, w))
  return w
}

export const may = (ctx: Context, def: ObjectDef, what: What | 'create'): boolean =>
  def.can[what](ctx.actor) !== false

/** Creating is judged on the values themselves: a filter must be one that needs no other record. */
export function mayCreate(ctx: Context, def: ObjectDef, values: Record<string, unknown>): boolean {
  const answer = def.can.create(ctx.actor)
  if (typeof answer === 'boolean') return answer
  return matches(prepare(answer, { catalogue: ctx.catalogue, def, now: ctx.now }), values)
}
