import { type Logger, pino, type SerializedError, stdSerializers } from 'pino'

export type Log = Logger

interface Options {
  level: string
  /** Lines for people instead of JSON; by default when standard output is a terminal. */
  readable?: boolean
  output?: { write(line: string): void }
}

// A log is read by more people than the records are, and kept longer: nothing personal enters it.
const personal = [
  'email',
  'name',
  'firstName',
  'lastName',
  'phone',
  'password',
  'token',
  'body',
  'query',
  'cookie',
]
const headers = ['authorization', 'cookie', 'set-cookie', 'x-api-key']
const hidden = [
  ...personal.flatMap((field) => [field, `*.${field}`]),
  ...headers.flatMap((header) => [`headers["${header}"]`, `*.headers["${header}"]`]),
]

export function createLog({ level, readable = process.stdout.isTTY, output }: Options): Log {
  const options = {
    level,
    base: null,
    redact: { paths: hidden, censor: '[hidden]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { req: request, res: response, err: failure },
  }
  if (!readable) return pino(options, output ?? pino.destination({ sync: true }))
  const screen = output ?? process.stdout
  return pino(options, { write: (line) => screen.write(readableLine(line)) })
}

const request = (req: { method?: string; url?: string; id?: unknown }) => ({
  id: req.id,
  method: req.method,
  path: req.url?.split('?')[0],
})

const response = (res: { statusCode?: number }) => ({ status: res.statusCode })

// PostgreSQL's `detail` quotes the offending values, so we name what we keep.
function failure(error: Error) {
  const { type, message, stack, code, constraint, table } = stdSerializers.err(error) as SerializedError
  return {
    type,
    message: withoutAddresses(message),
    stack: withoutAddresses(stack ?? ''),
    code,
    constraint,
    table,
  }
}

const withoutAddresses = (text: string) => text.replace(/[^\s<>"'(),;:=]+@[^\s<>"'(),;:=]+/g, '[e-mail]')

function readableLine(line: string): string {
  const { level, time, msg = '', err, ...rest } = JSON.parse(line)
  const details = Object.entries(rest).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
  const head = [time.slice(11, 19), level.padEnd(5), msg, ...details].join(' ').trimEnd()
  return err ? `${head}\n${err.stack ?? err.message}\n` : `${head}\n`
}
