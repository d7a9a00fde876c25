import { labelOf } from '#core/name.ts'
import type { WireField, WireObject } from './catalogue.ts'
import { defined, language } from './text.ts'

/** Mainstay's own definitions in the reader's language; what people of the organisation wrote stays as it is. */
export function inLanguage(def: WireObject): WireObject {
  if (language === 'en') return def
  const fields = Object.entries(def.fields).map(([name, field]) => [
    name,
    def.custom && !field.system ? field : inFieldLanguage(`${def.name}.${name}`, name, field),
  ])
  const translated = { ...def, fields: Object.fromEntries(fields) }
  if (def.custom) return translated
  return {
    ...translated,
    labels: [defined(def.labels[0], def.name), defined(def.labels[1], def.name)],
    help: def.help && defined(def.help),
    list: {
      ...def.list,
      views: def.list.views?.map((view) => labelled(view, def.name)),
    },
    form: def.form.map((section) => labelled(section, def.name)),
    verbs: def.verbs?.map((verb) => ({
      ...labelled(verb, def.name),
      ...(verb.input && { input: inputIn(def, verb.name, verb.input) }),
    })),
  }
}

const inputIn = (def: WireObject, verb: string, input: Record<string, WireField>) =>
  Object.fromEntries(
    Object.entries(input).map(([name, field]) => [
      name,
      inFieldLanguage(`${def.name}.${verb}.${name}`, name, field),
    ]),
  )

function labelled<T extends { label?: string }>(one: T, place: string): T {
  return one.label ? { ...one, label: defined(one.label, place) } : one
}

function inFieldLanguage(place: string, name: string, field: WireField): WireField {
  if (field.custom) return field
  return {
    ...field,
    ...(!field.written?.label && { label: defined(field.label ?? labelOf(name), place) }),
    ...(field.help && !field.written?.help && { help: defined(field.help, place) }),
    ...(field.choices && { choiceLabels: choiceLabels(field, place) }),
  }
}

const choiceLabels = (field: WireField, place: string) =>
  Object.fromEntries(
    field.choices!.map((choice) => {
      const label = field.choiceLabels?.[choice] ?? (field.open ? choice : labelOf(choice))
      return [choice, defined(label, place)]
    }),
  )
