import type { Catalogue } from '../catalogue.ts'
import type { FieldInput } from '../definition.ts'
import { type Field, isList, type KindName, kindOf, kinds } from '../field/index.ts'
import { FormulaError, formulaSql } from '../formula.ts'
import { type Fields, type ObjectDef, tableOf } from '../object.ts'
import { label, type Sentence, say, within } from '../text.ts'
import { firstColumn } from '../where.ts'
import type { Db } from './database/pool.ts'
import { Refusal } from './refusal.ts'

export const wrong = (field: string, message: Sentence) =>
  new Refusal(422, 'invalid', say('{field} {message}', { field, message: within(message) }), [
    { field, message },
  ])

export function customName(label: string): string {
  const words =
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const name = words.join('_').slice(0, 40)
  if (!name) throw wrong('label', 'needs at least one Latin letter or digit')
  return `x_${name}`
}

const offered: KindName[] = (Object.keys(kinds) as KindName[]).filter(
  (k) => k !== 'json' && k !== 'recurrence',
)

/** Refuses a new field that could not work. */
export function checkField(def: ObjectDef, input: FieldInput, catalogue: Catalogue) {
  if (!input.kind || !offered.includes(input.kind))
    throw wrong('kind', say('must be one of {choices}', { choices: offered.join(', ') }))
  if ((input.kind === 'choice' || input.kind === 'multiChoice') && !input.open && !input.choices?.length)
    throw wrong('choices', 'needs at least one choice')
  const names = catalogue.objects.map((o) => o.name)
  if (input.kind === 'reference' && !names.includes(input.target ?? ''))
    throw wrong('target', say('must be one of {choices}', { choices: names.join(', ') }))
  checkInverse(input, catalogue)
  checkDefault(input)
  if (input.kind === 'computed') checkFormula(def, input)
}

function checkInverse({ inverse, target, kind }: FieldInput, catalogue: Catalogue) {
  if (!inverse) return
  const far = catalogue.get(kind === 'user' || kind === 'file' ? kind : target!)
  if (catalogue.children(far).has(inverse) || Object.hasOwn(far.fields, inverse))
    throw wrong('inverse', say('is taken; {object} has such a name', { object: label(far.labels[0]) }))
}

function checkDefault(input: FieldInput) {
  if (input.default === undefined || input.default === null) return
  const field = { ...input, isRequired: false } as Field
  const checked = kindOf(field).check(input.default, field)
  if ('error' in checked) throw wrong('default', checked.error)
}

function checkFormula(def: ObjectDef, input: FieldInput) {
  try {
    formulaSql(input.formula ?? '', def.fields)
  } catch (error) {
    if (error instanceof FormulaError) throw wrong('formula', error.sentence)
    throw error
  }
}

/** Refuses to take away choices that records still have: they could not be changed any more. */
export async function checkChoices(db: Db, def: ObjectDef, name: string, choices: readonly string[]) {
  const field = def.fields[name] as Field
  if (!field.choices || field.open) return
  const column = firstColumn(name, field, 't')
  const fits = isList(field) ? `${column} <@ $1::text[]` : `${column} = any($1::text[])`
  const found = await db.query(`select from ${tableOf(def)} t where not (${fits}) limit 1`, [choices])
  if (found.rows.length) throw wrong('choices', 'leaves out one that records have; change these first')
}

/** Refuses to hide what a formula computes with. */
export function checkUnused(def: ObjectDef, name: string) {
  const user = Object.values(def.fields as Fields).find((f) =>
    new RegExp(`\\b${name}\\b`).test(f.formula ?? ''),
  )
  if (user)
    throw wrong(
      'field',
      user.label
        ? say('is used by the formula of {field}', { field: label(user.label) })
        : 'is used by the formula of another field',
    )
}
