/** Column → fields of the other system, and field → constant. */
export type Mapping = { columns: Record<string, string[]>; constants: Record<string, string> }

/**
 * A Data Loader mapping file: which column goes to which Salesforce fields, and constants in quotes.
 * Java properties: `\:` and `\ ` are escaped, `#` begins a comment.
 */
export function readSdl(text: string): Mapping {
  const columns: Mapping['columns'] = Object.create(null)
  const constants: Mapping['constants'] = Object.create(null)
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#!]|$)/.test(line)) continue
    const [, from, to] = /^((?:\\.|[^=\\])*)=(.*)$/.exec(line) ?? []
    if (from === undefined || to === undefined) continue
    const left = from.replace(/\\(.)/g, '$1').trim()
    const targets = to
      .replace(/\\(.)/g, '$1')
      .split(',')
      .map((t) => t.trim())
      .filter(Boolean)
    const constant = /^"(.*)"$/.exec(left)
    if (constant) for (const target of targets) constants[target] = constant[1]!
    else if (left && targets.length) columns[left] = targets
  }
  return { columns, constants }
}
