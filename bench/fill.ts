import type { Pool } from '#core/server/database/pool.ts'
import { accountsSql, activitiesSql, changesSql, contactsSql, dealsSql, tokensSql } from './fillSql.ts'
import { say } from './say.ts'

/** Accounts written by one statement: bounds memory and gives a sign of life. */
const CHUNK = 50_000
const tables = ['account', 'contact', 'deal', 'activity', 'change', 'search_token']

/** Writes `size` accounts with 3 contacts, 1 deal and 5 activities each; indexes come last, which is far faster. */
export async function fill(pool: Pool, size: number) {
  const indexes = await dropIndexes(pool)
  await pool.transaction(async (db) => {
    // The data is right by construction; checking every link would double the time.
    await db.query('set local session_replication_role = replica')
    for (let from = 1; from <= size; from += CHUNK) {
      const range = [from, Math.min(from + CHUNK - 1, size)]
      for (const sql of [accountsSql, contactsSql, dealsSql, activitiesSql]) await db.query(sql, range)
      for (const sql of [...tokensSql, ...changesSql]) await db.query(sql, range)
      say(`  ${range[1]!.toLocaleString('en')} of ${size.toLocaleString('en')} accounts`)
    }
  })
  await buildIndexes(pool, indexes)
  await pool.query(`select setval('deal_number_seq', $1)`, [size])
  await pool.query('vacuum analyze')
}

async function dropIndexes(pool: Pool): Promise<string[]> {
  const found = await pool.query<{ name: string; definition: string; key: string | null; table: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition,
       pg_get_constraintdef(k.oid) as key, i.indrelid::regclass::text as table
     from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype = 'p'
     where i.indrelid = any($1::regclass[])`,
    [tables],
  )
  const undo: string[] = []
  for (const { name, definition, key, table } of found.rows) {
    // Primary keys others refer to stay; those of the append-only tables are as dear as any index.
    if (key && !['change', 'search_token'].includes(table)) continue
    await pool.query(key ? `alter table ${table} drop constraint ${name}` : `drop index ${name}`)
    undo.push(key ? `alter table ${table} add constraint ${name} ${key}` : definition)
  }
  return undo
}

async function buildIndexes(pool: Pool, definitions: string[]) {
  say(`  ${definitions.length} indexes`)
  await pool.transaction(async (db) => {
    await db.query(`set local maintenance_work_mem = '1GB'`)
    for (const sql of definitions) await db.query(sql)
  })
}
