import { z } from 'zod'
import { listQuery } from '../http/records.ts'
import { type Call, route } from '../http/route.ts'
import { exportRecords } from './export.ts'

const exportBody = z
  .object({
    format: z.enum(['csv', 'xlsx']).default('csv'),
    sort: z.string().max(200).optional(),
    fields: z.array(z.string()).max(500).optional(),
    deleted: z.boolean().optional(),
    ids: z.array(z.uuid()).min(1).max(10_000),
  })
  .strict()
const exportQuery = listQuery
  .pick({ filter: true, q: true, sort: true, fields: true, deleted: true })
  .extend({ format: z.enum(['csv', 'xlsx']).default('csv') })

export const exportRoutes = [
  route({
    method: 'GET',
    path: '/:plural/export',
    summary: 'Download as CSV or Excel',
    query: exportQuery,
    answer: 'file',
    run: download,
  }),
  route({
    method: 'POST',
    path: '/:plural/export',
    summary: 'Download picked records as CSV or Excel',
    body: exportBody,
    answer: 'file',
    run: ({ body, ...call }) => download({ ...call, body, query: { ...body, filter: picked(body.ids) } }),
  }),
]

// A filter takes a thousand values at most.
const picked = (ids: string[]) => ({
  any: Array.from({ length: Math.ceil(ids.length / 1000) }, (_, i) => ({
    id: { in: ids.slice(i * 1000, (i + 1) * 1000) },
  })),
})

async function download({ ctx, def, query, reply, app }: Call) {
  const content = await exportRecords(ctx, def, query)
  attach(reply, `${def.labels[1]} ${app.now().toISOString().slice(0, 10)}.${query.format}`, query.format)
  return content
}

/** Has the browser save the answer under a name. */
export function attach(reply: Call['reply'], name: string, format: 'csv' | 'xlsx') {
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  reply.header('cache-control', 'no-store')
  reply.type(
    format === 'csv'
      ? 'text/csv; charset=utf-8'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
}
