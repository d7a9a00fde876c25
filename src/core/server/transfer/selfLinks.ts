import type { Fields, ObjectDef } from '../../object.ts'
import type { Plan } from '../../transfer/plan.ts'

/** Columns that link to records of the same object, and where the file says what those records are called. */
export function selfLinks(def: ObjectDef, plan: Plan): { column: string; by: string; names: string[] }[] {
  return plan.columns
    .filter((c) => c.field && (def.fields as Fields)[c.field]?.target === def.name)
    .map((c) => {
      const by = c.link?.by ?? 'name'
      const field = by === 'name' ? def.title : by
      const titles = plan.columns.filter((o) => o.field === field).map((o) => o.column)
      const parts = ['firstName', 'lastName'].flatMap((n) =>
        plan.columns.filter((o) => o.field === n).map((o) => o.column),
      )
      const names =
        by === 'source' ? (plan.sourceId ? [plan.sourceId] : []) : titles.length ? titles.slice(0, 1) : parts
      return { column: c.column, by, names }
    })
}
