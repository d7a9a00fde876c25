import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openPool, type Pool } from '#core/server/database/pool.ts'
import { openData } from './data.ts'
import { cities, ends, middles, starts, trades } from './names.ts'
import { say } from './say.ts'
import { cpuOf, databaseCpu, memoryMb, type Server, startOurs } from './servers.ts'

const ROWS = 100_000
const admin = { name: 'Ann', email: 'ann@example.com', password: 'correct-horse-battery' }
const columns = ['name', 'website', 'email', 'phone', 'industry', 'employees', 'city']

export type ImportResult = {
  check: number
  apply: number
  copy: number
  /** Processor seconds of Mainstay and the database for the import, and of the database for COPY. */
  cpu: { ours: number; copy: number }
  peakMb: number
  created: number
  rows: number
}

/** W6: a CSV of 100,000 accounts into an empty organisation through HTTP, beside COPY into a table with the same indexes. */
export async function measureImport(): Promise<ImportResult> {
  const data = await openData('10k', 10_000)
  const root = openPool(data.url)
  const directory = mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
  // PostgreSQL may run as another user and must read the file COPY is given.
  chmodSync(directory, 0o755)
  const file = join(directory, 'accounts.csv')
  const url = new URL(data.url)
  url.pathname = '/bench_import'
  try {
    writeFileSync(file, csv())
    await root.query('drop database if exists bench_import with (force)')
    await root.query('create database bench_import')
    const server = await startOurs(url.href)
    const pool = openPool(url.href)
    try {
      const used = () => (cpuOf(server.pid) + databaseCpu(data.directory)) / 1000
      const before = used()
      const imported = await importOne(server, file)
      const between = used()
      const seconds = await copy(pool, file)
      const cpu = { ours: between - before, copy: used() - between }
      return { ...imported, copy: seconds, cpu, rows: ROWS }
    } finally {
      await server.stop()
      await pool.close()
    }
  } finally {
    await root.query('drop database if exists bench_import with (force)')
    rmSync(directory, { recursive: true })
    await root.close()
    await data.stop()
  }
}

function csv(): string {
  const lines = [columns.join(',')]
  for (let i = 0; i < ROWS; i++) {
    const stem = `${pick(starts, i)}${pick(middles, i / 7)}${pick(ends, i / 11)}${i}`
    const phone = `+49 89 ${10_000_000 + i}`
    lines.push(
      [
        `${stem} ${pick(trades, i / 3)}`,
        `https://www.${stem}.com`,
        `info@${stem}.com`,
        phone,
        'Retail',
        i % 900,
        pick(cities, i),
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

const pick = (words: string[], i: number) => words[Math.floor(i) % words.length]!

async function importOne(server: Server, file: string): Promise<Omit<ImportResult, 'copy' | 'cpu' | 'rows'>> {
  const call = await session(server)
  const form = new FormData()
  form.append('file', new Blob([readFileSync(file)], { type: 'text/csv' }), 'accounts.csv')
  const started = performance.now()
  const { sheets } = await call('/imports', 'POST', form)
  const run: string = sheets[0].run
  const fields = ['name', 'website', 'email', 'phone', 'industry', 'employees', 'billingAddress']
  const plan = {
    columns: columns.map((column, i) => ({
      column,
      field: fields[i],
      ...(column === 'city' && { part: 'city' }),
    })),
    match: { by: ['website'] },
    onMatch: 'update',
  }
  await call(`/imports/${run}/check`, 'POST', { object: 'account', plan })
  const checked = await settled(server, () => call(`/imports/${run}`, 'GET'), 'ready')
  const check = (performance.now() - started) / 1000
  await call(`/imports/${run}/apply`, 'POST', {})
  const applied = await settled(server, () => call(`/imports/${run}`, 'GET'), 'done')
  const apply = (performance.now() - started) / 1000 - check
  const { count } = await call('/accounts?limit=1&count=exact', 'GET')
  return { check, apply, peakMb: Math.max(checked, applied), created: count.value as number }
}

/** Waits for the run to reach a state; answers the most memory the server held meanwhile. */
async function settled(server: Server, ask: () => Promise<any>, state: string): Promise<number> {
  let peak = 0
  for (;;) {
    const run = await ask()
    peak = Math.max(peak, memoryMb(server.pid))
    if (run.state === state) return peak
    if (run.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(run).slice(0, 500)}`)
    await wait(100)
  }
}

async function session(server: Server) {
  const base = `http://127.0.0.1:${server.port}/api/v1`
  const json = { 'content-type': 'application/json' }
  const setup = await fetch(`${base}/setup`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ ...admin, company: 'Bench', currency: 'EUR', country: 'DE', start: 'empty' }),
  })
  const cookie = setup.headers.get('set-cookie')!.split(';')[0]!
  return async (path: string, method: string, body?: FormData | object): Promise<any> => {
    const isForm = body instanceof FormData
    const answer = await fetch(base + path, {
      method,
      headers: { cookie, ...(body && !isForm && json) },
      body: isForm ? body : body && JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return answer.json()
  }
}

/** COPY alone, into a table with the indexes the account table has. */
async function copy(pool: Pool, file: string): Promise<number> {
  say('  COPY')
  await pool.query('create table bench_copy (like account including defaults including indexes)')
  for (const column of [
    'id set default gen_random_uuid()',
    'created_at set default now()',
    'updated_at set default now()',
  ])
    await pool.query(`alter table bench_copy alter column ${column}`)
  for (const [column, value] of [
    ['kind', 'company'],
    ['status', 'active'],
  ])
    await pool.query(`alter table bench_copy alter column ${column} set default '${value}'`)
  const started = performance.now()
  await pool.query(
    `copy bench_copy (name, website, email, phone, industry, employees, site) from '${file}' csv header`,
  )
  return (performance.now() - started) / 1000
}
