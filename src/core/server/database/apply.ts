import { setTimeout as wait } from 'node:timers/promises'
import type { ObjectDef } from '../../object.ts'
import { readLive } from './live.ts'
import { type Plan, plan } from './plan.ts'
import type { Pool } from './pool.ts'

/**
 * Brings the tables to what the definitions say. Safe steps run in one transaction that gives up a lock it
 * cannot have within 300 ms and tries again, so a busy table is never blocked; indexes are built beside the traffic.
 * Answers what a person must decide.
 */
export async function applyPlan(pool: Pool, objects: readonly ObjectDef[]): Promise<Plan> {
  await unlessDone(pool.query('create schema if not exists main'))
  const steps = plan(objects, await readLive(pool))
  for (let attempt = 1; steps.do.length; attempt++) {
    try {
      await pool.transaction(async (db) => {
        await db.query(`set local lock_timeout = '300ms'`)
        for (const sql of steps.do) await db.query(sql)
      })
      break
    } catch (error) {
      if (!again(error) || attempt >= 40) throw error
      await wait(50 + attempt * 20)
      steps.do = plan(objects, await readLive(pool)).do
    }
  }
  for (const sql of plan(objects, await readLive(pool)).later) await buildIndex(pool, sql)
  return steps
}

// 55P03 lock not available; 40P01 deadlock; 42P06, 42P07, 42701, 42710, 23505: another process was faster.
const again = (error: unknown) =>
  ['55P03', '40P01', '42P06', '42P07', '42701', '42710', '23505'].includes(
    (error as { code?: string }).code ?? '',
  )

// Even "if not exists" fails when another process makes the same thing at the same moment.
const unlessDone = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!again(error)) throw error
  })

async function buildIndex(pool: Pool, sql: string) {
  const name = /index(?: concurrently)? ("[^"]+")/.exec(sql)![1]!
  await pool.query(`drop index concurrently if exists ${name}`)
  await unlessDone(pool.query(sql))
}
