import { addressKind } from './address.ts'
import { choiceKind, multiChoiceKind, tagsKind, yesNoKind } from './choice.ts'
import { computedKind } from './computed.ts'
import type { Field, Kind, KindName, TestName } from './kind.ts'
import { fileKind, jsonKind, referenceKind, userKind } from './link.ts'
import { autoNumberKind, moneyKind, numberKind, percentKind } from './number.ts'
import { phoneKind } from './phone.ts'
import { recurrenceKind } from './recurrence.ts'
import { emailKind, longTextKind, textKind, urlKind } from './text.ts'
import { dateKind, dateTimeKind } from './time.ts'

export { type Address, address, addressParts } from './address.ts'
export { choice, multiChoice, openChoice, tags, yesNo } from './choice.ts'
export { computed } from './computed.ts'
export type { Checked, Field, Kind, KindName, Reading, Showing, TestName } from './kind.ts'
export { file, isId, json, reference, user } from './link.ts'
export { autoNumber, money, number, percent } from './number.ts'
export { phone } from './phone.ts'
export { recurrence } from './recurrence.ts'
export { email, longText, plain, text, url } from './text.ts'
export { date, dateTime } from './time.ts'

/** Every kind of field there is. Adding one means a function and an entry here, and an editor in the web kit. */
export const kinds: Record<KindName, Kind> = {
  text: textKind,
  longText: longTextKind,
  email: emailKind,
  phone: phoneKind,
  url: urlKind,
  number: numberKind,
  percent: percentKind,
  money: moneyKind,
  date: dateKind,
  dateTime: dateTimeKind,
  yesNo: yesNoKind,
  choice: choiceKind,
  multiChoice: multiChoiceKind,
  tags: tagsKind,
  reference: referenceKind,
  user: userKind,
  address: addressKind,
  file: fileKind,
  autoNumber: autoNumberKind,
  computed: computedKind((kind) => kinds[kind]),
  recurrence: recurrenceKind,
  json: jsonKind,
}

export const kindOf = (field: Field): Kind => kinds[field.kind]

/** The tests a filter may put to a field: those of the kind it is, or computes. */
export const testsOf = (field: Field): readonly TestName[] =>
  (field.kind === 'computed' ? kinds[field.result ?? 'text'] : kindOf(field)).tests

export const isLink = (field: Field) => field.target !== undefined
export const isList = (field: Field) => field.kind === 'tags' || field.kind === 'multiChoice'
