import { addDays, startOfDay } from '#core/zone.ts'
import type { WireCatalogue, WireObject } from '../../kit/catalogue.ts'
import { many } from '../../kit/catalogue.ts'
import { t } from '../../kit/text.ts'
import { choiceText } from '../../kit/Value.tsx'

/** What a timeline is narrowed to, as it stands in the address. */
export type Filters = {
  kinds?: string
  who?: string
  from?: string
  to?: string
  words?: string
  below?: boolean
  /** Begins at this day. */
  day?: string
}

const names = ['kinds', 'who', 'from', 'to', 'words', 'below', 'day'] as const

export const filtersIn = (search: Record<string, unknown>): Filters =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))

/** The parts that decide what is found; the day only says where to begin. */
export const isNarrowed = ({ kinds, who, from, to, words }: Filters) =>
  Boolean(kinds || who || from || to || words)

/** As the API is asked: days become moments of the reader's time zone. */
export const queryOf = ({ kinds, who, from, to, words, below }: Filters, zone: string) => ({
  kinds,
  who,
  from: from && startOfDay(from, zone),
  to: to && startOfDay(addDays(to, 1), zone),
  q: words,
  tree: below || undefined,
})

/** The moment a timeline begins at when it does not begin at the newest. */
export const startOf = ({ day }: Filters, zone: string) => (day ? startOfDay(addDays(day, 1), zone) : '')

export type KindChoice = { name: string; label: string }

/** What may be asked for by kind: the kinds of activities, objects that belong here, and what changed. */
export function kindChoices(catalogue: WireCatalogue, def: WireObject): KindChoice[] {
  const linked = catalogue.objects.filter(
    (one) => one.timeline && one !== def && def.children.some((child) => child.object === one.name),
  )
  const of = (one: WireObject): KindChoice[] => {
    const field = one.timeline?.by ? one.fields[one.timeline.by] : undefined
    if (!field) return [{ name: one.name, label: many(one) }]
    return (field.choices ?? []).map((name) => ({ name, label: choiceText(name, field) }))
  }
  return [...linked.flatMap(of), { name: 'change', label: t('Changes') }]
}
