import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { WireObject, WireRow } from '../kit/catalogue.ts'
import { t } from '../kit/text.ts'

export type PartProps = { def: WireObject; row: WireRow; mayEdit: boolean }

/**
 * Something on the page of certain records that does not follow from their definition. `place` says where it
 * stands unless the layout of the object says otherwise: over everything (`banner`), among the key figures
 * (`strip`), with the facts on the left, with the cards on the right, or as a tab.
 */
export type Part = {
  name: string
  /** As `t('Tree')`. */
  label: string
  place: 'banner' | 'strip' | 'left' | 'right' | 'tab'
  /** Smaller stands earlier. */
  order: number
  Body: ComponentType<PartProps> | LazyExoticComponent<ComponentType<PartProps>>
  /**
   * Which relations' generated cards (`right`) or tabs (`tab`) it stands for, so that both do not show; on the
   * left also which facts, and both card and tab.
   */
  instead?: string | readonly string[]
}

/** By name of object; each slice's own components, loaded when a page shows them. */
export const parts: Record<string, Part[]> = {
  deal: [
    {
      ...{ name: 'figures', label: t('Figures'), order: 10, place: 'strip' },
      Body: later(() => import('#sales/web/DealStrip.tsx'), 'DealStrip'),
    },
    {
      ...{ name: 'people', label: t('People'), order: 10, place: 'right', instead: 'people' },
      Body: later(() => import('#sales/web/PeopleCard.tsx'), 'PeopleCard'),
    },
    {
      ...{ name: 'stages', label: t('Time in stages'), order: 60, place: 'right', instead: 'stageHistory' },
      Body: later(() => import('#sales/web/StageTimes.tsx'), 'StageTimes'),
    },
  ],
  account: [
    ways('website', 'email', 'phone', 'billingAddress', 'shippingAddress'),
    {
      ...{ name: 'people', label: t('People'), order: 10 },
      ...{ place: 'right', instead: ['contacts', 'contactRoles'] },
      Body: later(() => import('#accounts/web/people/PeopleCard.tsx'), 'PeopleCard'),
    },
    {
      ...{ name: 'people', label: t('People'), order: 10 },
      ...{ place: 'tab', instead: ['contacts', 'contactRoles'] },
      Body: later(() => import('#accounts/web/people/PeopleTab.tsx'), 'PeopleTab'),
    },
    {
      ...{ name: 'relations', label: t('Relations'), order: 40 },
      ...{ place: 'right', instead: ['relations', 'relatedFrom'] },
      Body: later(() => import('#accounts/web/relations/RelationsCard.tsx'), 'RelationsCard'),
    },
    {
      ...{ name: 'relations', label: t('Relations'), order: 40 },
      ...{ place: 'tab', instead: ['relations', 'relatedFrom'] },
      Body: later(() => import('#accounts/web/relations/RelationsTab.tsx'), 'RelationsTab'),
    },
  ],
  contact: [ways('email', 'phone', 'mobile', 'address')],
  lead: [ways('email', 'phone', 'website')],
}

/** The ways to reach a record, in place of these fields. */
function ways(...fields: string[]): Part {
  return {
    ...{ name: 'ways', label: t('Ways to reach'), order: 10 },
    ...{ place: 'left', instead: ['contactPoints', ...fields] },
    Body: later(() => import('#accounts/web/reach/Ways.tsx'), 'Ways'),
  }
}

const lastContact: Part = {
  ...{ name: 'lastContact', label: t('Last contact'), place: 'strip', order: 5 },
  Body: later(() => import('./LastContact.tsx'), 'LastContact'),
}
for (const name of ['account', 'contact', 'lead', 'deal']) parts[name] = [...(parts[name] ?? []), lastContact]

export const partsOf = (def: WireObject, place: Part['place']): Part[] =>
  (parts[def.name] ?? []).filter((part) => part.place === place).sort((a, b) => a.order - b.order)

/** What the parts at these places stand for. */
export const insteadOf = (def: WireObject, ...places: Part['place'][]): ReadonlySet<string> =>
  new Set(places.flatMap((place) => partsOf(def, place)).flatMap(({ instead }) => instead ?? []))

/** For entries of `parts`: `later(() => import('…'), 'Name')`. */
export function later<K extends string>(
  load: () => Promise<Record<K, ComponentType<PartProps>>>,
  name: K,
): Part['Body'] {
  return lazy(async () => ({ default: (await load())[name] }))
}
