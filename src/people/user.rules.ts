import type { Context } from '#core/server/context.ts'
import { onWrite } from '#core/server/hooks.ts'
import { User } from './user.object.ts'

const isAdmin = (v: Record<string, unknown>) =>
  v.active !== false && ((v.roles as string[] | null) ?? []).includes('admin')

onWrite(User, {
  async refuse(ctx, drafts) {
    const demoted = drafts.filter(
      (d) => d.before && isAdmin(d.before) && !isAdmin({ ...d.before, ...d.values }),
    )
    const ids = demoted.map((d) => d.id)
    return ids.length ? lastAdmins(ctx, ids) : new Map()
  },
  keep: lastAdmins,
})

/** Those among the ids after whom no active administrator who can sign in would be left: nobody could undo it. */
async function lastAdmins(ctx: Context, ids: string[]) {
  const found = await ctx.db.query<{ id: string }>(
    `select u.id from "user" u where u.id = any($1) and 'admin' = any(u.roles) and u.active and not exists (
       select from "user" o join password p on p."user" = o.id
       where 'admin' = any(o.roles) and o.active and o.deleted_at is null and not o.id = any($1))`,
    [ids],
  )
  const last = { field: 'roles', message: 'must leave at least one active administrator' }
  return new Map(found.rows.map(({ id }) => [id, last]))
}
