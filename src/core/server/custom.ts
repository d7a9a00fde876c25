import { Catalogue } from '../catalogue.ts'
import type { FieldInput, ObjectInput } from '../definition.ts'
import { type Field, kinds } from '../field/index.ts'
import { defineObject, type Fields, fieldOf, type ObjectDef } from '../object.ts'
import { everyone, role } from '../rules.ts'
import { label, say } from '../text.ts'
import { applyPlan } from './database/apply.ts'
import type { Db, Pool } from './database/pool.ts'
import { checkChoices, checkField, checkUnused, customName, wrong } from './fieldInput.ts'
import { notFound } from './refusal.ts'

type ObjectLine = { name: string; definition: ObjectInput; hidden: boolean }
type FieldLine = { object: string; name: string; definition: FieldInput; hidden: boolean }

/** The built-in objects with everything people added. */
export async function readCatalogue(db: Db, builtIn: readonly ObjectDef[]): Promise<Catalogue> {
  const objects = await db.query<ObjectLine>('select name, definition, hidden from object_def order by name')
  const fields = await db.query<FieldLine>(
    'select object, name, definition, hidden from field_def order by object, name',
  )
  const made = objects.rows.filter((o) => !o.hidden).map(customObject)
  const names = [...builtIn, ...made].map((def) => def.name)
  // A link to a hidden object is hidden with it.
  const reachable = ({ definition: { target } }: FieldLine) => !target || names.includes(target)
  return new Catalogue(
    [...builtIn, ...made].map((def) =>
      withFields(
        def,
        fields.rows.filter((f) => f.object === def.name && reachable(f)),
      ),
    ),
  )
}

function customObject({ name, definition }: ObjectLine): ObjectDef {
  return {
    ...defineObject(name, {
      labels: definition.labels,
      plural: `${name}s`,
      title: 'name',
      help: definition.help,
      fields: { name: { kind: 'text', isRequired: true, required: true, max: 255, type: '' as string } },
      can: {
        read: everyone,
        create: role('manager', 'sales'),
        update: role('manager', 'sales'),
        delete: role('manager'),
      },
      list: { columns: ['name', 'createdAt'], sort: 'name' },
      match: [['name']],
      timeline: { changes: [] },
      nav: { group: 'custom', icon: definition.icon ?? 'cube', order: 50 },
      custom: true,
    }),
  }
}

function withFields(def: ObjectDef, lines: FieldLine[]): ObjectDef {
  if (!lines.length) return def
  const fields: Fields = { ...def.fields }
  const added: string[] = []
  for (const { name, definition, hidden } of lines) {
    const own = (def.fields as Fields)[name]
    if (own) fields[name] = overlaid(own, definition)
    else if (!hidden) {
      fields[name] = customField(definition)
      added.push(name)
    }
  }
  const shown = added.filter((n) => !fields[n]!.readOnly)
  const columns = def.custom
    ? [...def.list.columns.slice(0, 1), ...added.slice(0, 6), ...def.list.columns.slice(1)]
    : def.list.columns
  return {
    ...def,
    fields,
    list: { ...def.list, columns },
    form: shown.length
      ? [...def.form, { label: def.custom ? undefined : 'More fields', of: shown }]
      : def.form,
  }
}

// Choices of a built-in field may grow; those the code knows stay, for rules speak of them.
const overlaid = (own: Field, change: FieldInput): Field => ({
  ...own,
  written: { label: Boolean(change.label), help: change.help !== undefined },
  ...(change.label && { label: change.label }),
  ...(change.help !== undefined && { help: change.help }),
  ...(change.choices &&
    own.choices && {
      choices: [...new Set([...own.choices, ...change.choices])],
      choiceLabels: {
        ...asWritten(change.choices.filter((c) => !own.choices!.includes(c))),
        ...own.choiceLabels,
      },
    }),
})

// People write choices as they want to read them: "VIP" must not become "V i p".
const asWritten = (choices: readonly string[]) => Object.fromEntries(choices.map((c) => [c, c]))

function customField(definition: FieldInput): Field {
  const { required, ...rest } = definition
  const kind = definition.kind!
  return {
    ...rest,
    kind,
    required,
    isRequired: required === true,
    custom: true,
    ...(definition.choices && { choiceLabels: asWritten(definition.choices) }),
    ...(kind === 'computed' && {
      readOnly: true,
      result: definition.result ?? 'number',
      decimals: definition.decimals ?? 2,
    }),
    ...(kind === 'autoNumber' && { readOnly: true, prefix: definition.prefix ?? '', digits: 5 }),
    ...((kind === 'user' || kind === 'file') && { target: kind }),
    ...(kind === 'percent' && {
      min: definition.min ?? 0,
      max: definition.max ?? 100,
      decimals: definition.decimals ?? 2,
    }),
    index: kinds[kind].sortable,
  }
}

/** Adds and changes fields and objects while Mainstay runs: real columns and tables by the planner. */
export class Customs {
  private readonly pool: Pool
  private readonly builtIn: readonly ObjectDef[]
  private readonly changed: () => Promise<void>

  constructor(pool: Pool, builtIn: readonly ObjectDef[], changed: () => Promise<void>) {
    this.pool = pool
    this.builtIn = builtIn
    this.changed = changed
  }

  async addObject(input: ObjectInput): Promise<string> {
    if (
      !Array.isArray(input.labels) ||
      input.labels.length !== 2 ||
      !input.labels.every((l) => typeof l === 'string' && l.trim())
    )
      throw wrong('labels', 'must be the name for one and for many, such as ["Vehicle", "Vehicles"]')
    const name = customName(input.labels[0])
    const taken = (await readCatalogue(this.pool, this.builtIn)).objects.some(
      (o) => o.name === name || o.labels.some((l) => input.labels.includes(l)),
    )
    if (taken) throw wrong('labels', 'are taken; another object has them')
    const added = await this.pool.query(
      'insert into object_def (name, definition) values ($1, $2) on conflict do nothing',
      [name, JSON.stringify(input)],
    )
    if (!added.rowCount) throw wrong('labels', 'are those of a hidden object; bring it back or take others')
    await this.apply()
    return name
  }

  async changeObject(name: string, change: Partial<ObjectInput> & { hidden?: boolean }) {
    const { hidden, ...definition } = change
    const done = await this.pool.query(
      'update object_def set definition = definition || $2::jsonb, hidden = coalesce($3, hidden) where name = $1',
      [name, JSON.stringify(definition), hidden ?? null],
    )
    if (!done.rowCount) throw notFound('This custom object')
    await this.apply()
  }

  async addField(object: string, input: FieldInput): Promise<string> {
    const catalogue = await readCatalogue(this.pool, this.builtIn)
    const def = catalogue.find(object)
    if (!def) throw notFound(say('The object {object}', { object }))
    if (!input.label?.trim()) throw wrong('label', 'is required')
    const name = customName(input.label)
    if (fieldOf(def, name))
      throw wrong('label', say('is taken; {object} has such a field', { object: label(def.labels[0]) }))
    checkField(def, input, catalogue)
    // A hidden field keeps its column, which may be of another kind.
    const added = await this.pool.query(
      'insert into field_def (object, name, definition) values ($1, $2, $3) on conflict do nothing',
      [object, name, JSON.stringify(input)],
    )
    if (!added.rowCount) throw wrong('label', 'is that of a hidden field; bring it back or take another')
    await this.applyOr(() =>
      this.pool.query('delete from field_def where object = $1 and name = $2', [object, name]),
    )
    return name
  }

  async changeField(object: string, name: string, change: FieldInput & { hidden?: boolean }) {
    const def = (await readCatalogue(this.pool, this.builtIn)).find(object)
    if (!def) throw notFound(say('The object {object}', { object }))
    const own = this.builtIn.find((o) => o.name === object)?.fields[name] as Field | undefined
    const allowed = own
      ? ['label', 'help', 'choices']
      : ['label', 'help', 'choices', 'required', 'open', 'min', 'max', 'default', 'hidden']
    for (const key of Object.keys(change))
      if (!allowed.includes(key))
        throw wrong(key, say('cannot be changed; {allowed} can', { allowed: allowed.join(', ') }))
    const { hidden, ...definition } = change
    if (hidden) checkUnused(def, name)
    if (change.choices && def.fields[name])
      await checkChoices(this.pool, def, name, own ? [...own.choices!, ...change.choices] : change.choices)
    const sql = own
      ? 'insert into field_def (object, name, definition, hidden) values ($1, $2, $3, coalesce($4, false)) on conflict (object, name) do update set definition = field_def.definition || excluded.definition'
      : 'update field_def set definition = definition || $3::jsonb, hidden = coalesce($4, hidden) where object = $1 and name = $2'
    const done = await this.pool.query(sql, [object, name, JSON.stringify(definition), hidden ?? null])
    if (!done.rowCount) throw notFound(say('The field {name}', { name }))
    await this.apply()
  }

  private async apply() {
    const catalogue = await readCatalogue(this.pool, this.builtIn)
    await applyPlan(this.pool, catalogue.objects)
    await this.changed()
  }

  private async applyOr(undo: () => Promise<unknown>) {
    try {
      await this.apply()
    } catch (error) {
      await undo()
      const { code, message } = error as { code?: string; message: string }
      // 42xxx: PostgreSQL cannot compute it, as adding a number to a text; 23505: existing values double.
      if (code?.startsWith('42')) throw wrong('formula', say('does not work: {message}', { message }))
      throw error
    }
  }
}
