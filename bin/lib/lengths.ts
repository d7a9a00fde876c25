import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

const longestFile = 300
const longestFunction = 60
const longestComponent = 120

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

interface Measured {
  name: string
  place: string
  lines: number
  limit: number
}

const files = ['src', 'bin', 'test', 'bench'].flatMap(sourcesBelow)
const sources = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const functions = sources
  .flatMap(({ file, text }) => functionsIn(file, text))
  .sort((a, b) => b.lines - a.lines)
const tooLong = functions.filter(({ lines, limit }) => lines > limit)
const tooLongFiles = sources.filter(({ text }) => text.split('\n').length - 1 > longestFile)

console.log('The longest functions:')
for (const { lines, name, place } of functions.slice(0, 5)) console.log(`  ${lines} lines  ${name}  ${place}`)
for (const { name, place, lines, limit } of tooLong) {
  console.error(`${place}: ${name} has ${lines} lines, more than ${limit}`)
}
for (const { file, text } of tooLongFiles) {
  console.error(`${file}: ${text.split('\n').length - 1} lines, more than ${longestFile}`)
}
if (!functions.length) console.error('no function found: nothing was measured')
process.exitCode = tooLong.length || tooLongFiles.length || !functions.length ? 1 : 0

function sourcesBelow(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(tsx?|mjs)$/.test(path))
      .map((path) => join(directory, path))
  } catch {
    return []
  }
}

function functionsIn(file: string, text: string): Measured[] {
  const found: Measured[] = []
  visit(parseSync(file, text).program as unknown as Node, undefined, (node, parent) => {
    const name = nameOf(node, parent)
    // A describe() is a chapter, not a function.
    if (name === 'describe') return
    const line = text.slice(0, node.start).split('\n').length
    const lines = text.slice(node.start, node.end).split('\n').length
    const component = file.endsWith('.tsx') && /^[A-Z]/.test(name)
    found.push({
      name,
      place: `${file}:${line}`,
      lines,
      limit: component ? longestComponent : longestFunction,
    })
  })
  return found
}

function visit(node: Node, parent: Node | undefined, found: (node: Node, parent: Node | undefined) => void) {
  if (/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type))
    found(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') visit(child, node, found)
    }
  }
}

function nameOf(node: Node, parent: Node | undefined): string {
  const named = (node.id ?? parent?.id ?? parent?.key ?? parent?.callee) as { name?: string } | undefined
  return named?.name ?? chapterOf(parent?.callee as Node | undefined) ?? '(unnamed)'
}

// describe.skipIf(…)('…', () => …): the callee is a call upon a member of `describe`.
function chapterOf(callee: Node | undefined): string | undefined {
  let at = callee as (Node & { callee?: Node; object?: Node; name?: string }) | undefined
  while (at && !at.name) at = (at.callee ?? at.object) as typeof at
  return at?.name
}
