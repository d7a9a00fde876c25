import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'vitest'
import { firstLoad, isBuilt, total } from '../bench/bundle.ts'

const web = join(import.meta.dirname, '../dist/web')
const limit = 200_000

test('the list page loads at most 200 kB of compressed scripts first', (context) => {
  context.skip(!isBuilt(web), 'the web app is not built; npm run build does')
  const parts = firstLoad(web)
  const biggest = parts.slice(0, 8).map((p) => `${(p.gzipped / 1000).toFixed(1)} kB ${p.file}`)
  assert.ok(parts.length > 1)
  assert.ok(total(parts) <= limit, `${(total(parts) / 1000).toFixed(0)} kB:\n${biggest.join('\n')}`)
})
