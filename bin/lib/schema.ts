import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { plan } from '../../src/core/server/database/plan.ts'
import { objects } from '../../src/objects.ts'
import '../../src/slices.ts'

export const schemaFile = join(import.meta.dirname, '../../schema.sql')

/** All statements that make the tables from nothing, for people to read and for reviews to compare. */
export function schemaSql(): string {
  const { do: steps } = plan(objects, { tables: new Map(), indexes: new Set() })
  return `-- Made by bin/schema.mjs from the definitions; Mainstay applies the same by itself.\n\n${steps.join(';\n\n')};\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(schemaFile, schemaSql())
