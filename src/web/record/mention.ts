/** What is being typed after an @ at the end of the text, and where it begins. */
export function askedIn(before: string): { words: string; from: number } | undefined {
  const found = /(?:^|\s)@([\p{L}\p{N}]*(?: [\p{L}\p{N}]+)?)$/u.exec(before)
  return found ? { words: found[1]!, from: before.length - found[1]!.length - 1 } : undefined
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Names that were picked become mentions in formatted text; ids by name. */
export function withMentions(html: string, picked: Record<string, string>): string {
  return Object.entries(picked).reduce(
    (text, [name, id]) =>
      text.replaceAll(`@${safe(name)}`, `<span data-type="mention" data-id="${id}">@${safe(name)}</span>`),
    html,
  )
}
