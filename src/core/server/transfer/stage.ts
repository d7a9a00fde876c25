import type { Catalogue } from '../../catalogue.ts'
import type { FieldInput } from '../../definition.ts'
import { type Field, type KindName, kindOf } from '../../field/index.ts'
import type { Fields, ObjectDef } from '../../object.ts'
import { fieldLabel } from '../../object.ts'
import { label, type Sentence, say } from '../../text.ts'
import { type Prepared, rowReader } from '../../transfer/cells.ts'
import { POINTS } from '../../transfer/guess.ts'
import type { Plan, PlanColumn } from '../../transfer/plan.ts'
import { fold, type Table } from '../../transfer/table.ts'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'
import { mayNot, Refusal } from '../refusal.ts'
import { may } from '../rights.ts'
import { indexTitles } from './fold.ts'
import { keyOf, Linker } from './links.ts'
import { openTable } from './origin.ts'
import { folderOf, type Run } from './runs.ts'
import { selfLinks } from './selfLinks.ts'

/** All that a check or an apply of one run works with. */
export type Stage = {
  ctx: Context
  run: Run
  def: ObjectDef
  plan: Plan
  folder: string
  table: Table
  read: ReturnType<typeof rowReader>
  linker: Linker
  namespaces: string[]
}

export const BATCH = 2000

/** Sets up the work on a run. `dry` keeps to what is there; otherwise fields to be created must exist by now. */
export async function setUp(app: App, ctx: Context, run: Run, dry: boolean): Promise<Stage> {
  const given = ctx.catalogue.find(run.object ?? '')
  if (!given || !run.plan)
    throw new Refusal(422, 'plan', 'Say first what the rows are and where the columns go')
  if (!may(ctx, given, 'create')) throw mayNot('create', given)
  const { def, plan } = withNewFields(given, run.plan)
  checkPlan(def, plan, ctx.catalogue, run.origin.layout.columns)
  const folder = folderOf(app.options.dataDir, run.id)
  const table = openTable(folder, run.origin)
  await indexTitles(app.pool, [def, ...linkTargets(def, plan, ctx.catalogue)])
  const namespaces = await namespacesFor(ctx, run)
  const inFile = await namesInFile(def, plan, table)
  return {
    ctx,
    run,
    def,
    plan,
    folder,
    table,
    namespaces,
    read: rowReader(def, plan, table.columns, { guarded: !run.origin.spooled }),
    linker: new Linker({ def, namespaces, inFile, dry }),
  }
}

/** The plan with every column that gets a field of its own pointing at it, whether it exists already or not. */
export function withNewFields(
  def: ObjectDef,
  plan: Plan,
): { def: ObjectDef; plan: Plan; missing: PlanColumn[] } {
  const fields: Fields = { ...def.fields }
  const missing: PlanColumn[] = []
  const columns = plan.columns.map((column) => {
    if (column.field || !column.createField) return column
    const standing = Object.entries(fields).find(
      ([name, f]) => f.custom && fold(fieldLabel(name, f)) === fold(column.createField!.label),
    )
    if (standing) return { ...column, field: standing[0] }
    const name = `new ${column.createField.label}`
    fields[name] = newField(column.createField)
    missing.push(column)
    return { ...column, field: name }
  })
  return { def: { ...def, fields }, plan: { ...plan, columns }, missing }
}

/** The field as a person would define it; choices grow with what the file brings. */
export const definitionOf = ({
  label,
  kind,
  decimals,
  target,
}: NonNullable<PlanColumn['createField']>): FieldInput & { kind: KindName } => ({
  label,
  kind,
  ...(decimals !== undefined && { decimals }),
  ...(kind === 'user' ? { target: 'user' } : target && { target }),
  ...((kind === 'choice' || kind === 'multiChoice') && { choices: [], open: true }),
})

const newField = (given: NonNullable<PlanColumn['createField']>): Field => ({
  ...definitionOf(given),
  isRequired: false,
  custom: true,
  ...(given.kind === 'percent' && { decimals: given.decimals ?? 2, min: 0, max: 100 }),
})

/** A plan is data from outside: every name in it must be one we know. */
function checkPlan(def: ObjectDef, plan: Plan, catalogue: Catalogue, columns: readonly string[]) {
  const amiss = (detail: Sentence) => new Refusal(422, 'plan', detail)
  for (const { column, field, part, link } of plan.columns) {
    if (!columns.includes(column)) throw amiss(say('The file has no column "{column}"', { column }))
    if (!field || field === POINTS) continue
    const known = (def.fields as Fields)[field]
    if (!known)
      throw amiss(say('{object} has no field "{name}"', { object: label(def.labels[0]), name: field }))
    if (known.readOnly)
      throw amiss(
        say('{field} is written by Mainstay; leave the column out', {
          field: label(fieldLabel(field, known)),
        }),
      )
    if (part && !kindOf(known).parts?.includes(part))
      throw amiss(say('{field} has no part "{part}"', { field: label(fieldLabel(field, known)), part }))
    if (
      link &&
      known.target &&
      !['name', 'source'].includes(link.by) &&
      !catalogue.get(known.target).fields[link.by]
    )
      throw amiss(
        say('{object} has no field "{name}"', {
          object: label(catalogue.get(known.target).labels[0]),
          name: link.by,
        }),
      )
  }
  if (plan.sourceId && !columns.includes(plan.sourceId))
    throw amiss(say('The file has no column "{column}"', { column: plan.sourceId }))
}

const linkTargets = (def: ObjectDef, plan: Plan, catalogue: Catalogue) =>
  [...plan.columns.map((c) => c.field ?? ''), ...Object.keys(plan.constants ?? {})].flatMap((name) => {
    const target = (def.fields as Fields)[name]?.target
    return target ? [catalogue.get(target)] : []
  })

// Ids of a known system are the same in all its files; those of a nameless file may be looked for in its siblings.
async function namespacesFor(ctx: Context, { origin }: Run): Promise<string[]> {
  if (!origin.namespace.startsWith('file:')) return [origin.namespace]
  const found = await ctx.db.query<{ n: string }>(
    `select distinct origin ->> 'namespace' as n from import_run where origin ->> 'namespace' like 'file:%'`,
  )
  return [...new Set([origin.namespace, ...found.rows.map((r) => r.n)])]
}

/** Which of the records that links of this file name are rows of the file itself. */
async function namesInFile(def: ObjectDef, plan: Plan, table: Table): Promise<Set<string>> {
  const links = selfLinks(def, plan).filter((l) => l.names.length)
  const present = new Set<string>()
  if (!links.length) return present
  const at = new Map(table.columns.map((name, i) => [name, i]))
  const wanted = new Set<string>()
  for await (const { cells } of table.rows)
    for (const { column, by } of links) {
      const key = (cells[at.get(column)!] ?? '').trim().replace(by === 'source' ? /^@(?!@)/ : /^$/, '')
      if (key) wanted.add(keyOf(by, key))
    }
  for await (const { cells } of table.rows)
    for (const { by, names } of links) {
      const key = keyOf(
        by,
        names
          .map((name) => (cells[at.get(name)!] ?? '').trim())
          .filter(Boolean)
          .join(' '),
      )
      if (wanted.has(key)) present.add(key)
    }
  return present
}

/** Rows as the plan reads them, in batches; the next is read while the present one is worked on. */
export async function* batches({ table, read }: Stage, from = 0): AsyncGenerator<Prepared[]> {
  const rows = table.rows[Symbol.asyncIterator]()
  let done = 0
  const next = async (): Promise<Prepared[]> => {
    const some: Prepared[] = []
    while (some.length < BATCH) {
      const one = await rows.next()
      if (one.done) break
      if (++done > from) some.push(read(one.value))
    }
    return some
  }
  try {
    let coming = next()
    for (;;) {
      const batch = await coming
      if (!batch.length) return
      coming = next()
      // The rejection is met where it is awaited; until then it must not count as unhandled.
      coming.catch(() => {})
      yield batch
    }
  } finally {
    await rows.return?.()
  }
}
