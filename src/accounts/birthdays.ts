import { nextAnniversary } from '#core/anniversary.ts'
import type { Context } from '#core/server/context.ts'

const MANY = 5000

/**
 * Moves birthdays that are over to next year. It follows from the date of birth and the calendar, so it is
 * written past the store: nobody changed the contact.
 */
export async function renewBirthdays(ctx: Context) {
  const today = ctx.now.toISOString().slice(0, 10)
  for (let moved = MANY; moved === MANY; ) {
    const over = await ctx.db.query<{ id: string; born: string }>(
      `(select id, birth_date::text as born from contact where next_birthday < $1 and deleted_at is null limit ${MANY})
       union all (select id, birth_date::text from contact where next_birthday is null and birth_date is not null and deleted_at is null limit ${MANY})
       limit ${MANY}`,
      [today],
    )
    moved = over.rows.length
    const next = over.rows.map(({ id, born }) => ({ id, next: born ? nextAnniversary(born, today) : null }))
    await ctx.db.query(
      `update contact c set next_birthday = n.next from json_to_recordset($1::json) as n(id uuid, next date) where c.id = n.id`,
      [JSON.stringify(next)],
    )
  }
}
