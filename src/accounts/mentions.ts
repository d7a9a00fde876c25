/** Ids of the colleagues a formatted text names with @, each once. */
export function mentionsIn(html: string): string[] {
  const ids = [...html.matchAll(/<span\b[^>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => /\sdata-type="mention"/.test(tag))
    .flatMap((tag) => /\sdata-id="([0-9a-f-]{36})"/i.exec(tag)?.[1]?.toLowerCase() ?? [])
  return [...new Set(ids)]
}
