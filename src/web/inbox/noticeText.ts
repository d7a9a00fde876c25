import { type Field, kindOf, type Showing } from '#core/field/index.ts'
import { type NoticeLine, noticeSentence } from '#core/notice.ts'
import { fieldLabel, type WireCatalogue, type WireField } from '../kit/catalogue.ts'
import { told } from '../kit/text.ts'
import { choiceText } from '../kit/Value.tsx'

/** What a notice says, in the reader's language. */
export function noticeText(line: NoticeLine, catalogue: WireCatalogue, showing: Showing): string {
  const field = (object: string, name: string) => fieldLabel(name, catalogue.find(object)?.fields[name])
  return told(
    noticeSentence(line, {
      field,
      object: (name, count) => catalogue.find(name)?.labels[count === 1 ? 0 : 1] ?? name,
      choice: (object, value) => {
        const kind = catalogue.find(object)?.fields.kind
        return kind ? choiceText(value, kind) : value
      },
      value: (object, name, value) => valueText(catalogue.find(object)?.fields[name], value, showing),
    }),
  )
}

function valueText(field: WireField | undefined, value: unknown, showing: Showing): string {
  if (!field || field.target) return String(value)
  if (field.kind === 'choice') return choiceText(String(value), field)
  return kindOf(field as Field).show(value, field as Field, showing)
}
