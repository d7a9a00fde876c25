import { type Field, isLink } from '../../field/index.ts'
import { type Fields, fieldOf, type ObjectDef, readable } from '../../object.ts'
import type { Context } from '../context.ts'
import { may } from '../rights.ts'

/** Where entries of a record's timeline come from. */
export type Source = {
  object: ObjectDef
  /** `own`: the history of the record itself. `records`: each once. `changes`: their creation and some changes. */
  of: 'own' | 'records' | 'changes'
  /** Fields of `object` that lead to the record; of several, each entry counts by the first that does. */
  links: string[]
  /** Records between the two: who took part. */
  via?: { object: ObjectDef; link: string; to: string; at: string }
  /** Values of the choice that tells its records apart; all when missing. */
  only?: string[]
}

/** What a person may ask to see by these names: kinds of activities, objects, `change` for the record's own history. */
export const ownChanges = 'change'

/** All sources the actor may look into, or those of the kinds asked for. */
export function sourcesOf(ctx: Context, def: ObjectDef, kinds?: readonly string[]): Source[] {
  const own: Source = { object: def, of: 'own', links: [] }
  const all = [own, ...ctx.catalogue.objects.flatMap((object) => linkedSources(ctx, def, object))]
  return kinds ? all.flatMap((source) => narrowed(source, kinds)) : all
}

function linkedSources(ctx: Context, def: ObjectDef, object: ObjectDef): Source[] {
  const { timeline } = object
  if (!timeline || object === def || !may(ctx, object, 'read')) return []
  const of = timeline.at ? 'records' : 'changes'
  const links = linksTo(ctx, object, def)
  const direct: Source[] = links.length ? [{ object, of, links }] : []
  const between = timeline.via && ctx.catalogue.find(timeline.via.object)
  if (!between) return direct
  const to = linksTo(ctx, between, def)[0]
  return to
    ? [
        ...direct,
        { object, of, links, via: { object: between, link: timeline.via!.link, at: timeline.via!.at, to } },
      ]
    : direct
}

const linksTo = (ctx: Context, from: ObjectDef, to: ObjectDef) =>
  readable(from, ctx.actor)
    .filter(([name, field]) => isLink(field) && field.target === to.name && isOwn(from, name, field))
    .map(([name]) => name)

// Links without an inverse say something about a record (who changed it, what came last) but do not hang it there.
const isOwn = (def: ObjectDef, name: string, field: Field) =>
  (def.fields as Fields)[name] !== undefined && field.inverse !== ''

function narrowed(source: Source, kinds: readonly string[]): Source[] {
  if (source.of === 'own') return kinds.includes(ownChanges) ? [source] : []
  if (kinds.includes(source.object.name)) return [source]
  const { by } = source.object.timeline!
  const choices = by ? (fieldOf(source.object, by)?.choices ?? []) : []
  const only = kinds.filter((kind) => choices.includes(kind))
  return only.length ? [{ ...source, only }] : []
}
