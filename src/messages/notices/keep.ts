import type { App } from '#core/server/app.ts'

/** Notices put away are kept for a month, others for half a year. */
export const keepNotices = (app: App) => async () => {
  await app.pool.query(
    `delete from notice where at < $1::timestamptz - interval '180 days' or (done_at is not null and at < $1::timestamptz - interval '30 days')`,
    [app.now()],
  )
}
