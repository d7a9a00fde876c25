import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findViolations } from '../bin/lib/layers.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mainstay-layers-'))
  for (const [path, text] of Object.entries(sound)) write(path, text)
})
afterEach(() => rmSync(root, { recursive: true }))

const sound = {
  'core/money.ts': `export type Money = bigint`,
  'core/server/store.ts': `import { Client } from 'pg'\nimport type { Money } from '../money.ts'\nexport class Store {}`,
  'accounts/account.object.ts': `import type { Money } from '#core/money.ts'\nexport const Account = {}`,
  'accounts/index.ts': `export { merge } from './merge.ts'`,
  'accounts/merge.ts': `import { Store } from '#core/server/store.ts'\nexport const merge = () => new Store()`,
  'accounts/web/AccountPage.tsx': `import { Account } from '../account.object.ts'\nimport React from 'react'`,
  'accounts/merge.test.ts': `import { win } from '#sales/win.ts'`,
  'sales/win.ts': `import { merge } from '#accounts/index.ts'\nimport { Account } from '#accounts/account.object.ts'`,
  'objects.ts': `import { Account } from './accounts/account.object.ts'\nexport const objects = [Account]`,
  'main.ts': `import '#accounts/merge.ts'\nimport { objects } from './objects.ts'`,
  'web/main.tsx': `import { objects } from '../objects.ts'\nconst page = import('../accounts/web/AccountPage.tsx')`,
}

test('a sound tree has no violation', () => {
  expect(findViolations(root)).toEqual({ modules: 10, violations: [] })
})

describe('each planted violation is found', () => {
  test.each([
    ['core/money.ts', `import '#accounts/index.ts'`, 'pure may not import accounts'],
    ['core/money.ts', `import './server/store.ts'`, 'pure may not import server'],
    ['core/money.ts', `import { readFileSync } from 'node:fs'`, 'pure also runs in the browser'],
    ['core/money.ts', `import { readFileSync } from 'fs'`, 'pure also runs in the browser'],
    ['core/server/store.ts', `import '#accounts/index.ts'`, 'server may not import accounts'],
    ['core/server/store.ts', `import { objects } from '#objects.ts'`, 'server may not import catalogue'],
    ['accounts/account.object.ts', `import './merge.ts'`, 'object may not import accounts'],
    ['accounts/merge.ts', `import '#sales/win.ts'`, 'accounts may not import sales'],
    ['accounts/merge.ts', `import type { Win } from '#sales/win.ts'`, 'accounts may not import sales'],
    ['accounts/merge.ts', `export { win } from '#sales/win.ts'`, 'accounts may not import sales'],
    ['accounts/merge.ts', `const sales = await import('#sales/win.ts')`, 'accounts may not import sales'],
    ['accounts/merge.ts', `import './merge.test.ts'`, 'there is no product module ./merge.test.ts'],
    ['accounts/merge.ts', `import '#accounts/gone.ts'`, 'there is no product module #accounts/gone.ts'],
    ['accounts/merge.ts', `import { Client } from 'pg'`, 'only server may import pg'],
    [
      'accounts/merge.ts',
      `import rate from '@fastify/rate-limit'`,
      'only server may import @fastify/rate-limit',
    ],
    ['accounts/merge.ts', `import { useState } from 'react'`, 'only web may import react'],
    ['sales/win.ts', `import { merge } from '#accounts/merge.ts'`, 'enter accounts by its index.ts'],
    [
      'automation/rule.ts',
      `import { merge } from '#accounts/index.ts'`,
      'automation may not import accounts',
    ],
    ['accounts/web/AccountPage.tsx', `import { merge } from '../merge.ts'`, 'web may not import accounts'],
    ['web/main.tsx', `import '../core/server/store.ts'`, 'web may not import server'],
    ['objects.ts', `import '#accounts/index.ts'`, 'catalogue may not import accounts'],
    ['gardening/rake.ts', `export {}`, 'src/layers.ts has no layer "gardening"'],
    [
      'accounts/merge.ts',
      `import './index.ts'`,
      'cycle: accounts/index.ts → accounts/merge.ts → accounts/index.ts',
    ],
  ])('%s: %s', (path, text, complaint) => {
    write(path, text)
    expect(findViolations(root).violations.join('\n')).toContain(complaint)
  })
})

test('a cycle of types only is none: it is gone when the program runs', () => {
  write('accounts/merge.ts', `import type { Front } from './index.ts'\nexport const merge = 1`)
  expect(findViolations(root).violations).toEqual([])
})

test('finding no module at all is a failure, not a clean bill', () => {
  mkdirSync(join(root, 'empty'))
  expect(findViolations(join(root, 'empty')).violations).toHaveLength(1)
})

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
