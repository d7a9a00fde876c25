import { type Field, type KindName, kindOf, type Reading } from '../field/index.ts'
import { readDate } from '../field/time.ts'
import type { ColumnProfile } from './plan.ts'

const SAMPLES = 5
/** Values kept to offer a translation of choices. */
const VALUES = 60
const DISTINCT = 2000

/** Looks at the cells of one column, one after the other, and says what they are. Keeps only counts. */
export class Profiler {
  private filled = 0
  private longest = 0
  private lines = false
  private repeats = false
  private most = 0
  private readonly samples = new Set<string>()
  private readonly distinct = new Set<string>()
  private readonly hits = { email: 0, url: 0, phone: 0, yesNo: 0, number: 0, money: 0, date: 0, time: 0 }
  private readonly figures = { decimals: 0, comma: 0, point: 0, commaOnly: 0, pointOnly: 0, leadingZero: 0 }
  // Whether every date so far can be read day first, and whether every one can be read month first.
  private readonly order = { dayFirst: true, monthFirst: true }
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  add(cell: string) {
    // PostgreSQL takes the zero character in no text, JSON included.
    const text = cell.replaceAll('\u0000', '').trim()
    if (!text) return
    this.filled++
    this.longest = Math.max(this.longest, text.length)
    if (this.samples.size < SAMPLES) this.samples.add(text.slice(0, 200))
    if (this.distinct.size <= DISTINCT) {
      if (this.distinct.has(text)) this.repeats = true
      this.distinct.add(text)
    }
    if (text.includes('\n')) this.lines = true
    if (text.length <= 300) this.test(text)
  }

  private test(text: string) {
    const { hits } = this
    if (/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}$/.test(text)) hits.email++
    else if (
      /^(https?:\/\/|www\.)\S+\.\S+$/i.test(text) ||
      /^[\w-]+(\.[\w-]+)*\.(com|org|net|io|de|eu|co|uk)(\/\S*)?$/i.test(text)
    )
      hits.url++
    if (/^(yes|no|true|false|y|n|ja|nein)$/i.test(text)) hits.yesNo++
    if (/^[+(]?[\d][\d\s().\-/x#ext]{6,24}$/i.test(text) && /[\s()\-/.]|^\+/.test(text)) hits.phone++
    this.testDate(text)
    this.testNumber(text)
  }

  private testDate(text: string) {
    const timed = /[T ]\d{1,2}:\d{2}/.test(text)
    const both = [true, false].map((dayFirst) => !('error' in readDate(text, { dayFirst })))
    if (!/^\d{8}$/.test(text) && /\D/.test(text) && (both[0] || both[1])) {
      this.hits.date++
      if (timed && !/[T ]0?0:00(:00(\.0+)?)?(Z)?$/.test(text)) this.hits.time++
      if (!both[0]) this.order.dayFirst = false
      if (!both[1]) this.order.monthFirst = false
      if (/^\d{1,2}\.\d/.test(text)) this.order.monthFirst = false
    }
  }

  private testNumber(text: string) {
    const { figures } = this
    const plain = text.replace(/^\(|\)$|[\s'\u00a0\u202f]/g, '').replace(/^[-+]/, '')
    const bare = plain.replace(/^\p{Sc}|\p{Sc}$|%$|^[A-Z]{3}(?=\d)|(?<=\d)[A-Z]{3}$/gu, '')
    if (!/^\d[\d.,]*$/.test(bare)) return
    this.hits.number++
    if (bare !== plain && !plain.endsWith('%')) this.hits.money++
    this.most = plain.endsWith('%') ? 100 : Math.max(this.most, Number(bare.replace(',', '.')) || 0)
    if (/^0\d/.test(bare)) figures.leadingZero++
    const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')]
    if (comma > point && point >= 0) figures.comma++
    else if (point > comma && comma >= 0) figures.point++
    else if (comma >= 0) figures.commaOnly += /,\d{3}$/.test(bare) || /,.*,/.test(bare) ? 0 : 1
    else if (point >= 0) figures.pointOnly += /\..*\./.test(bare) ? 0 : 1
    const last = Math.max(comma, point)
    if (last >= 0 && bare.length - last - 1 !== 3)
      figures.decimals = Math.max(figures.decimals, bare.length - last - 1)
  }

  answer(): ColumnProfile {
    return {
      name: this.name,
      samples: [...this.samples],
      filled: this.filled,
      longest: this.longest,
      decimals: this.figures.decimals,
      most: this.most,
      unique: this.filled > 0 && !this.repeats,
      values: this.distinct.size <= VALUES ? [...this.distinct] : [],
      kind: this.kind(),
      reading: this.reading(),
    }
  }

  /** The kind a field made for this column should have: the narrowest every cell fits, else text. */
  private kind(): KindName {
    const { hits, filled } = this
    const all = (n: number) => filled > 0 && n === filled
    if (all(hits.email)) return 'email'
    if (all(hits.url)) return 'url'
    if (all(hits.yesNo) && this.distinct.size <= 2) return 'yesNo'
    if (all(hits.date) && (this.order.dayFirst || this.order.monthFirst))
      return hits.time ? 'dateTime' : 'date'
    // An identifier such as 00042 is no number: the zeros would be lost.
    if (all(hits.number) && !this.figures.leadingZero && this.longest <= 15)
      return all(hits.money) ? 'money' : 'number'
    if (all(hits.phone)) return 'phone'
    return this.lines || this.longest > 900 ? 'longText' : 'text'
  }

  private reading(): Reading {
    const how: Reading = {}
    if (this.hits.date && this.order.dayFirst !== this.order.monthFirst) how.dayFirst = this.order.dayFirst
    const { comma, point, commaOnly, pointOnly } = this.figures
    if (comma + commaOnly > 0 && point + pointOnly === 0) how.decimalComma = true
    else if (point + pointOnly > 0 && comma + commaOnly === 0) how.decimalComma = false
    return how
  }
}

/** Whether the samples of a column can be read as this field, and how sure that makes a guess. */
export function fits(profile: ColumnProfile, field: Field): boolean {
  if (isFraction(profile, field)) return true
  if (!profile.samples.length || field.target || field.kind === 'choice' || field.kind === 'multiChoice')
    return true
  const kind = kindOf(field)
  const good = profile.samples.filter((text) => !('error' in kind.read(text, field, profile.reading)))
  return good.length * 2 > profile.samples.length
}

/** Whether a column keeps shares as fractions of one, as sheets do with what they show as 25 %. */
export const isFraction = (profile: ColumnProfile, field: Field) =>
  field.kind === 'percent' && profile.decimals > 0 && profile.most <= 1
