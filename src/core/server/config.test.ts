import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type ConfigError, readConfig, settingNames } from '#core/server/config.ts'

test('an empty environment is enough', () => {
  expect(readConfig({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    MAINSTAY_ROLE: 'all',
    MAINSTAY_DEMO: false,
  })
})

test('values are read and other programs’ variables ignored', () => {
  const config = readConfig({
    PORT: '8080',
    MAINSTAY_DEMO: '1',
    APP_URL: 'https://crm.example.com',
    PATH: '/bin',
  })
  expect(config).toMatchObject({ PORT: 8080, MAINSTAY_DEMO: true, APP_URL: 'https://crm.example.com' })
  expect(config).not.toHaveProperty('PATH')
})

test('an empty variable counts as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 3000 })
})

test.each([
  [{ PORT: 'http' }, 'PORT must be a number'],
  [{ PORT: '99999' }, 'PORT must be at most 65535'],
  [{ DATABASE_URL: 'mysql://here' }, 'DATABASE_URL must look like postgres://user:password@host:5432/name'],
  [{ APP_URL: 'crm.example.com' }, 'APP_URL must look like https://crm.example.com'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'],
  [{ MAINSTAY_DEMO: 'yes' }, 'MAINSTAY_DEMO must be 0 or 1'],
  [{ MAINSTAY_ROLLE: 'web' }, 'MAINSTAY_ROLLE is not a setting; did you mean MAINSTAY_ROLE?'],
  [
    { MAINSTAY_ADMIN_EMAIL: 'ann@example.com', MAINSTAY_ADMIN_PASSWORD: 'short' },
    'MAINSTAY_ADMIN_PASSWORD must have at least 12 characters',
  ],
  [
    { MAINSTAY_ADMIN_EMAIL: 'ann@example.com' },
    'MAINSTAY_ADMIN_PASSWORD is missing: the first administrator needs both MAINSTAY_ADMIN_EMAIL and MAINSTAY_ADMIN_PASSWORD',
  ],
  [
    { FILES_S3_ENDPOINT: 'https://s3.example.com', FILES_S3_BUCKET: 'crm', FILES_S3_KEY: 'k' },
    'FILES_S3_SECRET is missing: a storage for files needs FILES_S3_ENDPOINT, FILES_S3_BUCKET, FILES_S3_KEY, FILES_S3_SECRET',
  ],
  [{ FILES_S3_BUCKIT: 'crm' }, 'FILES_S3_BUCKIT is not a setting; did you mean FILES_S3_BUCKET?'],
  [{ DATABASE_URL_FILE: '/nowhere' }, 'DATABASE_URL_FILE names /nowhere, which cannot be read (ENOENT)'],
])('%j is explained', (env, mistake) => {
  expect(mistakesOf(env)).toEqual([mistake])
})

test('every mistake is told at once', () => {
  expect(mistakesOf({ PORT: 'x', MAINSTAY_DEMO: '2', MAINSTAY_X: '', MAINSTAY_PORT: '1' })).toHaveLength(3)
})

test('a secret may come from a file, but not from two places', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mainstay-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = join(directory, 'url')
  writeFileSync(file, 'postgres://db/mainstay\n')
  expect(readConfig({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe('postgres://db/mainstay')
  expect(mistakesOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://db/other' })).toEqual([
    'DATABASE_URL and DATABASE_URL_FILE are both set; keep one',
  ])
})

test('.env.example names exactly the settings there are', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8')
  const named = [...text.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name!)
  expect(named.sort()).toEqual([...settingNames].sort())
})

function mistakesOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    return (error as ConfigError).mistakes
  }
}
