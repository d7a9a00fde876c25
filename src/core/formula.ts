import type { Field } from './field/kind.ts'
import { snake } from './name.ts'
import { type Sentence, say } from './text.ts'

/**
 * A formula over the fields of one record: numbers, 'texts', field names, + - * / & (joins texts),
 * = <> < <= > >=, and, or, not, and the functions if, round, upper, lower, length, first (of the given that
 * are filled). PostgreSQL computes and stores it (a generated column), so it sorts and filters as any field.
 */
export function formulaSql(formula: string, fields: Record<string, Field>): string {
  const tokens = tokenise(formula)
  const parser = { tokens, at: 0, fields }
  const sql = orExpr(parser)
  if (parser.at < tokens.length)
    throw new FormulaError(say('did not expect "{text}"', { text: tokens[parser.at]!.text }))
  return sql
}

export class FormulaError extends Error {
  readonly sentence: Sentence
  constructor(sentence: Sentence) {
    super(String(sentence))
    this.sentence = sentence
  }
}

type Token = { kind: 'number' | 'text' | 'name' | 'sign'; text: string }
type Parser = { tokens: Token[]; at: number; fields: Record<string, Field> }

const pattern = /\s*(?:(\d+(?:\.\d+)?)|'((?:[^']|'')*)'|([A-Za-z_]\w*)|(<>|<=|>=|[-+*/&=<>(),]))/y

function tokenise(formula: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < formula.trimEnd().length) {
    const from = pattern.lastIndex
    const m = pattern.exec(formula)
    if (!m) throw new FormulaError(say('cannot read "{text}"', { text: formula.slice(from, from + 12) }))
    if (m[1] !== undefined) tokens.push({ kind: 'number', text: m[1] })
    else if (m[2] !== undefined) tokens.push({ kind: 'text', text: m[2].replaceAll("''", "'") })
    else if (m[3] !== undefined) tokens.push({ kind: 'name', text: m[3] })
    else tokens.push({ kind: 'sign', text: m[4]! })
  }
  if (!tokens.length) throw new FormulaError('is empty')
  return tokens
}

const peek = (p: Parser) => p.tokens[p.at]?.text
function take(p: Parser, ...texts: string[]): string | undefined {
  const token = p.tokens[p.at]
  if (!token || token.kind === 'text' || !texts.includes(token.text.toLowerCase())) return undefined
  p.at++
  return token.text.toLowerCase()
}
function expect(p: Parser, text: string) {
  if (!take(p, text))
    throw new FormulaError(
      peek(p)
        ? say('expects "{text}" before "{next}"', { text, next: peek(p)! })
        : say('expects "{text}" at the end', { text }),
    )
}

function chain(
  p: Parser,
  next: (p: Parser) => string,
  signs: string[],
  join = (a: string, s: string, b: string) => `(${a} ${s} ${b})`,
) {
  let left = next(p)
  for (let sign = take(p, ...signs); sign; sign = take(p, ...signs)) left = join(left, sign, next(p))
  return left
}

const orExpr = (p: Parser): string => chain(p, andExpr, ['or'])
const andExpr = (p: Parser): string => chain(p, comparison, ['and'])
const comparison = (p: Parser): string => chain(p, joined, ['=', '<>', '<', '<=', '>', '>='])
const joined = (p: Parser): string =>
  chain(p, sum, ['&'], (a, _s, b) => `(coalesce((${a})::text, '') || coalesce((${b})::text, ''))`)
const sum = (p: Parser): string => chain(p, product, ['+', '-'])
// Division by zero answers nothing rather than failing the whole write; integers divide as decimals.
const product = (p: Parser): string =>
  chain(p, single, ['*', '/'], (a, s, b) =>
    s === '*' ? `(${a} * ${b})` : `(${a}::numeric / nullif(${b}, 0))`,
  )

function single(p: Parser): string {
  if (take(p, '-')) return `(- ${single(p)})`
  if (take(p, 'not')) return `(not ${single(p)})`
  if (take(p, '(')) {
    const inner = orExpr(p)
    expect(p, ')')
    return inner
  }
  const token = p.tokens[p.at++]
  if (!token) throw new FormulaError('ends too early')
  if (token.kind === 'number') return token.text
  if (token.kind === 'text') return `'${token.text.replaceAll("'", "''")}'`
  if (token.kind === 'sign') throw new FormulaError(say('did not expect "{text}"', { text: token.text }))
  return peek(p) === '(' ? call(p, token.text.toLowerCase()) : fieldColumn(p, token.text)
}

const functions: Record<string, (args: string[]) => string> = {
  if: ([test, yes, no]) => `(case when ${test} then ${yes} else ${no ?? 'null'} end)`,
  round: ([x, digits]) => `round((${x})::numeric, ${digits ?? 0})`,
  upper: ([x]) => `upper(${x})`,
  lower: ([x]) => `lower(${x})`,
  length: ([x]) => `length(${x})`,
  first: (args) => `coalesce(${args.join(', ')})`,
}

function call(p: Parser, name: string): string {
  const write = functions[name]
  if (!write)
    throw new FormulaError(
      say('knows no function {name}; it knows {known}', { name, known: Object.keys(functions).join(', ') }),
    )
  expect(p, '(')
  const args = [orExpr(p)]
  while (take(p, ',')) args.push(orExpr(p))
  expect(p, ')')
  return write(args)
}

const unfit = new Set(['computed', 'dateTime', 'autoNumber', 'address', 'json', 'multiChoice', 'tags'])

function fieldColumn(p: Parser, name: string): string {
  const field = p.fields[name]
  if (!field) throw new FormulaError(say('knows no field {name}', { name }))
  if (unfit.has(field.kind))
    throw new FormulaError(
      say('cannot compute with {name}, a field of kind {kind}', { name, kind: field.kind }),
    )
  return `"${snake(name)}"`
}

/** The first money field a formula names; a computed amount takes its currency. */
export const currencySource = (formula: string, fields: Record<string, Field>) =>
  tokenise(formula).find((t) => t.kind === 'name' && fields[t.text]?.kind === 'money')?.text
