import type { gapNames } from './deal.object.ts'

type Gap = (typeof gapNames)[number]

/** Roles that must be known from some likelihood on: the nearer the signature, the more of them. */
const needed: { gap: Gap; role: string; from: number }[] = [
  { gap: 'noDecisionMaker', role: 'decisionMaker', from: 25 },
  { gap: 'noChampion', role: 'champion', from: 50 },
  { gap: 'noEconomicBuyer', role: 'economicBuyer', from: 75 },
]

type Deal = { isOpen: boolean; probability: number; hasPerson: boolean; roles: ReadonlySet<string> }

/** Who should be known in a deal of this likelihood and is not. A closed deal lacks nobody. */
export function gapsOf({ isOpen, probability, hasPerson, roles }: Deal): Gap[] {
  if (!isOpen) return []
  // Without anybody, that alone is worth saying.
  if (!hasPerson) return ['noPerson']
  const missing = needed.filter(({ role, from }) => probability >= from && !roles.has(role))
  const blocked = roles.has('blocker') && !roles.has('champion')
  return [...missing.map(({ gap }) => gap), ...(blocked ? (['blockerAlone'] as const) : [])]
}
