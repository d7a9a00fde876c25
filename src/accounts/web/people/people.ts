import type { WireRow } from '#web/kit/catalogue.ts'

/** Somebody of an account: the contact, and the role there that counts. */
export type Person = {
  id: string
  name: string
  contact: WireRow | undefined
  role: WireRow | undefined
  isFormer: boolean
}

const order = ['decisionMaker', 'economicBuyer', 'champion', 'technical', 'billing', 'influencer', 'user']

export const isOpen = (role: WireRow, today: string) =>
  role.active !== false && !(typeof role.to === 'string' && role.to < today)

export const rolesOf = (person: Person): string[] => (person.role?.roles as string[] | null) ?? []

/**
 * Everyone of an account once: who belongs to it as their main account, and who has or had a role in it; the
 * primary one first, then by role and name.
 */
export function peopleOf(
  account: string,
  roles: readonly WireRow[],
  contacts: readonly WireRow[],
  today: string,
): Person[] {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]))
  const ids = new Set([
    ...contacts.filter((contact) => contact.account === account).map((contact) => contact.id),
    ...roles.map((role) => String(role.contact)),
  ])
  const people = [...ids].flatMap((id): Person[] => {
    const mine = roles.filter((role) => role.contact === id)
    const role = mine.find((one) => isOpen(one, today)) ?? mine[0]
    const contact = byId.get(id)
    const name = contact?.name ?? role?.included?.contact?.title
    // A role of somebody the reader may not see has no name to show.
    if (!name) return []
    const isCurrent = (role && isOpen(role, today)) || contact?.account === account
    const counts = role && (isOpen(role, today) || !isCurrent) ? role : undefined
    return [{ id, name: String(name), contact, role: counts, isFormer: !isCurrent }]
  })
  return people.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

function rank(person: Person): number {
  if (person.isFormer) return 100
  if (person.role?.isPrimary) return -1
  const places = rolesOf(person)
    .map((role) => order.indexOf(role))
    .filter((place) => place >= 0)
  return Math.min(...places, order.length)
}
