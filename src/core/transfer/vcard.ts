import type { TextTable } from './tree.ts'
import { type Property, parts, plainValue, readCards } from './vcardLines.ts'

type Cells = Map<string, string>
type Way = { value: string; label: string }

/** A vCard file as a table, one card a row. What appears several times gets as many columns as the fullest card needs. */
export function readVcards(name: string, text: string): TextTable {
  const rows = readCards(text).map(cellsOf)
  const seen = new Set(rows.flatMap((row) => [...row.keys()]))
  const columns = [...first, ...[...seen].filter((column) => !first.includes(column)).sort(byNumber)].filter(
    (c) => seen.has(c) || c === 'Full name' || c === 'Revision',
  )
  return { name, columns, rows: rows.map((row) => columns.map((column) => row.get(column) ?? '')) }
}

const first = [
  'Full name',
  'Prefix',
  'First name',
  'Middle name',
  'Last name',
  'Suffix',
  'Nickname',
  'Organisation',
  'Department',
  'Job title',
  'Role',
  'E-mail 1',
  'Phone 1',
  'Mobile 1',
]
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

const single: Record<string, string> = {
  FN: 'Full name',
  NICKNAME: 'Nickname',
  TITLE: 'Job title',
  ROLE: 'Role',
  BDAY: 'Birthday',
  ANNIVERSARY: 'Anniversary',
  NOTE: 'Note',
  UID: 'UID',
  REV: 'Revision',
  PRODID: 'Product id',
  LANG: 'Language',
  GENDER: 'Gender',
  KIND: 'Kind',
  TZ: 'Time zone',
  GEO: 'Position',
  SOURCE: 'Source address',
}
const skipped = new Set([
  'VERSION',
  'X-ABLABEL',
  'AGENT',
  'N',
  'ORG',
  'EMAIL',
  'TEL',
  'ADR',
  'URL',
  'IMPP',
  'X-SOCIALPROFILE',
  'CATEGORIES',
  'PHOTO',
  'LOGO',
  'SOUND',
  'KEY',
  'LABEL',
])

function cellsOf(card: Property[]): Cells {
  const cells: Cells = new Map()
  const labels = new Map(
    card
      .filter((p) => p.name === 'X-ABLABEL')
      .map((p) => [p.group, plainValue(p.value).replace(/^_\$!<|>!\$_$/g, '')]),
  )
  nameAndWork(card, cells)
  reach(card, labels, cells)
  places(card, labels, cells)
  for (const p of card) {
    if (single[p.name])
      add(
        cells,
        single[p.name]!,
        p.name === 'BDAY' || p.name === 'ANNIVERSARY' ? day(p.value) : plainValue(p.value),
      )
    else if (!skipped.has(p.name)) add(cells, p.name, plainValue(p.value))
    else if (/^(PHOTO|LOGO|SOUND|KEY)$/.test(p.name)) add(cells, titleCase(p.name), media(p))
  }
  return cells
}

function nameAndWork(card: Property[], cells: Cells) {
  const n = card.find((p) => p.name === 'N')
  const names = ['Last name', 'First name', 'Middle name', 'Prefix', 'Suffix']
  for (const [i, part] of n ? parts(n.value).entries() : [])
    if (names[i]) add(cells, names[i], part.replace(/,(?=\S)/g, ', '))
  for (const p of card.filter((one) => one.name === 'ORG')) {
    const [organisation, ...units] = parts(p.value)
    add(cells, 'Organisation', organisation ?? '')
    add(cells, 'Department', units.filter(Boolean).join(', '))
  }
  const categories = card.filter((p) => p.name === 'CATEGORIES').flatMap((p) => parts(p.value, ','))
  if (categories.length) cells.set('Categories', categories.filter(Boolean).join('; '))
}

function reach(card: Property[], labels: Map<string, string>, cells: Cells) {
  const ways = (name: string) =>
    card
      .filter((p) => p.name === name)
      .map((p) => ({
        value: plainValue(p.value)
          .replace(/^(tel|mailto):/i, '')
          .trim(),
        label: labelOf(p, labels),
        preferred: isPreferred(p),
      }))
      .filter((w) => w.value)
      .sort((a, b) => Number(b.preferred) - Number(a.preferred))
  const phones = ways('TEL')
  const mobile = phones.filter((w) => /cell|mobile|iphone/i.test(w.label))
  const others = phones
    .filter((w) => !mobile.includes(w))
    .sort((a, b) => Number(/fax|pager/i.test(a.label)) - Number(/fax|pager/i.test(b.label)))
  number(cells, 'E-mail', ways('EMAIL'))
  number(cells, 'Phone', others)
  number(cells, 'Mobile', mobile)
  number(cells, 'Website', ways('URL'))
  number(cells, 'Messaging', ways('IMPP'))
  number(cells, 'Profile', ways('X-SOCIALPROFILE'))
}

function number(cells: Cells, name: string, ways: Way[]) {
  ways.forEach(({ value, label }, i) => {
    cells.set(`${name} ${i + 1}`, value)
    if (label) cells.set(`${name} ${i + 1} label`, label)
  })
}

const addressColumns = ['street', 'city', 'region', 'postal code', 'country']

function places(card: Property[], labels: Map<string, string>, cells: Cells) {
  const found = card
    .filter((p) => p.name === 'ADR')
    .sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)))
  found.forEach((p, i) => {
    const [box, extended, street, city, region, code, country] = parts(p.value)
    const lines = [box && `PO box ${box}`, extended, street].filter(Boolean).join('\n')
    const values = [lines, city, region, code, country].map((v) => v ?? '')
    if (i === 0)
      for (const [j, column] of addressColumns.entries()) add(cells, `Address 1 ${column}`, values[j]!)
    else
      cells.set(
        `Address ${i + 1}`,
        [lines.replaceAll('\n', ', '), [code, city].filter(Boolean).join(' '), region, country]
          .filter(Boolean)
          .join(', '),
      )
    const label = labelOf(p, labels)
    if (label) cells.set(`Address ${i + 1} label`, label)
  })
}

const isPreferred = (p: Property) =>
  p.params.has('PREF') || (p.params.get('TYPE') ?? []).some((t) => /^pref$/i.test(t))

function labelOf(p: Property, labels: Map<string, string>): string {
  const own = p.group && labels.get(p.group)
  const types = (p.params.get('TYPE') ?? [])
    .filter((t) => !/^(pref|internet|voice|x400)$/i.test(t))
    .map((t) => t.toLowerCase())
  return own || types.join(' ')
}

// 4.0 may leave the year out (--0412); such a day stays as it is written.
function day(value: string): string {
  const plain = plainValue(value)
  const short = /^(\d{4})(\d{2})(\d{2})(T|$)/.exec(plain)
  return short ? `${short[1]}-${short[2]}-${short[3]}` : plain
}

function media(p: Property): string {
  const uri = plainValue(p.value)
  if (/^https?:/i.test(uri)) return uri
  return `embedded, ${Math.round((uri.length * 3) / 4 / 1024)} kB`
}

const titleCase = (name: string) => name.charAt(0) + name.slice(1).toLowerCase()

function add(cells: Cells, column: string, value: string) {
  if (!value) return
  let name = column
  for (let n = 2; cells.has(name); n++) name = `${column} ${n}`
  cells.set(name, value)
}
