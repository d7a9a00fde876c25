import { type Field, isLink } from '#core/field/index.ts'
import type { Plan, PlanColumn } from '#core/transfer/plan.ts'
import type { Finding } from '#core/transfer/run.ts'
import type { Linked, WireField, WireObject } from '../kit/catalogue.ts'
import { Editor } from '../kit/Editor.tsx'
import { t } from '../kit/text.ts'
import style from './bad.module.css'
import type { BadRow } from './run.ts'

export type Word = { at: number; column: PlanColumn; field: WireField; text: string; count: number }
export type Picked = Record<string, { value: unknown; link?: Linked | null }>

export const keyOf = (word: Word) => `${word.at} ${word.text}`

type Props = { words: Word[]; picked: Picked; onPick(word: Word, picked: Picked[string]): void }

/** Names and choices nobody knows, each to be said once: "GTXPro" is the product "GTX Pro". */
export function Unknown({ words, picked, onPick }: Props) {
  if (!words.length) return null
  return (
    <section className={style.words} aria-label={t('Unknown names')}>
      <h4>{t('Names nobody knows: say what they mean, or leave them.')}</h4>
      <ul>
        {words.map((word) => (
          <li key={keyOf(word)}>
            <span>
              <b>{word.text}</b>
              <small>
                {word.column.column} · {word.count}×
              </small>
            </span>
            <span aria-hidden>{t('is')}</span>
            <Editor
              name={word.column.field!}
              field={{
                ...word.field,
                isRequired: false,
                kind: word.field.kind === 'multiChoice' ? 'choice' : word.field.kind,
              }}
              value={picked[keyOf(word)]?.value ?? null}
              included={picked[keyOf(word)]?.link}
              compact
              onChange={(value, link) => onPick(word, { value, link })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The plan with these words translated. */
export function translated(plan: Plan, words: Word[], picked: Picked): Plan {
  const columns = plan.columns.map((column, at) => {
    const mine = words.filter((word) => word.at === at && picked[keyOf(word)]?.value)
    if (!mine.length) return column
    const values = { ...column.values }
    for (const word of mine) values[word.text] = textFor(picked[keyOf(word)]!)
    return { ...column, values }
  })
  return { ...plan, columns }
}

const textFor = ({ value, link }: Picked[string]) => link?.title ?? String(value)

type Told = { def: WireObject; plan: Plan; findings: readonly Finding[] }

/** Cells complained about whose column leads to a link by name or to fixed choices. */
export function wordsOf(rows: BadRow[], { def, plan, findings }: Told): Word[] {
  const words = new Map<string, Word>()
  for (const row of rows)
    for (const { column: name } of [...row.errors, ...row.warnings]) {
      const text = (row.cells[name] ?? '').trim()
      const at = plan.columns.findIndex(
        (column) => column.column === name && isNaming(def.fields[column.field ?? ''], column),
      )
      if (!text || at < 0) continue
      const column = plan.columns[at]!
      const word = words.get(`${at} ${text}`) ?? {
        at,
        column,
        field: def.fields[column.field!]!,
        text,
        count: 0,
      }
      words.set(`${at} ${text}`, { ...word, count: word.count + 1 })
    }
  return [...words.values()]
    .map((word) => ({ ...word, count: Math.max(word.count, timesFound(word, findings)) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 50)
}

// Only the first rows are here; the findings have counted all.
const timesFound = ({ column, text }: Word, findings: readonly Finding[]) =>
  Math.max(
    0,
    ...findings
      .filter((one) => one.column === column.column && isAbout(one.message, text))
      .map((one) => one.count),
  )

const isAbout = (message: string, text: string) =>
  message.toLowerCase().startsWith(`${text.toLowerCase()} `) || message.includes(`“${text}”`)

function isNaming(field: WireField | undefined, column: PlanColumn): boolean {
  if (!field) return false
  if (isLink(field as Field)) return (column.link?.by ?? 'name') === 'name'
  return (field.kind === 'choice' || field.kind === 'multiChoice') && !field.open
}
