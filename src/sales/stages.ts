import type { Context } from '#core/server/context.ts'

export type StageLine = {
  id: string
  name: string
  pipeline: string
  position: number
  probability: number | null
  outcome: 'open' | 'won' | 'lost'
  rotDays: number | null
  required: string[]
}

/** All stages, those of the default pipeline first and in their order. */
export async function stagesOf(ctx: Context): Promise<StageLine[]> {
  const found = await ctx.db.query<StageLine>(
    `select s.id, s.name, s.pipeline, s.position, s.probability, s.outcome, s.rot_days as "rotDays",
       coalesce(s.required_fields, '{}') as required
     from stage s join pipeline p on p.id = s.pipeline where s.deleted_at is null and p.deleted_at is null
     order by p.is_default desc nulls last, p.position, p.id, s.position, s.id limit 1000`,
  )
  return found.rows
}

export const stagesById = async (ctx: Context) => new Map((await stagesOf(ctx)).map((s) => [s.id, s]))
