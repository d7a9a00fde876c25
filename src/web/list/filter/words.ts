import { type Field, kindOf, testsOf } from '#core/field/index.ts'
import { labelOf } from '#core/name.ts'
import { fieldLabel, many, type WireCatalogue, type WireField, type WireObject } from '../../kit/catalogue.ts'
import { defined, inSentence, t } from '../../kit/text.ts'

/** How each test reads between a field and its value. */
export function testWords(field: WireField): [test: string, words: string][] {
  const kind = field.kind === 'computed' ? (field.result ?? 'text') : field.kind
  const known = new Set<string>(testsOf(field as Field))
  const all: [string, string][] = wordsOf[kind] ?? [
    ['has', t('contains')],
    ['is', t('is')],
    ['not', t('is not')],
    ['starts', t('begins with')],
  ]
  const offered = all.filter(
    ([test]) => known.has(test) || test === 'period' || (test === 'none' && known.has('in')),
  )
  return field.isRequired || kind === 'yesNo'
    ? offered
    : [...offered, ['empty', t('is empty')], ['filled', t('is not empty')]]
}

const amounts: [string, string][] = [
  ['from', '≥'],
  ['to', '≤'],
  ['over', '>'],
  ['under', '<'],
  ['is', '='],
  ['not', '≠'],
]
const times: [string, string][] = [
  ['period', t('is')],
  ['under', t('before')],
  ['over', t('after')],
  ['from', t('on or after')],
  ['to', t('on or before')],
]
const choices: [string, string][] = [
  ['in', t('is any of')],
  ['none', t('is none of')],
]
const wordsOf: Partial<Record<string, [string, string][]>> = {
  number: amounts,
  percent: amounts,
  money: amounts,
  autoNumber: amounts,
  date: [...times, ['is', t('is on')]],
  dateTime: times,
  yesNo: [['is', t('is')]],
  choice: choices,
  multiChoice: [
    ['in', t('has any of')],
    ['none', t('has none of')],
  ],
  tags: [
    ['in', t('has any of')],
    ['none', t('has none of')],
  ],
  reference: [
    ['is', t('is')],
    ['not', t('is not')],
  ],
  user: [
    ['is', t('is')],
    ['not', t('is not')],
  ],
  address: [['has', t('contains')]],
  json: [],
}

export const countWords: [string, string][] = [
  ['over', t('more than')],
  ['under', t('fewer than')],
  ['is', t('exactly')],
  ['from', t('at least')],
  ['to', t('at most')],
]

export const wordsOfTest = (field: WireField | undefined, test: string) =>
  (field && testWords(field).find(([one]) => one === test)?.[1]) ??
  ({ in: t('is any of'), is: t('is'), not: t('is not') } as Record<string, string>)[test] ??
  test

/** The field at the end of `account.industry`, the steps there named. */
export function followPath(catalogue: WireCatalogue, def: WireObject, path: string) {
  const labels: string[] = []
  let at: WireObject | undefined = def
  let field: WireField | undefined
  for (const step of path.split('.')) {
    field = at?.fields[step]
    labels.push(step === 'id' ? t('Record') : fieldLabel(step, field))
    at = field?.target ? catalogue.find(field.target) : undefined
  }
  return { field, label: labels.join(' › ') }
}

export type Offer = {
  key: string
  label: string
  detail?: string
  group: string
  path?: string
  child?: string
}

/** Everything a filter may ask about: own fields, those one link away, and how many children there are. */
export function offersOf(catalogue: WireCatalogue, def: WireObject): Offer[] {
  const own = fieldsOf(def).map(([name, field]) => ({
    key: name,
    path: name,
    label: fieldLabel(name, field),
    group: one(def),
  }))
  const linked = Object.entries(def.fields).flatMap(([name, field]) => {
    const target = field.target ? catalogue.find(field.target) : undefined
    if (!target || field.kind === 'file' || field.system) return []
    return fieldsOf(target)
      .filter(([, f]) => !f.system)
      .map(([far, f]) => ({
        key: `${name}.${far}`,
        path: `${name}.${far}`,
        label: fieldLabel(far, f),
        detail: fieldLabel(name, field),
        group: fieldLabel(name, field),
      }))
  })
  const children = def.children.flatMap((child) => {
    const object = catalogue.find(child.object)
    if (!object) return []
    const label = child.name === object.plural ? many(object) : defined(labelOf(child.name))
    return [
      {
        key: `#${child.name}`,
        child: child.name,
        label: t('Number of {objects}', { objects: inSentence(label) }),
        group: t('Related records'),
      },
    ]
  })
  return [...own, ...children, ...linked]
}

const one = (def: WireObject) => def.labels[0]
const fieldsOf = (def: WireObject) =>
  Object.entries(def.fields).filter(
    ([name, field]) =>
      name !== 'version' &&
      kindOf(field as Field).tests.length > 0 &&
      field.kind !== 'json' &&
      field.kind !== 'file',
  )

/** The test a fresh condition starts with. */
export const firstTest = (field: WireField) => testWords(field)[0]?.[0] ?? 'filled'
export const firstOperand = (field: WireField, test: string): unknown => {
  if (test === 'period') return 'month'
  if (test === 'in' || test === 'none') return []
  return field.kind === 'yesNo' ? true : null
}
