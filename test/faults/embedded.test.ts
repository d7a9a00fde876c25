import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataDirectory, type Embedded, startEmbedded } from '#core/server/database/embedded.ts'

const quiet = { info() {} }
let directory: string
let data: string
let server: Embedded | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mainstay-fault-'))
  chmodSync(directory, 0o711)
  data = join(directory, 'data')
})
afterEach(async () => {
  await server?.stop()
  rmSync(directory, { recursive: true, force: true })
})

async function start({ durable = false } = {}) {
  server = await startEmbedded(data, { log: quiet, durable })
  return server
}

test('a stopped server keeps its records and starts again', async () => {
  const { url, stop } = await start()
  expect(new URL(url).pathname).toBe('/mainstay')
  await ask(url, `create table note as select 'kept' as text`)
  await stop()
  const again = await start()
  expect(again.adopted).toBe(false)
  expect(await ask(again.url, 'select text from note')).toEqual([{ text: 'kept' }])
})

test('the server of a killed parent is adopted', async () => {
  const { child, url } = await startInChild()
  await ask(url, `create table note as select 'kept' as text`)
  await killed(child)
  const adopted = await start()
  expect(adopted).toMatchObject({ adopted: true, url })
  expect(await ask(adopted.url, 'select text from note')).toEqual([{ text: 'kept' }])
})

test('what was written before parent and server were killed is still there', async () => {
  const { child, url } = await startInChild({ durable: true })
  await ask(url, 'create table note (number int)')
  const writer = new Client({ connectionString: url })
  writer.on('error', () => {})
  await writer.connect()
  for (let number = 1; number <= 200; number++) await writer.query('insert into note values ($1)', [number])
  await Promise.all([killed(child), killServer()])
  const { url: recovered, adopted } = await start({ durable: true })
  expect(adopted).toBe(false)
  expect(await ask(recovered, 'select count(*)::int, max(number) from note')).toEqual([
    { count: 200, max: 200 },
  ])
})

test('a pid that now belongs to another program does not pass for the server', async () => {
  await start()
  await killServer()
  replacePid(String(process.pid))
  expect((await start()).adopted).toBe(false)
})

test('another PostgreSQL at the remembered port is not taken for ours', async () => {
  await start()
  await killServer()
  const ours = data
  data = join(directory, 'other')
  const other = await start()
  data = ours
  replacePid(String(process.pid), new URL(other.url).port)
  const { url, adopted, stop } = await start()
  expect(adopted).toBe(false)
  expect(url).not.toBe(other.url)
  await stop()
  server = other
})

test('an interrupted creation leaves nothing half made', async () => {
  mkdirSync(join(data, 'postgres.unfinished-123', 'base'), { recursive: true })
  writeFileSync(join(data, 'postgres.unfinished-123.password'), 'old')
  chmodSync(data, 0o711)
  await start()
  expect(readdirSync(data)).toEqual(['postgres'])
})

test('a directory of another PostgreSQL version is refused in words', async () => {
  await (await start()).stop()
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '17\n')
  server = undefined
  await expect(start()).rejects.toThrow('was written by PostgreSQL 17')
})

test('data lives beside the program unless told otherwise', () => {
  expect(dataDirectory({}, directory)).toBe(join(directory, 'data'))
  expect(dataDirectory({ MAINSTAY_DATA: '/srv/crm' }, directory)).toBe('/srv/crm')
})

test.runIf(process.getuid?.() === 0)(
  'a project that the server’s user cannot enter keeps its data elsewhere',
  () => {
    chmodSync(directory, 0o700)
    expect(dataDirectory({}, join(directory, 'crm'))).toMatch(/^\/var\/lib\/mainstay\/crm-[0-9a-f]{8}$/)
  },
)

async function startInChild({ durable = false } = {}) {
  const module = pathToFileURL(join(import.meta.dirname, '../../src/core/server/database/embedded.ts')).href
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(module)})
    const { url } = await startEmbedded(${JSON.stringify(data)}, { log: { info() {} }, durable: ${durable} })
    console.log(url)
    setInterval(() => {}, 1000)`
  const args = ['--conditions=source', '--import', 'tsx', '--input-type=module', '--eval', script]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return { child, url: String(line).trim() }
}

async function killed(child: ChildProcess) {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const pidFile = () => join(data, 'postgres', 'postmaster.pid')

async function killServer() {
  const pid = Number(readFileSync(pidFile(), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  while (existsSync(`/proc/${pid}/fd`)) await new Promise((resolve) => setTimeout(resolve, 10))
}

function replacePid(pid: string, port?: string) {
  const lines = readFileSync(pidFile(), 'utf8').split('\n')
  writeFileSync(pidFile(), [pid, ...lines.slice(1, 3), port ?? lines[3], ...lines.slice(4)].join('\n'))
}

async function ask(url: string, statement: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
