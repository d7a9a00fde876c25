import { type Field, isList, kindOf, type Reading } from './field/index.ts'
import { nearest } from './name.ts'
import { type Fields, fieldLabel, fieldOf, mayField, type ObjectDef } from './object.ts'
import type { Actor } from './rules.ts'
import { label, type Sentence, say, within } from './text.ts'

/** What is wrong with one field and how to mend it; `message` reads after the field's label. */
export type Mistake = { field: string; message: Sentence }

export type CheckedInput = { values: Record<string, unknown>; mistakes: Mistake[] }

/**
 * `reading` tells the organisation's country, so that a number without country code is understood; `internal`
 * that Mainstay itself writes, whose the read-only fields are.
 */
export type CheckHow = { creating: boolean; actor?: Actor; reading?: Reading; internal?: boolean }

/**
 * Normalises the values given for a record and tells every mistake at once. Empty text and empty lists mean
 * "no value" (null). On creation defaults fill in and required fields must be there.
 */
export function check(def: ObjectDef, input: Record<string, unknown>, how: CheckHow): CheckedInput {
  const result: CheckedInput = { values: {}, mistakes: [] }
  for (const [name, given] of Object.entries(input))
    if (given !== undefined) checkOne(def, name, given, how, result)
  if (how.creating) fillIn(def, result)
  return result
}

function checkOne(def: ObjectDef, name: string, given: unknown, how: CheckHow, result: CheckedInput) {
  const field = fieldOf(def, name)
  const mistake = field ? refusal(field, how) : unknown(def, name)
  if (mistake) return void result.mistakes.push({ field: name, message: mistake })
  if (isEmpty(given, field!)) {
    if (field!.isRequired) result.mistakes.push({ field: name, message: 'is required' })
    else result.values[name] = null
    return
  }
  const checked = kindOf(field!).check(given, field!, how.reading)
  if ('error' in checked) result.mistakes.push({ field: name, message: checked.error })
  else result.values[name] = isEmpty(checked.value, field!) ? null : checked.value
}

function refusal(field: Field, how: CheckHow): Sentence | undefined {
  if (how.internal) return undefined
  if (field.readOnly) return 'is written by Mainstay; leave it out'
  if (how.actor && !mayField(how.actor, field, 'write')) return 'may not be changed by you'
  return undefined
}

function unknown(def: ObjectDef, name: string): Sentence {
  const near = nearest(name, Object.keys(def.fields))
  return near
    ? say('is no field of {object}; did you mean "{near}"?', { object: def.name, near })
    : say('is no field of {object}', { object: def.name })
}

const isEmpty = (value: unknown, field: Field) =>
  value === null || value === '' || (isList(field) && Array.isArray(value) && value.length === 0)

function fillIn(def: ObjectDef, result: CheckedInput) {
  for (const [name, field] of Object.entries(def.fields as Fields)) {
    if (name in result.values || result.mistakes.some((m) => m.field === name)) continue
    if (field.default !== undefined) result.values[name] = field.default
    else if (field.isRequired && !field.readOnly)
      result.mistakes.push({ field: name, message: 'is required' })
  }
}

/** "Annual revenue must be a number": the sentence a person reads. */
export const sentence = (def: ObjectDef, { field, message }: Mistake) => {
  const known = fieldOf(def, field)
  return say('{field} {message}', {
    field: known ? label(fieldLabel(field, known)) : field,
    message: within(message),
  })
}
