/** What is known of an account when one asks who is missing. */
export type Known = { isCustomer: boolean; hasOpenDeals: boolean; roles: ReadonlySet<string> }

/** Roles an account should have somebody for, and when. */
const wanted: { role: string; when: (known: Known) => boolean }[] = [
  { role: 'decisionMaker', when: () => true },
  { role: 'billing', when: (known) => known.isCustomer },
  { role: 'technical', when: (known) => known.hasOpenDeals },
  { role: 'champion', when: (known) => known.hasOpenDeals },
]

/** Roles nobody has who should be there, the most important first. */
export const gapsOf = (known: Known): string[] =>
  wanted.filter(({ role, when }) => when(known) && !known.roles.has(role)).map(({ role }) => role)
