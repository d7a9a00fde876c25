import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'

export type Part = { file: string; bytes: number; gzipped: number }

/**
 * The scripts a browser must have before it shows a list: what index.html asks for and all these import. The
 * list page is part of the entry, so nothing else is awaited.
 */
export function firstLoad(web: string): Part[] {
  const html = readFileSync(join(web, 'index.html'), 'utf8')
  const wanted = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((m) => m[1]!)
  const parts = new Map<string, Part>()
  for (let file = wanted.pop(); file; file = wanted.pop()) {
    if (parts.has(file)) continue
    const content = readFileSync(join(web, file))
    parts.set(file, { file, bytes: content.length, gzipped: gzipSync(content).length })
    wanted.push(...importsOf(content.toString(), posix.dirname(file)))
  }
  return [...parts.values()].sort((a, b) => b.gzipped - a.gzipped)
}

// `import … from "./x.js"` and `import "./x.js"`; an import() is loaded only when it is needed.
const importsOf = (code: string, directory: string) =>
  [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)].map((m) => posix.join(directory, m[1]!))

export const isBuilt = (web: string) => existsSync(join(web, 'index.html'))

export const total = (parts: Part[]) => parts.reduce((sum, part) => sum + part.gzipped, 0)
