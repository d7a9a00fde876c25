import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** Something on top of Home, above the cards: a checklist for the first days, an announcement. */
export type HomePart = {
  name: string
  /** Smaller stands earlier. */
  order: number
  Body: ComponentType | LazyExoticComponent<ComponentType>
}

/** For entries of `homeParts`: `laterAtHome(() => import('…'), 'Name')`. */
export const laterAtHome = <K extends string>(
  load: () => Promise<Record<K, ComponentType>>,
  name: K,
): HomePart['Body'] => lazy(async () => ({ default: (await load())[name] }))

/** Each loaded with the page; a part that has nothing to say renders nothing. */
export const homeParts: HomePart[] = [
  { name: 'firstSteps', order: 1, Body: laterAtHome(() => import('./FirstSteps.tsx'), 'FirstSteps') },
]
