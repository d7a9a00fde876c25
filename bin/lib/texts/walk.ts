import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A node of the syntax tree, as oxc writes it. */
export interface Node {
  type: string
  start: number
  end: number
  [key: string]: any
}

export type Source = { file: string; text: string; program: Node }

/** Every module of the product below `src`; tests and the example company say nothing of their own. */
export function sources(root = 'src'): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, path).split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.ts$/.test(path) && !path.startsWith('src/demo/'))
    .sort()
    .map((file) => {
      const text = readFileSync(file, 'utf8')
      return { file, text, program: parseSync(file, text).program as unknown as Node }
    })
}

/** Visits every node with those above it, nearest last. A visitor that answers false is not shown what is below. */
export function walk(node: Node, visit: (node: Node, above: readonly Node[]) => unknown, above: Node[] = []) {
  if (visit(node, above) === false) return
  above.push(node)
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child === 'object' && typeof child.type === 'string') walk(child, visit, above)
  above.pop()
}

export const place = ({ file, text }: Source, node: Node) =>
  `${file}:${text.slice(0, node.start).split('\n').length}`

/** The texts an expression may be, as far as they are written out; `open` when it may be something else. */
export function literals(node: Node | undefined): { texts: string[]; composed: boolean; open: boolean } {
  if (!node) return { texts: [], composed: false, open: true }
  if (node.type === 'Literal')
    return typeof node.value === 'string' ? known([node.value]) : { texts: [], composed: false, open: true }
  if (node.type === 'TemplateLiteral')
    return node.expressions.length
      ? { texts: [], composed: node.quasis.some((q: Node) => /\p{L}{2}/u.test(q.value.cooked)), open: true }
      : known([node.quasis[0].value.cooked])
  if (node.type === 'ConditionalExpression') return both(node.consequent, node.alternate)
  if (node.type === 'LogicalExpression') return both(node.left, node.right)
  if (/^(ParenthesizedExpression|TSAsExpression|TSNonNullExpression|TSSatisfiesExpression)$/.test(node.type))
    return literals(node.expression)
  return { texts: [], composed: false, open: true }
}

const known = (texts: string[]) => ({ texts, composed: false, open: false })

function both(a: Node, b: Node) {
  const [one, other] = [literals(a), literals(b)]
  return {
    texts: [...one.texts, ...other.texts],
    composed: one.composed || other.composed,
    open: one.open || other.open,
  }
}

export const calleeOf = (node: Node): string | undefined =>
  node.callee?.type === 'Identifier' ? node.callee.name : node.callee?.property?.name
