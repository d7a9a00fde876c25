import { type Field, kindOf } from '../../field/index.ts'
import { kebab } from '../../name.ts'
import {
  allFields,
  type Fields,
  fieldLabel,
  fieldOf,
  mayField,
  type ObjectDef,
  systemFields,
} from '../../object.ts'
import { verbsOf } from '../action.ts'
import type { Context } from '../context.ts'
import { isSortIndexed } from '../database/plan.ts'
import { may } from '../rights.ts'

/** Definitions as the browser gets them: what the actor may not read is absent, rules have become answers. */
export const wireCatalogue = (ctx: Context) =>
  ctx.catalogue.objects.filter((def) => may(ctx, def, 'read')).map((def) => wireObject(ctx, def))

function wireObject(ctx: Context, def: ObjectDef) {
  const seen = allFields(def).filter(([, f]) => mayField(ctx.actor, f, 'read'))
  const names = new Set(seen.map(([n]) => n))
  const visible = (list: readonly string[]) => list.filter((n) => names.has(n))
  return {
    name: def.name,
    plural: def.plural,
    labels: def.labels,
    title: def.title,
    help: def.help,
    custom: def.custom === true,
    fields: Object.fromEntries(seen.map(([name, field]) => [name, wireField(ctx, def, name, field)])),
    list: {
      ...def.list,
      columns: visible(def.list.columns),
      views: def.list.views?.map((view) => ({ ...view, key: kebab(view.label) })),
    },
    form: def.form.map((s) => ({ ...s, of: visible(s.of) })).filter((s) => s.of.length),
    board: boardSeen(def, names),
    timeline: def.timeline && { by: seenOr(names, def.timeline.by) },
    nav: def.nav,
    search: visible(def.search),
    match: def.match.filter((set) => set.every((n) => names.has(n))),
    children: [...ctx.catalogue.children(def).values()]
      .filter((c) => may(ctx, c.object, 'read') && mayField(ctx.actor, fieldOf(c.object, c.field)!, 'read'))
      .map((c) => ({ name: c.name, object: c.object.name, field: c.field })),
    can: {
      create: may(ctx, def, 'create'),
      update: may(ctx, def, 'update'),
      delete: may(ctx, def, 'delete'),
    },
    verbs: verbsOf(def).map(({ input, run: _run, event: _event, ...verb }) => ({
      ...verb,
      ...(input && { input: inputOf(ctx, def, input) }),
    })),
  }
}

function boardSeen({ board }: ObjectDef, names: ReadonlySet<string>) {
  if (!board || !names.has(board.by)) return undefined
  return {
    by: board.by,
    within: seenOr(names, board.within),
    sum: seenOr(names, board.sum),
    weighted: seenOr(names, board.weighted),
  }
}

const seenOr = (names: ReadonlySet<string>, name: string | undefined) =>
  name && names.has(name) ? name : undefined

const inputOf = (ctx: Context, def: ObjectDef, input: Fields) =>
  Object.fromEntries(Object.entries(input).map(([name, field]) => [name, wireField(ctx, def, name, field)]))

function wireField(ctx: Context, def: ObjectDef, name: string, field: Field) {
  const { can: _can, type: _type, was: _was, ...data } = field
  return {
    ...data,
    label: fieldLabel(name, field),
    writable: !field.readOnly && mayField(ctx.actor, field, 'write') && may(ctx, def, 'update'),
    sortable: kindOf(field).sortable,
    sortIndexed: isSortIndexed(def, name, field),
    ...(name in systemFields && { system: true }),
  }
}
