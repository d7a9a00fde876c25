/**
 * A Data Loader mapping file: which column goes to which Salesforce fields, and constants in quotes.
 * Java properties: `\:` and `\ ` are escaped, `#` begins a comment.
 */
export function readSdl(text: string): { columns: Map<string, string[]>; constants: Map<string, string> } {
  const columns = new Map<string, string[]>()
  const constants = new Map<string, string>()
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
    if (constant) for (const target of targets) constants.set(target, constant[1]!)
    else if (left && targets.length) columns.set(left, targets)
  }
  return { columns, constants }
}
