import { calleeOf, type Node, place, type Source, walk } from './walk.ts'

/** Names of attributes and properties whose value people read. */
const shown = new Set(
  (
    'aria-label aria-description aria-roledescription aria-placeholder alt label title placeholder description ' +
    'lead heading hint help error message empty question summary submit confirm text what prefix suffix note ' +
    'nothingFound nothingFoundMessage caption subtitle'
  ).split(' '),
)
/** Those that programs read. */
const technical =
  /^(class\w*|key|to|href|type|name|role|rel|target|autoComplete|inputMode|accept|size|variant|d|viewBox|style|id|color|queryKey|mutationKey|data-.*)$/
/** Names of products, the same in every language. */
const same =
  /^(Mainstay|Excel|CSV|JSON|vCard|API|GitHub|Google|Microsoft|PostgreSQL|OpenStreetMap|https?:\/\/\S*)$/
/** What the browser calls keys. */
const keys =
  /^(Arrow(Up|Down|Left|Right)|Enter|Escape|Tab|Home|End|Page(Up|Down)|Shift|Control|Alt|Meta|Mod|Space|Backspace|Delete|Insert|F\d+|Dead|Process)$/
/** Calls whose arguments are no texts, or are checked as such elsewhere. */
const told =
  /^(t|tn|tx|say|defined|later|lazyRouteComponent|label|word|querySelector|querySelectorAll|closest|getElementById|matchMedia)$/
/** Types and imports say nothing to anybody. */
const silent = /^(TS(?!As|NonNull|Satisfies|Instantiation)\w+|Import\w+|ExportAllDeclaration)$/
const transparent =
  /^(ConditionalExpression|LogicalExpression|TemplateLiteral|ParenthesizedExpression|TS\w+)$/

/** Texts of the web app that reach the screen without passing through a dictionary, as sentences. */
export function bare(all: readonly Source[]): string[] {
  const web = all.filter(({ file }) => /^src\/([^/]+\/)?web\//.test(file) && !file.includes('/reference/'))
  return web.flatMap((source) =>
    bareIn(source).map(({ node, text }) => `${place(source, node)}: "${text}" is said without t()`),
  )
}

export function bareIn({ program }: Source): { node: Node; text: string }[] {
  const found: { node: Node; text: string }[] = []
  walk(program, (node, above) => {
    if (silent.test(node.type)) return false
    if (node.type === 'CallExpression' && told.test(calleeOf(node) ?? '')) return false
    const text = textOf(node)?.trim()
    if (text && !same.test(text) && isSaid(node, text, above)) found.push({ node, text })
    return true
  })
  return found
}

function textOf(node: Node): string | undefined {
  if (node.type === 'JSXText') return node.value
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral') return node.quasis.map((q: Node) => q.value.cooked).join('{}')
  return undefined
}

function isSaid(node: Node, text: string, above: readonly Node[]): boolean {
  const reader = node.type === 'JSXText' ? 'person' : readerOf(node, above)
  if (reader === 'person') return /\p{L}{2}/u.test(text)
  return reader === 'unknown' && !keys.test(text) && looksSaid(text)
}

// A word with a capital or several words: nothing but texts looks like that.
const looksSaid = (text: string) =>
  /^\p{Lu}\p{Ll}+$/u.test(text) ||
  (/^[\p{L}{} ’'“”",;:.?!…()–-]+$/u.test(text) &&
    /(\p{L}{2}|\{\})[’'”",;:.?!]? [“"]?(\p{L}{2}|\{\})/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !classes.test(text) &&
    !codes.test(text) &&
    !css.test(text))

const classes = /^[a-z]+(-[a-z]+)*( [a-z]+(-[a-z]+)+)+$|^[a-z]+[A-Z]/
const css = /\}px|\dpx|\}fr|var\(|minmax/
const codes = /^([a-z]{2}-)?[A-Z]{2}(:[A-Z]{3})?( ([a-z]{2}-)?[A-Z]{2}(:[A-Z]{3})?)+$/

/** Who gets what an expression says. */
function readerOf(node: Node, above: readonly Node[]): 'person' | 'program' | 'unknown' {
  let child = node
  for (const [i, parent] of above.toReversed().entries()) {
    if (parent.type === 'JSXAttribute') return readerNamed(nameOf(parent.name))
    if (parent.type === 'Property') {
      if (parent.key === child || inClassNames(above)) return 'program'
      return readerNamed(nameOf(parent.key))
    }
    if (parent.type === 'JSXExpressionContainer') {
      if (above.at(-2 - i)?.type !== 'JSXAttribute') return 'person'
    } else if (isTest(parent, child)) return 'program'
    else if (!transparent.test(parent.type)) return 'unknown'
    child = parent
  }
  return 'unknown'
}

const inClassNames = (above: readonly Node[]) =>
  above.some((node) => node.type === 'JSXAttribute' && nameOf(node.name) === 'classNames')

const readerNamed = (name: string) =>
  shown.has(name) ? 'person' : technical.test(name) ? 'program' : 'unknown'

const isTest = (parent: Node, child: Node) =>
  (parent.type === 'BinaryExpression' && parent.operator !== '+') ||
  parent.type === 'MemberExpression' ||
  (/^(ConditionalExpression|SwitchCase)$/.test(parent.type) && parent.test === child)

const nameOf = (node: Node): string =>
  node.type === 'JSXNamespacedName'
    ? `${node.namespace.name}:${node.name.name}`
    : (node.name ?? String(node.value))
