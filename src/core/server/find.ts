import { fieldOf, mayField, type ObjectDef, tableOf } from '../object.ts'
import type { Writing } from '../where.ts'
import type { Context } from './context.ts'
import { may, pen, sight } from './rights.ts'
import { hidesWords, prefixEnd, textSql, typedWords } from './search.ts'
import { wireOf } from './select.ts'
import { nearWords } from './typo.ts'

export type Hit = { object: string; id: string; title: string; subtitle: string | null }

/** Tokens looked at for one word: bounds the work of a two-letter prefix that a million records share. */
const CANDIDATES = 400

/**
 * Records of all objects the actor may see whose words begin with those typed. When nothing is found, words
 * that differ by a slip of the finger are tried.
 */
export async function find(ctx: Context, q: string, limit: number, object?: string): Promise<Hit[]> {
  const typed = typedWords(q)
  const objects = ctx.catalogue.objects.filter(
    (def) => (object ? def.name === object : def.nav) && may(ctx, def, 'read'),
  )
  if (!typed.length || !objects.length) return []
  const hits = await findWords(ctx, objects, typed, limit)
  if (hits.length) return hits
  const mended = await nearWords(ctx, typed)
  return mended ? findWords(ctx, objects, mended, limit) : []
}

async function findWords(ctx: Context, objects: ObjectDef[], typed: string[], limit: number): Promise<Hit[]> {
  const values: unknown[] = []
  const w = pen(ctx, values)
  // The rarest word narrows most; the others are looked up in what it found.
  const [head, ...others] = await rarestFirst(ctx, typed)
  const [from, to] = [w.bind(head), w.bind(prefixEnd(head!))]
  const names = w.bind(objects.map((o) => o.name))
  const max = w.bind(limit)
  const candidates = `select s.object, s.record, (s.token = ${from}) as whole from search_token s
    where s.token >= ${from} and s.token < ${to} and s.object = any(${names}) order by s.token limit ${others.length ? CANDIDATES * 5 : CANDIDATES}`
  const parts = objects.map(
    (def) => `(${hitSql(ctx, def, hidesWords(def, ctx.actor) ? typed : others, w)} limit ${max})`,
  )
  const sql = `with c as materialized (${candidates}), n as materialized (select object, record, bool_or(whole) as whole from c group by 1, 2)
    select object, id, title, subtitle from (${parts.join(' union all ')}) h order by whole desc, rank, length(title), title limit ${max}`
  return (await ctx.db.query<Hit>(sql, values)).rows
}

async function rarestFirst(ctx: Context, typed: string[]): Promise<string[]> {
  if (typed.length < 2) return typed
  const values = typed.flatMap((word) => [word, prefixEnd(word)])
  const counts = typed.map(
    (_, i) =>
      `(select count(*) from (select from search_token where token >= $${2 * i + 1} and token < $${2 * i + 2} limit ${CANDIDATES * 5}) w${i})`,
  )
  const found = await ctx.db.query<{ n: number[] }>(`select array[${counts.join(', ')}]::int[] as n`, values)
  const { n } = found.rows[0]!
  const order = typed.map((word, i) => ({ word, n: n[i]! }))
  return order.sort((a, b) => a.n - b.n || b.word.length - a.word.length).map(({ word }) => word)
}

const told = ['email', 'phone', 'url', 'text']

function hitSql(ctx: Context, def: ObjectDef, words: string[], w: Writing): string {
  const seen = sight(ctx, def, 't', w)
  const title = wireOf(def.title, fieldOf(def, def.title)!, 't')
  const second = def.list.columns.find(
    (n) =>
      n !== def.title &&
      told.includes(fieldOf(def, n)!.kind) &&
      mayField(ctx.actor, fieldOf(def, n)!, 'read'),
  )
  // Read only for the few hundred candidates.
  const others = words.map((word) => ` and ${textSql(def, ctx.actor, 't', word, w)}`).join('')
  const subtitle = second ? wireOf(second, fieldOf(def, second)!, 't') : 'null::text'
  return `select '${def.name}' as object, t.id, ${title} as title, ${subtitle} as subtitle, n.whole, ${def.nav?.order ?? 99} as rank
    from n join ${tableOf(def)} t on t.id = n.record where n.object = '${def.name}' and t.deleted_at is null${others}${seen ? ` and ${seen}` : ''}`
}
