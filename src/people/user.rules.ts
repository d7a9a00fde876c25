import { onWrite } from '#core/server/hooks.ts'
import { User } from './user.object.ts'

const isAdmin = (v: Record<string, unknown>) =>
  v.active !== false && ((v.roles as string[] | null) ?? []).includes('admin')

onWrite(User, {
  async refuse(ctx, drafts) {
    const demoted = drafts.filter(
      (d) => d.before && isAdmin(d.before) && !isAdmin({ ...d.before, ...d.values }),
    )
    if (!demoted.length) return new Map()
    const ids = demoted.map((d) => d.id)
    const others = await ctx.db.query(
      `select from "user" u join password p on p."user" = u.id where 'admin' = any(u.roles) and u.active and u.deleted_at is null and not u.id = any($1) limit 1`,
      [ids],
    )
    // Nobody could undo it.
    const last = { field: 'roles', message: 'must leave at least one active administrator' }
    return new Map(others.rows.length ? [] : ids.map((id) => [id, last]))
  },
})
