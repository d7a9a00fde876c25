import type { Filter } from '../filter.ts'
import { prepare } from '../filter.ts'
import { matches } from '../matches.ts'
import { labelOf } from '../name.ts'
import type { ObjectDef, Row } from '../object.ts'
import { type Context, transaction } from './context.ts'
import { standingRows } from './edit.ts'
import { emit } from './event.ts'
import { forbidden, notFound, Refusal } from './refusal.ts'

/** A verb of an object: one transaction, one event in the past tense. */
export type Verb = {
  name: string
  label: string
  event: string
  /** The records it applies to, by their own fields; others do not offer it. */
  when?: Filter
  /** JSON Schema of what it is given. */
  input?: Record<string, unknown>
  run(ctx: Context, record: any, input: any): Promise<Record<string, unknown> | undefined>
}

const verbs = new Map<string, Verb[]>()

/**
 * Declares a verb: `action(Deal, 'win', 'won', …)` is POST /deals/{id}/win and tells `deal.won`. What `run`
 * answers goes along with the event.
 */
export function action<D extends ObjectDef>(
  def: D,
  name: string,
  past: string,
  options: Pick<Verb, 'when' | 'input'> & { label?: string },
  run: (ctx: Context, record: Row<D>, input: any) => Promise<Record<string, unknown> | undefined>,
) {
  const list = verbs.get(def.name) ?? []
  list.push({
    name,
    label: options.label ?? labelOf(name),
    event: `${def.name}.${past}`,
    ...options,
    run,
  } as Verb)
  verbs.set(def.name, list)
}

export const verbsOf = (def: ObjectDef): readonly Verb[] => verbs.get(def.name) ?? []

export async function act(
  ctx: Context,
  def: ObjectDef,
  id: string,
  name: string,
  input: unknown,
): Promise<void> {
  const verb = verbsOf(def).find((v) => v.name === name)
  if (!verb) throw new Refusal(404, 'no_verb', `${def.labels[0]} knows no "${name}"`)
  await transaction(ctx, async (inner) => {
    const standing = (await standingRows(inner, def, [id], 'update')).get(id)
    if (!standing) throw notFound(`This ${def.labels[0].toLowerCase()}`)
    if (!standing.may) throw forbidden(`${verb.label.toLowerCase()} this ${def.labels[0].toLowerCase()}`)
    if (
      verb.when &&
      !matches(prepare(verb.when, { catalogue: inner.catalogue, def, now: inner.now }), standing.values)
    )
      throw new Refusal(
        409,
        'not_now',
        `"${verb.label}" does not apply to this ${def.labels[0].toLowerCase()} as it stands`,
      )
    const told = await verb.run(inner, standing.values, input ?? {})
    await emit(inner, verb.event, [id], told)
  })
  ctx.wrote()
}
