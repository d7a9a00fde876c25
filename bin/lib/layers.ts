import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from 'oxc-parser'
import { inBrowser, layerOf, layers, packages, slices } from '../../src/layers.ts'

/** Every import below `root` that the table in src/layers.ts does not allow, as sentences. */
export function findViolations(root: string): { modules: number; violations: string[] } {
  const modules = modulesBelow(root)
  const known = new Set(modules)
  const graph = new Map<string, string[]>()
  const violations = modules.length ? [] : [`no module found below ${root}: nothing was checked`]
  for (const module of modules) {
    const targets: string[] = []
    if (!layers[layerOf(module)]) {
      violations.push(`${module}: src/layers.ts has no layer "${layerOf(module)}"`)
      continue
    }
    for (const { request, erased } of importsOf(join(root, module))) {
      const target = /^[.#]/.test(request) ? targetOf(root, module, request) : undefined
      if (target && known.has(target) && !erased) targets.push(target)
      violations.push(...complaints(module, request, target, known))
    }
    graph.set(module, targets)
  }
  return { modules: modules.length, violations: [...violations, ...findCycles(graph)] }
}

// Tests may import whatever they test; they are no part of the product.
function modulesBelow(root: string) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
    .sort()
}

interface Import {
  request: string
  /** Only a type, gone when the program runs. */
  erased: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const { module, errors } = parseSync(file, text)
  if (errors.length) throw new Error(`${file} does not parse: ${errors[0]!.message}`)
  const imported = module.staticImports.map(({ moduleRequest, entries }) => ({
    request: moduleRequest.value,
    erased: entries.length > 0 && entries.every(({ isType }) => isType),
  }))
  const reexported = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ request: moduleRequest.value, erased: isType }] : [],
    )
  const lazy = module.dynamicImports
    .map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end))
    .filter((written) => /^['"`][^$]*$/.test(written))
    .map((written) => ({ request: written.slice(1, -1), erased: false }))
  return [...imported, ...reexported, ...lazy]
}

function targetOf(root: string, module: string, request: string) {
  const path = request.startsWith('#')
    ? request.slice(1)
    : relative(root, resolve(root, dirname(module), request))
  return path.split(sep).join('/')
}

function complaints(
  module: string,
  request: string,
  target: string | undefined,
  known: Set<string>,
): string[] {
  const from = layerOf(module)
  if (target === undefined) return packageComplaints(module, from, request)
  if (!/\.tsx?$/.test(target)) return []
  if (!known.has(target)) return [`${module}: there is no product module ${request}`]
  const to = layerOf(target)
  if (from === to) return []
  if (!layers[from]!.includes(to)) return [`${module}: ${from} may not import ${to} (${request})`]
  const byFrontDoor = !slices.includes(to) || from === 'root' || target === `${to}/index.ts`
  return byFrontDoor ? [] : [`${module}: enter ${to} by its index.ts, not by ${request}`]
}

function packageComplaints(module: string, from: string, request: string): string[] {
  const builtin = request.startsWith('node:') || builtinModules.includes(request)
  if (builtin && inBrowser.includes(from))
    return [`${module}: ${from} also runs in the browser, without ${request}`]
  const rule = Object.keys(packages).find((name) =>
    name.endsWith('/') ? request.startsWith(name) : request === name || request.startsWith(`${name}/`),
  )
  if (!rule || packages[rule]!.includes(from)) return []
  return [`${module}: only ${packages[rule]!.join(' and ')} may import ${request}`]
}

function findCycles(graph: Map<string, string[]>): string[] {
  const cycles: string[] = []
  const done = new Set<string>()
  const walk = (module: string, trail: string[]) => {
    if (done.has(module)) return
    const start = trail.indexOf(module)
    if (start >= 0) {
      cycles.push(`cycle: ${[...trail.slice(start), module].join(' → ')}`)
      return
    }
    for (const next of graph.get(module) ?? []) walk(next, [...trail, module])
    done.add(module)
  }
  for (const module of graph.keys()) walk(module, [])
  return cycles
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, violations } = findViolations(resolve('src'))
  for (const violation of violations) console.error(violation)
  console.log(`${modules} modules, ${violations.length} violations`)
  process.exitCode = violations.length ? 1 : 0
}
