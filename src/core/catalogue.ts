import { isLink } from './field/index.ts'
import { allFields, type Fields, type MeasureDef, type ObjectDef } from './object.ts'

/** Records of `object` whose `field` points at the parent. */
export type Child = { name: string; object: ObjectDef; field: string }

/** A measure of an object: what its own records or those that point at it, of `object`, come to. */
export type Measured = MeasureDef & { name: string; object: ObjectDef }

/** Every object of an organisation: those declared in code and those its people added. */
export class Catalogue {
  readonly objects: readonly ObjectDef[]
  private readonly byName = new Map<string, ObjectDef>()
  private readonly byPlural = new Map<string, ObjectDef>()
  private readonly childrenOf = new Map<string, Map<string, Child>>()
  private readonly measuresOf = new Map<string, Map<string, Measured>>()

  constructor(objects: readonly ObjectDef[]) {
    this.objects = objects
    for (const def of objects) {
      if (this.byName.has(def.name) || this.byPlural.has(def.plural))
        throw new Error(`two objects are called ${def.name}`)
      this.byName.set(def.name, def)
      this.byPlural.set(def.plural, def)
    }
    for (const def of objects) this.linkChildren(def)
    for (const def of objects) this.collectMeasures(def)
  }

  get(name: string): ObjectDef {
    const def = this.byName.get(name)
    if (!def) throw new Error(`no object ${name}`)
    return def
  }
  find = (name: string): ObjectDef | undefined => this.byName.get(name)
  at = (plural: string): ObjectDef | undefined => this.byPlural.get(plural)
  children = (def: ObjectDef): ReadonlyMap<string, Child> => this.childrenOf.get(def.name) ?? new Map()

  /** What an object's records can be measured by, each declared beside the records that are counted or summed. */
  measures = (def: ObjectDef): ReadonlyMap<string, Measured> => this.measuresOf.get(def.name) ?? new Map()

  private collectMeasures(def: ObjectDef) {
    for (const [name, measure] of Object.entries(def.measures ?? {})) {
      const of = measure.by ? (def.fields as Fields)[measure.by]!.target! : def.name
      const all = this.measuresOf.get(of) ?? new Map<string, Measured>()
      if (all.has(name)) throw new Error(`two measures of ${of} are called ${name}`)
      this.measuresOf.set(of, all.set(name, { ...measure, name, object: def }))
    }
  }

  private linkChildren(def: ObjectDef) {
    for (const [field, f] of allFields(def)) {
      if (!isLink(f) || f.inverse === '') continue
      if (!this.byName.has(f.target!))
        throw new Error(`${def.name}.${field} points at ${f.target}, which is no object`)
      const siblings = this.childrenOf.get(f.target!) ?? new Map<string, Child>()
      const taken =
        siblings.has(f.inverse ?? def.plural) ||
        (this.byName.get(f.target!)!.fields as Fields)[f.inverse ?? def.plural]
      const name =
        f.inverse ?? (taken ? `${def.plural}By${field.charAt(0).toUpperCase()}${field.slice(1)}` : def.plural)
      siblings.set(name, { name, object: def, field })
      this.childrenOf.set(f.target!, siblings)
    }
  }
}
