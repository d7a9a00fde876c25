import { mayField, type ObjectDef, tableOf } from '#core/object.ts'
import { pen, sight } from '#core/server/rights.ts'
import { addDays } from '#core/zone.ts'
import { Account, Contact } from '../../accounts/index.ts'
import type { Asked } from './cards.ts'

/** Told this many days ahead: time enough for a card in the post. */
const DAYS = 14

type Birthday = { object: string; id: string; title: string; day: string; year: number }

/** Month and day as one number, in the form the index has. */
const monthDay = (column: string) =>
  `(extract(month from ${column})::int * 100 + extract(day from ${column})::int)`

export const birthdayIndexes = {
  contact_birthday: `create index contact_birthday on contact (owner, ${monthDay('birth_date')}) where birth_date is not null and deleted_at is null`,
  account_birthday: `create index account_birthday on account (owner, ${monthDay('birth_date')}) where birth_date is not null and deleted_at is null`,
}

/** Birthdays of contacts and persons the actor owns, soonest first. */
export async function birthdays({ ctx, day }: Asked): Promise<{ rows: Birthday[] }> {
  const objects = [Contact, Account].filter((def) => mayField(ctx.actor, def.fields.birthDate, 'read'))
  if (!objects.length) return { rows: [] }
  const days = daysFrom(day)
  const values: unknown[] = []
  const w = pen(ctx, values)
  const [me, wanted] = [w.bind(ctx.actor.id), w.bind([...days.keys()])]
  const parts = objects.map((def) => `(${birthdaySql(def, me, wanted, sight(ctx, def, 't', w))})`)
  const found = await ctx.db.query<Birthday & { mark: number }>(
    `select * from (${parts.join(' union all ')}) b order by array_position(${wanted}::int[], mark), title limit 8`,
    values,
  )
  return { rows: found.rows.map(({ mark, ...row }) => ({ ...row, day: days.get(mark)! })) }
}

const birthdaySql = (def: ObjectDef, me: string, wanted: string, seen: string | undefined) =>
  `select '${def.name}' as object, t.id, t.name as title, extract(year from t.birth_date)::int as year, ${monthDay('t.birth_date')} as mark
   from ${tableOf(def)} t where t.owner = ${me} and ${monthDay('t.birth_date')} = any(${wanted}::int[]) and t.birth_date is not null
     and t.deleted_at is null${seen ? ` and ${seen}` : ''} limit 50`

/** The coming days by month and day. Who is born on 29 February celebrates on the 28th in other years. */
export function daysFrom(day: string): Map<number, string> {
  const days = new Map<number, string>()
  for (let i = 0; i < DAYS; i++) {
    const at = addDays(day, i)
    const mark = Number(at.slice(5, 7)) * 100 + Number(at.slice(8))
    days.set(mark, at)
    if (mark === 228 && addDays(at, 1).endsWith('03-01')) days.set(229, at)
  }
  return days
}
