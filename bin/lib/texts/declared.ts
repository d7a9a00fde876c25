import { addressParts, type Field, kinds } from '../../../src/core/field/index.ts'
import { labelOf } from '../../../src/core/name.ts'
import { type Fields, fieldLabel, type ObjectDef, systemFields } from '../../../src/core/object.ts'
import { verbsOf } from '../../../src/core/server/action.ts'
import { objects } from '../../../src/objects.ts'
import '../../../src/slices.ts'

/** Labels, helps and choices of all definitions, each with the places it stands at. */
export function declared(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const add = (text: string | undefined, place: string) => {
    if (text) found.set(text, (found.get(text) ?? new Set()).add(place))
  }
  for (const def of objects) ofObject(def, add)
  for (const { label } of Object.values(kinds)) add(label, 'kind')
  for (const part of addressParts) add(labelOf(part), 'address')
  add('More fields', 'form')
  return found
}

type Add = (text: string | undefined, place: string) => void

function ofObject(def: ObjectDef, add: Add) {
  for (const label of def.labels) add(label, def.name)
  add(def.help, def.name)
  if (def.nav && def.nav.group !== 'settings') add(labelOf(def.nav.group), 'nav')
  for (const view of def.list.views ?? []) add(view.label, def.name)
  for (const section of def.form) add(section.label, def.name)
  for (const verb of verbsOf(def)) {
    add(verb.label, def.name)
    for (const [name, field] of Object.entries((verb.input ?? {}) as Fields))
      ofField(field, name, `${def.name}.${verb.name}`, add)
  }
  const fields = { ...(def.fields as Fields), ...(systemFields as Fields) }
  for (const [name, field] of Object.entries(fields)) {
    ofField(field, name, def.name, add)
    if (field.inverse) add(labelOf(field.inverse), `${def.name}.${name}`)
  }
}

function ofField(field: Field, name: string, at: string, add: Add) {
  const place = `${at}.${name}`
  add(fieldLabel(name, field), place)
  add(field.help, place)
  for (const choice of field.choices ?? [])
    add(field.choiceLabels?.[choice] ?? (field.open ? choice : labelOf(choice)), place)
}
