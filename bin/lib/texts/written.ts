import { pluralKey } from '../../../src/core/text.ts'
import { calleeOf, literals, type Node, place, type Source, walk } from './walk.ts'

/** Texts that stand in the code, by key, with where; and what is wrong with how they stand there. */
export type Found = { texts: Map<string, string>; wrong: string[] }

/** Functions whose argument at this place is a text and must be a literal. */
const strict: Record<string, number> = { t: 0, tx: 0, say: 0 }
/** Those that also take a sentence made elsewhere. */
const lenient: Record<string, number> = {
  Refusal: 2,
  notFound: 0,
  forbidden: 0,
  invalid: 1,
  wrong: 1,
  FilterError: 1,
  FormulaError: 0,
  within: 0,
  amiss: 0,
  report: 1,
}
/** Settings of the installation are told to whoever starts it, in the log. */
const silent = /^src\/core\/server\/(config|database|log)/

export function written(all: readonly Source[]): Found {
  const found: Found = { texts: new Map(), wrong: [] }
  for (const source of all) {
    const web = /^src\/([^/]+\/)?web\//.test(source.file)
    walk(source.program, (node, above) => {
      if (node.type === 'CallExpression' || node.type === 'NewExpression') call(source, node, found, web)
      if (!web && node.type === 'ReturnStatement') returned(source, node, above, found)
      if (!web && node.type === 'Property' && !silent.test(source.file)) property(source, node, found)
    })
  }
  return found
}

function call(source: Source, node: Node, found: Found, web: boolean) {
  const name = calleeOf(node) ?? ''
  // In the web app a function of that name is another.
  if (web && name !== 't' && name !== 'tx' && name !== 'tn') return
  if (name === 'tn') return many(source, node, found)
  const translating =
    name === 'translate' && node.arguments.length > 1 && !source.file.endsWith('core/text.ts')
  const at = translating ? 1 : Object.hasOwn(strict, name) ? strict[name]! : lenient[name]
  if (at === undefined || (node.callee.type !== 'Identifier' && name !== 'Refusal')) return
  if (/core\/text\.ts$|kit\/text\.ts$/.test(source.file)) return
  const { texts, composed, open } = literals(node.arguments[at])
  if (open && Object.hasOwn(strict, name))
    found.wrong.push(`${place(source, node)}: ${name}() wants its text as a literal`)
  else if (composed)
    found.wrong.push(`${place(source, node)}: ${name}() takes a literal, or say('… {value} …', { value })`)
  for (const text of texts) add(found, text, source, node)
}

function many(source: Source, node: Node, found: Found) {
  const [one, other] = [literals(node.arguments[1]), literals(node.arguments[2])]
  if (one.texts.length !== 1 || other.texts.length !== 1 || one.open || other.open)
    found.wrong.push(`${place(source, node)}: tn() wants both its texts as literals`)
  else add(found, pluralKey(one.texts[0]!, other.texts[0]!), source, node)
}

// `{ error: 'must be a number' }`, `{ field, message: 'is required' }`: what a check says.
function property(source: Source, node: Node, found: Found) {
  const name = node.key?.name
  if (name !== 'error' && name !== 'message') return
  const { texts, composed } = literals(node.value)
  if (composed) found.wrong.push(`${place(source, node)}: take say('… {value} …', { value }) for ${name}`)
  for (const text of texts) add(found, text, source, node)
}

// `function refusal(…): Sentence | undefined { return 'is required' }`
function returned(source: Source, node: Node, above: readonly Node[], found: Found) {
  const type = above.findLast((one) => /Function/.test(one.type))?.returnType as Node | undefined
  if (!type || !/\bSentence\b/.test(source.text.slice(type.start, type.end))) return
  for (const text of literals(node.argument).texts) add(found, text, source, node)
}

function add(found: Found, text: string, source: Source, node: Node) {
  if (/\p{L}/u.test(text) && !found.texts.has(text)) found.texts.set(text, place(source, node))
}
