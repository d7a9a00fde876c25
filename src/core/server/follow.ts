import type { ObjectDef } from '../object.ts'
import { type Context, transaction } from './context.ts'
import { aftersOf, type Change } from './hooks.ts'
import { holdTree, keepTree, placed } from './tree.ts'

/**
 * Runs a write together with what follows it in one transaction: the tree is kept, then the object's rules
 * have their `after`. Where nothing follows, the write stays the one statement it is.
 */
export function followed<W extends { ids: string[] }>(
  def: ObjectDef,
  changes: readonly Change[],
): (ctx: Context, write: (ctx: Context) => Promise<W>) => Promise<W> {
  const moved = changes.filter((c) => placed(def, c))
  const steps = aftersOf(def)
    .map(({ run, waits }) => ({ run, of: changes.filter(waits) }))
    .filter(({ of }) => of.length)
  if (moved.length) steps.unshift({ run: (ctx, of) => keepTree(ctx, def, of), of: moved })
  if (!steps.length) return (ctx, write) => write(ctx)
  return (ctx, write) =>
    transaction(ctx, async (inner) => {
      if (moved.length) await holdTree(inner.db, def)
      const written = await write(inner)
      const done = new Set(written.ids)
      for (const { run, of } of steps) {
        const some = of.filter((c) => done.has(c.id))
        if (some.length) await run(inner, some)
      }
      return written
    })
}
