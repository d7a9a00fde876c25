import type { WireCatalogue } from '../kit/catalogue.ts'

/** Sheets in the order they should be imported: what others point at comes first. */
export function parentsFirst<S extends { object: string | null }>(
  sheets: readonly S[],
  catalogue: WireCatalogue,
): S[] {
  const here = new Set(sheets.flatMap((sheet) => sheet.object ?? []))
  const ranks = new Map<string, number>()
  const rank = (name: string, above: readonly string[]): number => {
    const known = ranks.get(name)
    if (known !== undefined) return known
    // Two objects that point at each other are taken as they come.
    if (above.includes(name)) return 0
    const targets = Object.entries(catalogue.find(name)?.fields ?? {}).flatMap(([, field]) =>
      !field.system && field.target && field.target !== name && here.has(field.target) ? [field.target] : [],
    )
    const mine = Math.max(0, ...targets.map((target) => rank(target, [...above, name]) + 1))
    if (!above.length) ranks.set(name, mine)
    return mine
  }
  const of = (sheet: S) => (sheet.object ? rank(sheet.object, []) : 99)
  return [...sheets].sort((a, b) => of(a) - of(b))
}
