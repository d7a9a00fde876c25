import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { nearest } from '#core/name.ts'

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0)
  .max(65535, 'must be at most 65535')
const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1')
const choice = <const C extends readonly string[]>(choices: C) =>
  z.enum(choices, `must be one of ${choices.join(', ')}`)

/** Every setting there is, as the environment names it; .env.example explains each. */
const settings = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional(),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  APP_URL: z.url({ protocol: /^https?$/, error: 'must look like https://crm.example.com' }).optional(),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  MAINSTAY_ROLE: choice(['all', 'web', 'worker']).default('all'),
  MAINSTAY_DATA: z.string().optional(),
  MAINSTAY_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  MAINSTAY_ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  MAINSTAY_DEMO: flag.default(false),
  FILES_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must look like https://s3.example.com' })
    .optional(),
  FILES_S3_BUCKET: z.string().optional(),
  FILES_S3_KEY: z.string().optional(),
  FILES_S3_SECRET: z.string().optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  MAINSTAY_RATE_LIMIT: z.coerce.number('must be a number').int('must be a whole number').min(1).default(6000),
})

export type Config = z.infer<typeof settings>
type Environment = Record<string, string | undefined>

const secrets = ['DATABASE_URL', 'MAINSTAY_ADMIN_PASSWORD', 'FILES_S3_SECRET']
export const settingNames = [...Object.keys(settings.shape), ...secrets.map((name) => `${name}_FILE`)]

export class ConfigError extends Error {
  readonly mistakes: string[]

  constructor(mistakes: string[]) {
    super(
      `Mainstay cannot start with these settings:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`,
    )
    this.name = 'ConfigError'
    this.mistakes = mistakes
  }
}

export function readConfig(env: Environment): Config {
  // Compose files and shells pass an unset variable as an empty one.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const { values, unreadable } = withSecretFiles(given)
  const read = settings.safeParse(values)
  const invalid = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  const mistakes = [...unreadable, ...invalid, ...unknownNames(given), ...missingHalves(values)]
  if (mistakes.length || !read.success) throw new ConfigError(mistakes)
  return read.data
}

function withSecretFiles(given: Environment) {
  const values: Environment = { ...given }
  const unreadable: string[] = []
  for (const name of secrets) {
    const file = given[`${name}_FILE`]
    if (!file) continue
    if (given[name]) unreadable.push(`${name} and ${name}_FILE are both set; keep one`)
    try {
      values[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      unreadable.push(
        `${name}_FILE names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code})`,
      )
    }
  }
  return { values, unreadable }
}

function unknownNames(given: Environment): string[] {
  return Object.keys(given)
    .filter(
      (name) =>
        (name.startsWith('MAINSTAY_') || name.startsWith('FILES_S3_')) && !settingNames.includes(name),
    )
    .map((name) => {
      const meant = nearest(name, settingNames)
      return `${name} is not a setting${meant ? `; did you mean ${meant}?` : ''}`
    })
}

function missingHalves(values: Environment): string[] {
  const pair = ['MAINSTAY_ADMIN_EMAIL', 'MAINSTAY_ADMIN_PASSWORD']
  const place = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_KEY', 'FILES_S3_SECRET']
  const missing = (names: string[]) => {
    const absent = names.filter((name) => !values[name])
    return absent.length < names.length ? absent : []
  }
  return [
    ...missing(pair).map(
      (name) => `${name} is missing: the first administrator needs both ${pair.join(' and ')}`,
    ),
    ...missing(place).map((name) => `${name} is missing: a storage for files needs ${place.join(', ')}`),
  ]
}
