import type { Pool } from '#core/server/database/pool.ts'
import type { Ask } from './load.ts'

export type Workload = {
  name: string
  label: string
  goal: { share: number; cpu?: number }
  ours(): Ask
  floor(): Ask
  clients?: number
}

/** What is asked for: accounts the seller sees and may change, and beginnings of words. */
type Sample = { accounts: string[]; words: string[]; owner: string; team: string }

export async function takeSample(pool: Pool, size: number): Promise<Sample> {
  const seller = await pool.query<{ owner: string; team: string }>(
    `select id as owner, team from "user" where email = 'seller7@example.com'`,
  )
  const { owner, team } = seller.rows[0]!
  const accounts = await pool.query<{ id: string }>(
    'select id from account where team = $1 and id <= bench_id(1, $2) order by hashtext(id::text) limit 3000',
    [team, size],
  )
  const words = await pool.query<{ token: string }>(
    `select word as token from account a, unnest(bench_words(name)) word where a.id = any($1) and word ~ '^[a-z]{4,}$'
     group by word order by hashtext(word) limit 1000`,
    [accounts.rows.slice(0, 800).map((r) => r.id)],
  )
  return {
    accounts: accounts.rows.map((r) => r.id),
    words: words.rows.map((r) => r.token),
    owner,
    team: team,
  }
}

const q = (values: Record<string, unknown>) =>
  Object.entries(values)
    .map(([k, v]) => `${k}=${encodeURIComponent(typeof v === 'string' ? v : JSON.stringify(v))}`)
    .join('&')
const floorAsk = (name: string, ...values: unknown[]): Ask => ({
  method: 'GET',
  path: `/${name}?${encodeURIComponent(JSON.stringify(values))}`,
})
const get = (path: string): Ask => ({ method: 'GET', path: `/api/v1${path}` })

/** Deals the same row of cards to both sides. */
function cycle<T>(cards: T[]): () => T {
  let at = 0
  return () => cards[at++ % cards.length]!
}

export function workloadsOf(sample: Sample): Workload[] {
  const singles = [
    create(sample),
    read(sample),
    page(sample),
    list(),
    list(sample),
    search(sample),
    change(sample),
  ]
  return [...singles, mixed(singles)]
}

function read({ accounts }: Sample): Workload {
  const [a, b] = [cycle(accounts), cycle(accounts)]
  return {
    name: 'W2a',
    label: 'read one account',
    goal: { share: 0.6, cpu: 1.8 },
    ours: () => get(`/accounts/${a()}`),
    floor: () => floorAsk('read', b()),
  }
}

function page({ accounts }: Sample): Workload {
  const [a, b] = [cycle(accounts), cycle(accounts)]
  return {
    name: 'W2',
    label: 'the whole account page',
    goal: { share: 0.6 },
    ours: () => get(`/accounts/${a()}/page`),
    floor: () => floorAsk('page', b()),
  }
}

const columns =
  'name,types,lifecycleStage,industry,employees,annualRevenue,owner,parent,updatedAt,x_region,x_score'

const sorts: Record<string, string> = { name: 'name', annual_revenue: '-annualRevenue', industry: 'industry' }

/** Sorts by what the other workloads do not write, so that their records do not gather at the top. */
function list(sample?: Sample): Workload {
  const asked = Object.keys(sorts).flatMap((sort) =>
    [30, 45, 60].map((score) => ({ sort, score, stages: ['customer', 'repeatBuyer'] })),
  )
  const [ours, floor] = [cycle(asked), cycle(asked)]
  return {
    name: sample ? 'W3s' : 'W3',
    label: `50 of a filtered, sorted list, counted to 1,000${sample ? '; the floor selects the rows the seller sees' : ''}`,
    goal: { share: 0.6 },
    ours() {
      const { sort, score, stages } = ours()
      const filter = { lifecycleStage: { in: stages }, x_score: { from: score } }
      const rest = { limit: 50, fields: columns, include: 'owner,parent', count: 'bounded' }
      return get(`/accounts?${q({ filter, sort: sorts[sort], ...rest })}`)
    },
    floor() {
      const { sort, score, stages } = floor()
      return sample
        ? floorAsk(`seen-${sort}`, stages, score, sample.owner, sample.team)
        : floorAsk(`list-${sort}`, stages, score)
    },
  }
}

function search({ words }: Sample): Workload {
  const typed = words.map((word, i) => (i % 10 === 9 ? slip(word) : word.slice(0, 2 + (i % 7))))
  const [a, b] = [cycle(typed), cycle(typed)]
  return {
    name: 'W4',
    label: 'search as you type, one in ten mistyped',
    goal: { share: 2 },
    ours: () => get(`/search?${q({ q: a() })}`),
    floor: () => floorAsk('search', b()),
  }
}

// Two neighbouring letters swapped, past the first two.
const slip = (word: string) =>
  word.length < 5 ? word : word.slice(0, 2) + word[3] + word[2] + word.slice(4, 8)

function create({ owner, team }: Sample): Workload {
  let n = 0
  const body = () => JSON.stringify(newAccount(++n, owner, team))
  return {
    name: 'W1',
    label: 'create one account',
    goal: { share: 0.35, cpu: 3 },
    ours: () => ({ method: 'POST', path: '/api/v1/accounts', body: body() }),
    floor: () => ({ method: 'POST', path: '/create', body: body() }),
  }
}

export const newAccount = (n: number, owner: string, team: string) => ({
  name: `Benchmark ${n} Trading GmbH`,
  types: ['prospect'],
  lifecycleStage: 'qualified',
  owner,
  team,
  website: `https://www.benchmark-${n}.example`,
  email: `info@benchmark-${n}.example`,
  phone: `+49 89 ${10_000_000 + (n % 89_999_999)}`,
  billingAddress: {
    street: `Long street ${n}`,
    postalCode: String(10_000 + (n % 80_000)),
    city: 'Munich',
    country: 'DE',
  },
  industry: 'Logistics',
  employees: n % 5000,
  annualRevenue: { amount: (n % 10_000_000) * 100, currency: 'EUR' },
  tags: ['bench'],
  description: 'Asks for an offer.',
  x_region: 'North',
  x_score: n % 100,
})

function change({ accounts }: Sample): Workload {
  const [a, b] = [cycle(accounts), cycle(accounts)]
  let n = 0
  const value = () => 10_000 + (++n % 1_000_000)
  return {
    name: 'W5',
    label: 'change one field',
    goal: { share: 0.4 },
    ours: () => ({
      method: 'PATCH',
      path: `/api/v1/accounts/${a()}`,
      body: JSON.stringify({ employees: value() }),
    }),
    floor: () => ({ ...floorAsk('change', b()), method: 'PATCH', body: String(value()) }),
  }
}

// Search is left out: the floor's trigrams are so slow at a million that any mix with them would flatter us.
const shares: Record<string, number> = { W2a: 6, W2: 3, W3: 6, W5: 3, W1: 2 }

function mixed(singles: Workload[]): Workload {
  const cards = singles.flatMap((w) => Array.from({ length: shares[w.name] ?? 0 }, () => w))
  // Spread evenly: the same order for both sides, no two runs of one kind.
  const order = cards.map((w, i) => ({ w, at: (i * 7) % cards.length })).sort((x, y) => x.at - y.at)
  const [a, b] = [cycle(order), cycle(order)]
  return {
    name: 'W9',
    label: 'all but search mixed, 32 clients',
    goal: { share: 0.45 },
    clients: 32,
    ours: () => a().w.ours(),
    floor: () => b().w.floor(),
  }
}
