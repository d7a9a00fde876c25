import { labelOf, nearest } from '../name.ts'
import { say } from '../text.ts'
import { type Checked, type Field, make, type Options, plainKind, type TestName } from './kind.ts'

type ChoiceOptions = Options & { choiceLabels?: Readonly<Record<string, string>> }

export const yesNo = <const O extends Options>(o: O = {} as O) => make<boolean, O>('yesNo', o)
export const choice = <const C extends readonly string[], const O extends ChoiceOptions>(
  choices: C,
  o: O = {} as O,
) => make<C[number], O>('choice', o, { choices })
/** Choices a new value may be added to by writing it, as an industry or a source. */
export const openChoice = <const O extends ChoiceOptions>(choices: readonly string[], o: O = {} as O) =>
  make<string, O>('choice', o, { choices, open: true })
export const multiChoice = <const C extends readonly string[], const O extends ChoiceOptions>(
  choices: C,
  o: O = {} as O,
) => make<C[number][], O>('multiChoice', o, { choices })
export const tags = <const O extends Options>(o: O = {} as O) => make<string[], O>('tags', o)

// A list "is" what it has: asking one value of many, people mean "among them".
const listTests = {
  testSql: (test: TestName, c: string, bound: string) =>
    test === 'in' ? `${c} && ${bound}` : `${c} @> array[${bound}]::text[]`,
  holds: (test: TestName, value: string[], operand: unknown) =>
    test === 'in' ? value.some((v) => (operand as string[]).includes(v)) : value.includes(operand as string),
}

export const choiceLabel = (value: string, field: Field) =>
  field.choiceLabels?.[value] ?? (field.open ? value : labelOf(value))

export const yesNoKind = plainKind<boolean>('boolean', {
  label: 'Yes / no',
  editor: 'switch',
  tests: ['is', 'not'],
  check: checkYesNo,
  write: (value) => (value ? 'yes' : 'no'),
  show: (value) => (value ? 'Yes' : 'No'),
  schema: () => ({ type: 'boolean' }),
})

export const choiceKind = plainKind<string>('text', {
  label: 'Choice',
  editor: 'select',
  tests: ['is', 'not', 'in'],
  check: checkChoice,
  show: choiceLabel,
  write: (value) => value,
  schema: (field) =>
    field.open ? { type: 'string', maxLength: 200 } : { type: 'string', enum: [...field.choices!] },
})

export const multiChoiceKind = plainKind<string[]>('text[]', {
  label: 'Several choices',
  editor: 'multiSelect',
  tests: ['has', 'in', 'is', 'not'],
  sortable: false,
  ...listTests,
  check: (value, field) => checkList(value, (one) => checkChoice(one, field)),
  operand: checkChoice,
  read: (text, field) => checkList(text.split(/[;,|]/), (one) => checkChoice(one, field)),
  write: (value) => value.join('; '),
  show: (value, field) => value.map((one) => choiceLabel(one, field)).join(', '),
  schema: (field) => ({
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: [...field.choices!] },
  }),
})

export const tagsKind = plainKind<string[]>('text[]', {
  label: 'Tags',
  editor: 'tags',
  tests: ['has', 'in', 'is', 'not'],
  sortable: false,
  ...listTests,
  check: (value) => checkList(value, checkTag),
  operand: checkTag,
  read: (text) => checkList(text.split(/[;,|]/), checkTag),
  write: (value) => value.join('; '),
  show: (value) => value.join(', '),
  schema: () => ({
    type: 'array',
    uniqueItems: true,
    maxItems: 200,
    items: { type: 'string', maxLength: 100 },
  }),
})

function checkYesNo(value: unknown): Checked<boolean> {
  if (typeof value === 'boolean') return { value }
  const word = String(value).trim().toLowerCase()
  if (['yes', 'true', '1', 'y', 'on', 'ja', 'oui', 'x', 't'].includes(word)) return { value: true }
  if (['no', 'false', '0', 'n', 'off', 'nein', 'non', 'f'].includes(word)) return { value: false }
  return { error: 'must be yes or no' }
}

function checkChoice(value: unknown, field: Field): Checked<string> {
  const raw = String(value).trim()
  const fold = (s: string) => s.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const same =
    field.choices!.find((c) => c === raw) ??
    field.choices!.find((c) => fold(c) === fold(raw) || fold(choiceLabel(c, field)) === fold(raw))
  if (same !== undefined) return { value: same }
  if (field.open) return raw.length <= 200 ? { value: raw } : { error: 'has more than 200 characters' }
  const near = nearest(raw, field.choices!)
  const choices = field.choices!.join(', ')
  return {
    error: near
      ? say('must be one of {choices}; did you mean {near}?', { choices, near })
      : say('must be one of {choices}', { choices }),
  }
}

function checkTag(value: unknown): Checked<string> {
  const clean = String(value).replaceAll('\u0000', '').trim()
  return clean && clean.length <= 100 ? { value: clean } : { error: 'must be 1 to 100 characters long' }
}

function checkList(value: unknown, one: (v: unknown) => Checked<string>): Checked<string[]> {
  const list = Array.isArray(value) ? value : [value]
  if (list.length > 200) return { error: 'has more than 200 values' }
  const result = new Set<string>()
  for (const item of list) {
    if (typeof item === 'string' && item.trim() === '') continue
    const checked = one(item)
    if ('error' in checked) return checked
    result.add(checked.value)
  }
  return { value: [...result] }
}
