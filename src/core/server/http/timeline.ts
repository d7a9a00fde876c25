import { z } from 'zod'
import { timeline } from '../timeline/timeline.ts'
import { route } from './route.ts'

const MAX = 200
const moment = z.iso.datetime({ offset: true })
const yes = z.enum(['true', 'false']).transform((value) => value === 'true')

const query = z
  .object({
    kinds: z
      .string()
      .max(500)
      .transform((text) => text.split(',').filter(Boolean))
      .optional()
      .meta({
        description:
          'Names separated by commas: kinds of activities, objects such as deal or file, and change for what changed in the record itself',
      }),
    who: z.uuid().optional().meta({ description: 'A colleague or contact who did it or took part' }),
    from: moment.optional(),
    to: moment.optional(),
    q: z.string().max(200).optional().meta({ description: 'Words the entry contains' }),
    tree: yes.optional().meta({ description: 'With the records below it in its tree' }),
    cursor: z
      .string()
      .max(400)
      .optional()
      .meta({ description: 'Of a page or an entry, or a moment; begins after it' }),
    newer: yes.optional().meta({ description: 'Walks from the cursor towards the present' }),
    limit: z.coerce.number().int().min(1).max(MAX).default(50),
  })
  .strict()

const linked = z.object({ id: z.string(), object: z.string(), title: z.string().nullable() })
const row = z.looseObject({ id: z.string() })
const entry = z.object({
  id: z.string(),
  at: z.string(),
  type: z.enum(['record', 'change']),
  object: z.string(),
  record: z.string(),
  node: z.string().meta({ description: 'The record of the tree it hangs on' }),
  cursor: z.string(),
  entry: z
    .object({
      row,
      texts: z.record(z.string(), z.string().nullable()),
      cut: z.array(z.string()).meta({ description: 'Texts of which this is only the beginning' }),
      people: z.array(row).nullable(),
      files: z.array(row).nullable(),
    })
    .optional(),
  change: z
    .object({
      subject: row.nullable(),
      kind: z.enum(['created', 'changed', 'deleted', 'restored']),
      version: z.number(),
      cause: z.looseObject({ kind: z.string() }).nullable(),
      actor: linked.nullable(),
      changes: z.record(z.string(), z.array(z.unknown())),
    })
    .optional(),
})

export const timelineRoute = route({
  method: 'GET',
  path: '/:plural/:id/timeline',
  summary: 'What happened, newest first',
  query,
  answer: z.object({
    data: z.array(entry),
    linked: z
      .record(z.string(), linked)
      .meta({ description: 'Names of records that changes speak of, by id' }),
    nextCursor: z.string().nullable(),
  }),
  run: async ({ ctx, def, params, query }) => timeline(ctx, def, params.id!, query),
})
