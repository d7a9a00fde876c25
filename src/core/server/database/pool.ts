import pg from 'pg'

/**
 * A statement is planned once per connection, whatever its values. That is right where they are ids; where
 * they decide how much is found, as in a list's filter, `anew` has it planned for the values at hand.
 */
type How = 'anew'

/** What runs SQL: the pool, or one connection inside a transaction. */
export type Db = {
  query<R = Record<string, any>>(
    text: string,
    values?: readonly unknown[],
    how?: How,
  ): Promise<{ rows: R[]; rowCount: number | null }>
  /** Runs `work` on one connection between begin and commit; inside a transaction it simply joins it. */
  transaction<R>(work: (db: Db) => Promise<R>): Promise<R>
  /** Runs `work` so that its failure undoes only itself: inside a transaction that takes a savepoint. */
  attempt<R>(work: () => Promise<R>): Promise<R>
}

export type Pool = Db & {
  /** Statements sent so far; tests gate statements per request on it. */
  readonly sent: { count: number; watch?: (text: string, values: readonly unknown[]) => void }
  connect(): Promise<pg.PoolClient>
  close(): Promise<void>
}

// Counts and keys fit a double; as text they would need converting at every use.
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)

// User-made filters have endless shapes; each connection remembers only the first few hundred.
const NAMED = 400
const names = new Map<string, string>()

function named(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= NAMED) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

export function openPool(url: string, options: { max?: number; schema?: string } = {}): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 12,
    options: `-c search_path=${options.schema ?? 'main'} -c timezone=UTC -c jit=off -c idle_in_transaction_session_timeout=60000`,
  })
  // An idle connection that breaks is replaced at next use; without a listener it would end the process.
  pool.on('error', () => {})
  const sent: Pool['sent'] = { count: 0 }
  const run: Run = (client, text, values = [], how) => {
    sent.count++
    sent.watch?.(text, values)
    return client.query({ name: how ? undefined : named(text), text, values: values as unknown[] }) as any
  }
  return {
    sent,
    query: (text, values, how) => run(pool, text, values, how),
    transaction: (work) => inTransaction(pool, run, work),
    attempt: (work) => work(),
    connect: () => pool.connect(),
    close: () => pool.end(),
  }
}

type Run = (
  client: pg.Pool | pg.PoolClient,
  text: string,
  values?: readonly unknown[],
  how?: How,
) => Promise<any>

async function inTransaction<R>(pool: pg.Pool, run: Run, work: (db: Db) => Promise<R>): Promise<R> {
  const client = await pool.connect()
  const db: Db = {
    query: (text, values, how) => run(client, text, values, how),
    transaction: (inner) => inner(db),
    attempt: (inner) => withSavepoint(db, inner),
  }
  try {
    await client.query('begin')
    const result = await work(db)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    const broken = await client.query('rollback').then(
      () => undefined,
      (e: Error) => e,
    )
    client.release(broken)
    throw error
  }
}

async function withSavepoint<R>(db: Db, work: () => Promise<R>): Promise<R> {
  await db.query('savepoint attempt')
  try {
    const result = await work()
    await db.query('release savepoint attempt')
    return result
  } catch (error) {
    await db.query('rollback to savepoint attempt')
    throw error
  }
}
