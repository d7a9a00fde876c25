import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { check, sentence } from '../../check.ts'
import type { Fields } from '../../object.ts'
import { kept, label, say, word } from '../../text.ts'
import type { Prepared, Problem } from '../../transfer/cells.ts'
import { rulesOf } from '../hooks.ts'
import { mayCreate } from '../rights.ts'
import { Findings } from './findings.ts'
import { labelIn } from './links.ts'
import { matchRows } from './match.ts'
import { saveRun } from './runs.ts'
import { batches, type Stage } from './stage.ts'

export const BAD = 'bad.ndjson'

type Tally = {
  created: number
  changed: number
  rejected: number
  rows: number
  blank: Map<string, { count: number; rows: number[] }>
}

/** Reads every row as an apply would, writes nothing, and tells what it found. */
export async function checkRun(stage: Stage, alive: (rows: number) => Promise<boolean>): Promise<boolean> {
  const findings = new Findings()
  const tally: Tally = { created: 0, changed: 0, rejected: 0, rows: 0, blank: new Map() }
  const bad = await open(join(stage.folder, BAD), 'w')
  try {
    for await (const rows of batches(stage)) {
      await checkBatch(stage, rows, findings, tally)
      await bad.appendFile(rows.filter(isBad).map(badLine(stage)).join(''))
      if (!(await alive(tally.rows))) return false
    }
  } finally {
    await bad.close()
  }
  conclude(stage, findings, tally)
  const { created, changed, rejected } = tally
  return saveRun(
    stage.ctx,
    stage.run.id,
    {
      state: 'ready',
      findings: findings.list(),
      rowsTotal: tally.rows,
      rowsRead: tally.rows,
      created,
      changed,
      unchanged: 0,
      rejected,
    },
    ['checking'],
  )
}

async function checkBatch(stage: Stage, rows: Prepared[], findings: Findings, tally: Tally) {
  const { ctx, def, plan, run } = stage
  countBlanks(stage, rows, tally)
  await stage.linker.fill(ctx, rows)
  const { known, later } = await matchRows(ctx, def, plan, run.origin.namespace, rows)
  const fresh = rows.filter((row) => !known.has(row) && !later.includes(row))
  await rulesOf(def).fill?.(
    ctx,
    fresh.map((row) => row.values),
  )
  for (const row of rows) {
    requireFields(stage, row, fresh.includes(row))
    tally.rows++
    if (row.errors.length) tally.rejected++
    else if (known.has(row) || later.includes(row)) tally.changed++
    else tally.created++
    for (const { column, message } of row.errors) findings.add('error', column, message, row.row)
    for (const { column, message } of row.warnings) findings.add('warning', column, message, row.row)
  }
}

/** What the store would say of the record, in the words of the file's columns. */
function requireFields({ ctx, def, plan }: Stage, row: Prepared, creating: boolean) {
  const { values, mistakes } = check(def, row.values, { creating, actor: ctx.actor })
  for (const mistake of mistakes) {
    const column = plan.columns.find((c) => c.field === mistake.field)?.column ?? ''
    if (!row.errors.some((e) => e.column === column && column))
      row.errors.push({ column, message: sentence(def, mistake) })
  }
  if (creating && !mistakes.length && !mayCreate(ctx, def, values))
    row.errors.push({
      column: '',
      message: say('You may not create such {objects}', { objects: word(def.labels[1]) }),
    })
}

// Most rows naming a record and some not is worth a look; a column that is mostly empty is meant to be.
function countBlanks({ def, plan, table }: Stage, rows: readonly Prepared[], tally: Tally) {
  for (const [i, name] of table.columns.entries()) {
    const planned = plan.columns.find(
      (c) => c.column === name && c.field && (def.fields as Fields)[c.field]?.target,
    )
    if (!planned) continue
    const blank = tally.blank.get(name) ?? { count: 0, rows: [] }
    tally.blank.set(name, blank)
    for (const row of rows) {
      if (row.cells[i]?.trim()) continue
      blank.count++
      if (blank.rows.length < 5) blank.rows.push(row.row)
    }
  }
}

function conclude({ ctx, def, plan, linker }: Stage, findings: Findings, tally: Tally) {
  for (const [column, { count, rows }] of tally.blank) {
    if (count === 0 || count * 2 > tally.rows) continue
    for (const [i, row] of rows.entries())
      findings.add(
        'note',
        column,
        say('{column} is empty', { column }),
        row,
        i === 0 ? count - rows.length + 1 : 1,
      )
  }
  for (const [object, names] of linker.toMake) {
    const target = ctx.catalogue.get(object)
    findings.add(
      'note',
      undefined,
      say('{count} {objects} will be made: {names}', {
        count: names.size.toLocaleString('en'),
        objects: label(target.labels[names.size === 1 ? 0 : 1]),
        names: some(names),
      }),
      undefined,
      names.size,
    )
  }
  const made = plan.columns.filter((c) => c.field?.startsWith('new '))
  if (made.length && !ctx.actor.roles.includes('admin'))
    findings.add(
      'error',
      undefined,
      say('Only an administrator may add fields; leave out {columns} or ask one', {
        columns: made.map((c) => c.column).join(', '),
      }),
    )
  for (const column of made)
    findings.add(
      'note',
      column.column,
      say('A field "{field}" will be added', { field: label(labelIn(def, column.field!)) }),
      undefined,
      1,
    )
}

function some(names: Set<string>): string {
  const shown = [...names].slice(0, 5)
  return shown.join(', ') + (names.size > 5 ? ' …' : '')
}

const isBad = (row: Prepared) => row.errors.length > 0 || row.warnings.length > 0

const badLine =
  ({ table }: Stage) =>
  ({ row, cells, errors, warnings }: Prepared) =>
    `${JSON.stringify({ row, cells: named(table.columns, cells), errors: errors.map(keep), warnings: warnings.map(keep) })}\n`

const keep = ({ column, message }: Problem) => ({ column, ...kept(message) })

export const named = (columns: readonly string[], cells: readonly string[]) =>
  Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
