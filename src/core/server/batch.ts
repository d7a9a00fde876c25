import { check, type Mistake, sentence } from '../check.ts'
import type { ObjectDef } from '../object.ts'
import { say, word } from '../text.ts'
import type { Context } from './context.ts'
import { followed } from './follow.ts'
import { type Draft, rulesOf, type Values } from './hooks.ts'
import { cleanTexts } from './html.ts'
import type { Clash } from './merge.ts'
import { constraintMistake } from './mistakes.ts'
import { Refusal } from './refusal.ts'
import { mayCreate } from './rights.ts'
import { tokensOf } from './search.ts'
import { circles } from './tree.ts'
import { insertLines, type Line, toColumns, type Written } from './write.ts'

/** What became of one record of a batch. `json` is its wire form where it was asked for, `clashes` what others wrote. */
export type Result = {
  index: number
  status: 'created' | 'updated' | 'unchanged' | 'deleted' | 'restored' | 'failed'
  id?: string
  errors?: Mistake[]
  json?: string
  clashes?: Clash[]
}

export const MAX_BATCH = 10_000
const CHUNK = 2_500

export const failed = (index: number, errors: Mistake[], id?: string): Result => ({
  index,
  status: 'failed',
  errors,
  ...(id && { id }),
})

type Ready = { index: number; draft: Draft }

/**
 * Creates records: completes, checks, judges rights, derives and writes them, each answered on its own.
 * Good ones are written although others fail. `answer` asks for the wire form.
 */
export async function insertAll(
  ctx: Context,
  def: ObjectDef,
  inputs: Values[],
  answer = false,
): Promise<Result[]> {
  const results: Result[] = []
  const rules = rulesOf(def)
  const given = inputs.map((input) => ({ ...input }))
  await rules.fill?.(ctx, given)
  const ready: Ready[] = []
  given.forEach((input, index) => {
    const checked = check(def, input, howOf(ctx, true))
    if (checked.mistakes.length) results.push(failed(index, checked.mistakes))
    else if (!mayCreate(ctx, def, checked.values))
      results.push(
        failed(index, [
          { field: '', message: say('You may not create such {objects}', { objects: word(def.labels[1]) }) },
        ]),
      )
    else ready.push({ index, draft: { id: ctx.newId(), values: checked.values } })
  })
  const fit = await judge(ctx, def, ready, results)
  for (let i = 0; i < fit.length; i += CHUNK)
    results.push(...(await insertChunk(ctx, def, fit.slice(i, i + CHUNK), answer)))
  ctx.wrote()
  return results.sort((a, b) => a.index - b.index)
}

/** How the values of a record are checked for whoever writes. */
export const howOf = ({ actor, settings, internal }: Context, creating: boolean) => ({
  ...{ creating, actor, internal },
  reading: settings,
})

/** Derives values and sorts out drafts the object's own rules refuse. */
export async function judge(
  ctx: Context,
  def: ObjectDef,
  ready: Ready[],
  results: Result[],
): Promise<Ready[]> {
  const rules = rulesOf(def)
  const drafts = ready.map((r) => r.draft)
  await rules.derive?.(ctx, drafts)
  await cleanTexts(
    def,
    drafts.map((draft) => draft.values),
  )
  const refused = new Map<string, Mistake>(def.tree ? await circles(ctx, def, drafts) : [])
  for (const [id, mistake] of (await rules.refuse?.(ctx, drafts)) ?? []) refused.set(id, mistake)
  if (!refused.size) return ready
  return ready.filter(({ index, draft }) => {
    const mistake = refused.get(draft.id)
    if (mistake) results.push(failed(index, [mistake], draft.before ? draft.id : undefined))
    return !mistake
  })
}

async function insertChunk(ctx: Context, def: ObjectDef, ready: Ready[], answer: boolean): Promise<Result[]> {
  const lines = ready.map(({ draft }) => ({
    id: draft.id,
    columns: toColumns(def, draft.values),
    added: tokensOf(def, draft.values),
  }))
  const changes = ready.map(({ draft: { id, values } }) => ({
    id,
    after: values,
    changed: Object.keys(values),
  }))
  const together = followed<Written>(def, changes)
  const outcome = await halving(ctx, def, lines, (some) =>
    together(ctx, (inner) => insertLines(inner, def, some, answer)),
  )
  return ready.map(({ index, draft }) => outcome.of(draft.id, index, 'created'))
}

export type Outcome = { of(id: string, index: number, status: Result['status']): Result }

/**
 * Writes lines together; when one offends, halves them until the offender stands alone, so that one bad
 * record never costs the others.
 */
export async function halving(
  ctx: Context,
  def: ObjectDef,
  lines: Line[],
  write: (lines: Line[]) => Promise<Written>,
): Promise<Outcome> {
  const done = new Map<string, string | null>()
  const wrong = new Map<string, Mistake[]>()
  const go = async (some: Line[]): Promise<void> => {
    if (!some.length) return
    const written = await tryWrite(ctx, def, some, write)
    if ('mistake' in written) {
      if (some.length === 1) return void wrong.set(some[0]!.id, [written.mistake])
      await go(some.slice(0, some.length >> 1))
      return go(some.slice(some.length >> 1))
    }
    written.ids.forEach((id, i) => {
      done.set(id, written.json[i] ?? null)
    })
    if (!written.bad.length) return
    for (const { id, field } of written.bad)
      wrong.set(id, [
        ...(wrong.get(id) ?? []),
        { field, message: 'points at a record that is gone or not for you to see' },
      ])
    return go(some.filter((l) => !wrong.has(l.id)))
  }
  await go(lines)
  return {
    of: (id, index, status) => {
      const mistakes = wrong.get(id)
      if (mistakes) return failed(index, mistakes)
      return done.has(id)
        ? { index, status, id, ...(done.get(id) && { json: done.get(id)! }) }
        : failed(index, [raced])
    },
  }
}

export const stale: Mistake = {
  field: 'version',
  message: 'is out of date: someone else changed the record meanwhile',
}
/** Changed between our own reading and writing, which a further try may mend. */
export const raced: Mistake = { ...stale }

async function tryWrite(
  ctx: Context,
  def: ObjectDef,
  lines: Line[],
  write: (lines: Line[]) => Promise<Written>,
): Promise<Written | { mistake: Mistake }> {
  try {
    return await ctx.db.attempt(() => write(lines))
  } catch (error) {
    const mistake = mistakeIn(error) ?? constraintMistake(def, error)
    if (!mistake) throw error
    return { mistake }
  }
}

// What follows a write may turn out wrong only then, and is a mistake of the record like any other.
const mistakeIn = (error: unknown) =>
  error instanceof Refusal && error.status === 422 ? error.mistakes[0] : undefined

/** All mistakes as one sentence each, for people. */
export const tellMistakes = (def: ObjectDef, mistakes: readonly Mistake[]) =>
  mistakes.map((m) => sentence(def, m)).reduce((before, next) => say('{before}. {next}', { before, next }))
