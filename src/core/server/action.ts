import { check } from '../check.ts'
import type { Filter } from '../filter.ts'
import { prepare } from '../filter.ts'
import { matches } from '../matches.ts'
import { labelOf } from '../name.ts'
import type { Fields, ObjectDef, Row } from '../object.ts'
import { label, say, word } from '../text.ts'
import { tellMistakes } from './batch.ts'
import { type Context, transaction } from './context.ts'
import { standingRows } from './edit.ts'
import { emit } from './event.ts'
import { forbidden, invalid, notFound, Refusal, thisOne } from './refusal.ts'

/** A verb of an object: one transaction, told in the past tense. */
export type Verb = {
  name: string
  label: string
  /** Missing where what the verb changes tells it. */
  event?: string
  /** The records it applies to, by their own fields; others do not offer it. */
  when?: Filter
  /** What it is given: checked as a record's fields are, and asked for in a dialog before it is done. */
  input?: Fields
  /** On a board, dropping a card on a column of this outcome does the verb instead of a plain change. */
  outcome?: string
  /** How the web app undoes it: by putting back the `values` it replaced, or by the verb of this name. */
  undo?: string
  run(ctx: Context, record: any, input: any): Promise<Record<string, unknown> | undefined>
}

const verbs = new Map<string, Verb[]>()

/**
 * Declares a verb: `action(Lead, 'convert', 'converted', …)` is POST /leads/{id}/convert and tells
 * `lead.converted`; what `run` answers goes along with the event. Without a past tense its changes tell it.
 */
export function action<D extends ObjectDef>(
  def: D,
  name: string,
  past: string | null,
  options: Pick<Verb, 'when' | 'input' | 'outcome' | 'undo'> & { label?: string },
  run: (ctx: Context, record: Row<D>, input: any) => Promise<Record<string, unknown> | undefined>,
) {
  const list = verbs.get(def.name) ?? []
  list.push({
    name,
    label: options.label ?? labelOf(name),
    ...(past && { event: `${def.name}.${past}` }),
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
  if (!verb)
    throw new Refusal(
      404,
      'no_verb',
      say('{object} knows no "{name}"', { object: label(def.labels[0]), name }),
    )
  await transaction(ctx, async (inner) => {
    const standing = (await standingRows(inner, def, [id], 'update')).get(id)
    if (!standing) throw notFound(thisOne(def))
    if (!standing.may)
      throw forbidden(say('{verb} this {object}', { verb: word(verb.label), object: word(def.labels[0]) }))
    if (
      verb.when &&
      !matches(prepare(verb.when, { catalogue: inner.catalogue, def, now: inner.now }), standing.values)
    )
      throw new Refusal(
        409,
        'not_now',
        say('"{verb}" does not apply to this {object} as it stands', {
          verb: label(verb.label),
          object: word(def.labels[0]),
        }),
      )
    const told = await verb.run(inner, standing.values, given(inner, verb, input))
    if (verb.event) await emit(inner, verb.event, [id], told)
  })
  ctx.wrote()
}

// A verb's fields are those of an object without a table: checked, completed and refused in the same words.
function given(ctx: Context, verb: Verb, input: unknown): Record<string, unknown> {
  const def = { name: verb.label, fields: verb.input ?? {} } as ObjectDef
  const { values, mistakes } = check(def, (input ?? {}) as Record<string, unknown>, {
    creating: true,
    actor: ctx.actor,
    reading: ctx.settings,
  })
  if (mistakes.length) throw invalid(mistakes, tellMistakes(def, mistakes))
  return values
}
