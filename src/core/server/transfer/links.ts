import { type Field, isId, isLink, kindOf } from '../../field/index.ts'
import { columnsOf, type Fields, fieldLabel, fieldOf, type ObjectDef, tableOf } from '../../object.ts'
import { label, type Sentence, say } from '../../text.ts'
import type { Named, Prepared } from '../../transfer/cells.ts'
import type { Missing } from '../../transfer/plan.ts'
import { foldName } from '../../transfer/table.ts'
import type { Context } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { may, pen, sight } from '../rights.ts'
import { batch } from '../store.ts'
import { folded } from './fold.ts'

/** A record found: `within` is the record it belongs to, as a stage to its pipeline. */
type Found = { id: string; within: string | null }
type Ask = { row: Prepared; named: Named }

/** A link to a record of this very file that is not written yet. */
export type Deferred = {
  row: Prepared
  field: string
  key: string
  by: string
  missing: Missing
  column: string
}

/** Stands for a record that the import itself will make. */
export const TO_BE_MADE = '00000000-0000-7000-8000-00000000ffff'

type Within = { own: string; far: string; target: string }

/** Finds what the cells of link columns name, a whole batch of rows at a time. */
export class Linker {
  private readonly def: ObjectDef
  private readonly namespaces: readonly string[]
  private readonly inFile: ReadonlySet<string>
  private readonly dry: boolean
  private readonly defaults = new Map<string, string | null>()
  /** Names that a check found missing, to tell once how many records would be made. */
  readonly toMake = new Map<string, Set<string>>()

  constructor(given: {
    def: ObjectDef
    namespaces: readonly string[]
    inFile: ReadonlySet<string>
    dry: boolean
  }) {
    this.def = given.def
    this.namespaces = given.namespaces
    this.inFile = given.inFile
    this.dry = given.dry
  }

  /** Puts ids into the rows' values, and what is wrong beside them. Answers what only later rows can tell. */
  async fill(ctx: Context, rows: readonly Prepared[]): Promise<Deferred[]> {
    const deferred: Deferred[] = []
    for (const field of this.ordered(rows)) {
      const asks = rows.flatMap((row) =>
        row.links.filter((l) => l.field === field).map((named) => ({ row, named })),
      )
      deferred.push(...(await this.fillField(ctx, field, asks)))
    }
    return deferred
  }

  // A stage is looked for within its pipeline, so pipelines come first.
  private ordered(rows: readonly Prepared[]): string[] {
    const fields = [...new Set(rows.flatMap((r) => r.links.map((l) => l.field)))]
    return fields.sort((a, b) => Number(this.within(a) !== undefined) - Number(this.within(b) !== undefined))
  }

  private within(field: string): Within | undefined {
    const target = (this.def.fields as Fields)[field]!.target!
    return this.withins.get(field) ?? this.findWithin(field, target)
  }
  private readonly withins = new Map<string, Within | undefined>()
  private catalogue: Context['catalogue'] | undefined

  private findWithin(field: string, target: string): Within | undefined {
    const far = Object.entries((this.catalogue?.find(target)?.fields ?? {}) as Fields).filter(
      ([, f]) => isLink(f) && f.isRequired,
    )
    const pair = far.flatMap(([name, f]) =>
      Object.entries(this.def.fields as Fields)
        .filter(([own, o]) => own !== field && o.target === f.target && f.target !== 'user')
        .map(([own]) => ({ own, far: name, target: f.target! })),
    )[0]
    this.withins.set(field, pair)
    return pair
  }

  private async fillField(ctx: Context, field: string, asks: Ask[]): Promise<Deferred[]> {
    this.catalogue = ctx.catalogue
    this.withins.delete(field)
    const target = ctx.catalogue.get((this.def.fields as Fields)[field]!.target!)
    const within = this.within(field)
    const home = within ? await this.defaultOf(ctx, ctx.catalogue.get(within.target)) : null
    let missing: Ask[] = []
    const deferred: Deferred[] = []
    for (const [by, some] of groupBy(asks, (a) => a.named.link.by)) {
      const found = await this.find(ctx, target, by, [...new Set(some.map((a) => a.named.key))], within)
      for (const ask of some) {
        const outcome = choose(found.get(ask.named.key) ?? [], within, ask.row, home)
        if (outcome === 'many')
          this.report(
            ask,
            say('{name} is the name of several {objects}', {
              name: ask.named.key,
              objects: label(target.labels[1]),
            }),
          )
        else if (outcome) this.put(ask, outcome, within)
        else if (target.name === this.def.name && this.inFile.has(keyOf(by, ask.named.key)))
          deferred.push(this.defer(ask))
        else missing.push(ask)
      }
    }
    if (missing.length) missing = await this.makeMissing(ctx, target, within, home, missing)
    for (const ask of missing)
      this.report(
        ask,
        say('{name} not found in {objects}', { name: ask.named.key, objects: label(target.labels[1]) }),
      )
    return deferred
  }

  private put({ row, named }: Ask, found: Found, within: Within | undefined) {
    row.values[named.field] = found.id
    if (within && found.within) row.values[within.own] ??= found.within
  }

  private defer({ row, named }: Ask): Deferred {
    const { key, field, column, link } = named
    return { row, key, field, column, by: link.by, missing: link.missing }
  }

  private report({ row, named }: Ask, message: Sentence) {
    const required = (this.def.fields as Fields)[named.field]!.isRequired
    const list = named.link.missing === 'reject' || required ? row.errors : row.warnings
    list.push({ column: named.column, message })
  }

  /** Records of `target` by what the cells say, per text. */
  async find(
    ctx: Context,
    target: ObjectDef,
    by: string,
    keys: string[],
    within?: Within,
  ): Promise<Map<string, Found[]>> {
    const values: unknown[] = []
    const w = pen(ctx, values)
    const seen = sight(ctx, target, 't', w)
    const belongs = within
      ? `t."${columnsOf(within.far, fieldOf(target, within.far)!)[0]!.name}"`
      : 'null::uuid'
    const asked = `unnest(${w.bind(keys)}::text[]) with ordinality k(key, n)`
    const join = this.joinSql(target, by, keys, w)
    const sql = `select distinct k.key, t.id, ${belongs} as within from ${asked} ${join} where t.deleted_at is null${seen ? ` and ${seen}` : ''}`
    const result = new Map<string, Found[]>()
    for (const { key, id, within: home } of (await ctx.db.query<Found & { key: string }>(sql, values)).rows)
      result.set(key, [...(result.get(key) ?? []), { id, within: home }])
    return result
  }

  private joinSql(target: ObjectDef, by: string, keys: string[], w: { bind(v: unknown): string }): string {
    const table = `${tableOf(target)} t`
    if (keys.every(isId)) return `join ${table} on t.id = k.key::uuid`
    if (by === 'source')
      return `join external_id e on e.source = any(${w.bind(this.namespaces)}::text[]) and e.object = '${target.name}' and e.external = k.key join ${table} on t.id = e.record`
    const field = by === 'name' ? target.title : by
    const known = fieldOf(target, field)
    if (!known)
      throw new Refusal(
        422,
        'plan',
        say('{object} has no field {by} to find records by', { object: label(target.labels[0]), by }),
      )
    if (known.kind === 'text')
      return `join ${table} on ${folded(`t."${columnsOf(field, known)[0]!.name}"`)} = ${folded('k.key')}`
    return `join ${table} on t."${columnsOf(field, known)[0]!.name}"::text = any(${this.readings(known, keys, w)})`
  }

  // Values of other kinds are compared as they are stored; the key is paired with its own reading.
  private readings(field: Field, keys: string[], w: { bind(v: unknown): string }): string {
    const pairs = Object.fromEntries(
      keys.map((key) => {
        const read = kindOf(field).read(key, field, {})
        return [key, 'value' in read ? [String(kindOf(field).store(read.value, field)[0])] : []]
      }),
    )
    return `array(select jsonb_array_elements_text(${w.bind(JSON.stringify(pairs))}::jsonb -> k.key))`
  }

  private async makeMissing(
    ctx: Context,
    target: ObjectDef,
    within: Within | undefined,
    home: string | null,
    missing: Ask[],
  ): Promise<Ask[]> {
    const wanted = missing.filter((a) => a.named.link.missing === 'create' && a.named.link.by === 'name')
    if (!wanted.length || !may(ctx, target, 'create')) return missing
    const homeOf = (ask: Ask) =>
      within ? ((ask.row.values[within.own] as string | undefined) ?? home) : null
    const groups = groupBy(wanted, (ask) => `${foldName(ask.named.key)}\n${homeOf(ask) ?? ''}`)
    const made = this.dry
      ? this.pretend(target, groups)
      : await this.make(ctx, target, within, groups, homeOf)
    const left = missing.filter((a) => !wanted.includes(a))
    for (const [key, asks] of groups) {
      const id = made.get(key)
      for (const ask of asks) id ? this.put(ask, { id, within: homeOf(ask) }, within) : left.push(ask)
    }
    return left
  }

  private pretend(target: ObjectDef, groups: Map<string, Ask[]>): Map<string, string> {
    const names = this.toMake.get(target.name) ?? new Set<string>()
    this.toMake.set(target.name, names)
    for (const [ask] of groups.values()) names.add(ask!.named.key)
    return new Map([...groups.keys()].map((key) => [key, TO_BE_MADE]))
  }

  private async make(
    ctx: Context,
    target: ObjectDef,
    within: Within | undefined,
    groups: Map<string, Ask[]>,
    homeOf: (ask: Ask) => string | null,
  ) {
    const entries = [...groups]
    const records = entries.map(([, [ask]]) => ({
      [target.title]: ask!.named.key,
      ...(within && { [within.far]: homeOf(ask!) }),
      ...saidByName(target, ask!.named.key),
    }))
    const results = await batch(ctx, target, { operation: 'create', records })
    return new Map(results.filter((r) => r.status === 'created').map((r) => [entries[r.index]![0], r.id!]))
  }

  private async defaultOf(ctx: Context, target: ObjectDef): Promise<string | null> {
    const known = this.defaults.get(target.name)
    if (known !== undefined) return known
    const flagged =
      (target.fields as Fields).isDefault?.kind === 'yesNo'
        ? 'order by is_default desc nulls last, id'
        : 'order by id'
    const found = await ctx.db.query<{ id: string }>(
      `select id from ${tableOf(target)} where deleted_at is null ${flagged} limit 1`,
    )
    this.defaults.set(target.name, found.rows[0]?.id ?? null)
    return found.rows[0]?.id ?? null
  }
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** How a key is known within the file. */
export const keyOf = (by: string, key: string) => `${by}\n${by === 'source' ? key : foldName(key)}`

function choose(
  found: Found[],
  within: Within | undefined,
  row: Prepared,
  home: string | null,
): Found | 'many' | undefined {
  if (!found.length) return undefined
  const given = within && (row.values[within.own] as string | undefined)
  const fitting = within ? found.filter((f) => f.within === (given ?? home)) : found
  const some = fitting.length || given ? fitting : found
  return some.length > 1 ? 'many' : some[0]
}

// A stage called "Closed Won" is a won one: a name that says a choice chooses it.
function saidByName(target: ObjectDef, name: string): Record<string, string> {
  const words = name.toLowerCase().split(/[^\p{L}]+/u)
  const said = Object.entries(target.fields as Fields).flatMap(([field, f]) => {
    const choice =
      f.kind === 'choice' && !f.open && f.isRequired
        ? f.choices!.find((c) => words.includes(c.toLowerCase()))
        : undefined
    return choice ? [[field, choice]] : []
  })
  return Object.fromEntries(said)
}

export const labelIn = (def: ObjectDef, field: string) => fieldLabel(field, (def.fields as Fields)[field]!)
