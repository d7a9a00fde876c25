import type { List } from '../list/useList.ts'

const MOST = 8
const ranks = ['reference', 'money', 'date', 'choice', 'user']

/** The fields a card shows beneath its title: those in the address, else a few of the list's columns. */
export function cardFields({ def, query, search }: List): string[] {
  const known = (name: string) => def.fields[name] && name !== def.title && name !== def.board!.by
  if (search.cards !== undefined) return search.cards.split(',').filter(known)
  const of = (kind: string) => query.columns.filter((name) => known(name) && def.fields[name]!.kind === kind)
  return ranks.flatMap((kind) => of(kind).slice(0, 1))
}

export const setCardFields = (list: List, names: string[]) =>
  list.set({ cards: names.slice(0, MOST).join(',') || ' ' })
