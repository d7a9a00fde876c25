import type { ObjectDef } from '../../object.ts'
import { guessColumns } from '../../transfer/guess.ts'
import type { ColumnProfile, OfferedColumn, Plan } from '../../transfer/plan.ts'
import { objectNamed, recognise, tableFor } from '../../transfer/recognise.ts'
import type { Mapping } from '../../transfer/sdl.ts'
import type { SourceTable } from '../../transfer/sourceTable.ts'
import { suggestPlan } from '../../transfer/suggest.ts'
import { fold } from '../../transfer/table.ts'
import type { Context } from '../context.ts'

type Given = {
  object: string
  source: { key: string; label: string } | null
  profiles: readonly ColumnProfile[]
  mapping?: Mapping
}

/** Which field each column could go to, and the plan that takes every such guess. */
export function offer(
  ctx: Context,
  { object, source, profiles, mapping }: Given,
): { columns: OfferedColumn[]; plan: Plan } {
  const def = ctx.catalogue.get(object)
  const names = profiles.map((p) => p.name)
  const table = mapping ? mapped(ctx, def, names, mapping) : tableOf(ctx, def, source?.key ?? null, names)
  const columns = guessColumns(def, profiles, table)
  const plan = suggestPlan({
    def,
    columns,
    table,
    source: source ?? null,
    currency: ctx.settings.currency,
    country: ctx.settings.country,
    objectNamed: (header) => objectNamed(ctx.catalogue, header)?.name,
  })
  if (mapping) Object.assign(plan, constantsOf(ctx, def, names, mapping))
  return { columns, plan }
}

function tableOf(
  ctx: Context,
  def: ObjectDef,
  source: string | null,
  names: readonly string[],
): SourceTable | null {
  const known = recognise('', names, ctx.catalogue)
  return known.object === def.name && known.table ? known.table : tableFor(source, def, names)
}

/** A Data Loader mapping says which Salesforce field a column is; what that is here, the Salesforce table says. */
function mapped(ctx: Context, def: ObjectDef, names: readonly string[], { columns }: Mapping): SourceTable {
  const targets = Object.values(columns).flat()
  const salesforce = tableFor('salesforce', def, targets) ?? tableOf(ctx, def, 'salesforce', names)
  const entries = Object.entries(columns).flatMap(([column, [first]]): [string, string][] => {
    const target = salesforce?.columns[fold(first!.split(':')[0]!)]
    return target ? [[fold(column), target]] : []
  })
  return { object: def.name, columns: { ...salesforce?.columns, ...Object.fromEntries(entries) } }
}

function constantsOf(
  ctx: Context,
  def: ObjectDef,
  names: readonly string[],
  { constants }: Mapping,
): Partial<Plan> {
  const salesforce =
    tableFor('salesforce', def, [...Object.keys(constants), 'Name']) ?? tableOf(ctx, def, 'salesforce', names)
  const entries = Object.entries(constants).flatMap(([field, value]): [string, string][] => {
    const target = salesforce?.columns[fold(field)]
    return target && def.fields[target] && value ? [[target, value]] : []
  })
  return entries.length ? { constants: Object.fromEntries(entries) } : {}
}
