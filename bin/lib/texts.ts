import { readFileSync, writeFileSync } from 'node:fs'
import { dictionaryOf, spokenLanguages } from '../../src/core/languages.ts'
import type { Dictionary } from '../../src/core/text.ts'
import { bare } from './texts/bare.ts'
import { compare } from './texts/compare.ts'
import { declared } from './texts/declared.ts'
import { sources } from './texts/walk.ts'
import { written } from './texts/written.ts'

const file = 'src/texts/en.json'
const checking = process.argv.includes('--check')

const all = sources()
const { texts, wrong } = written(all)
const places = declared()
const english = catalogue([...texts.keys(), ...places.keys()])
const made = `${JSON.stringify(english, null, 2)}\n`
const complaints = [...wrong, ...bare(all)]

for (const language of spokenLanguages)
  if (language !== 'en')
    complaints.push(...compare(language, (await dictionaryOf(language))!, english, places))

if (!checking) writeFileSync(file, made)
else if (readFileSync(file, 'utf8') !== made)
  complaints.push(`${file} is out of date: run node bin/texts.mjs`)

for (const complaint of complaints) console.error(complaint)
console.log(`${Object.keys(english).length} texts, ${complaints.length} complaints`)
process.exitCode = complaints.length ? 1 : 0

/** Every text by its key, in the order of the alphabet, so that changes are few lines. */
function catalogue(keys: readonly string[]): Dictionary {
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(
    sorted.map((key) => {
      const [one, other] = key.split('|')
      return [key, other === undefined ? key : { one, other }]
    }),
  )
}
