import type { Writable } from 'node:stream'
import { ZipWriter } from './zip.ts'

export type XlsxCell = string | number | boolean | Date | null

/** Writes one sheet, row by row as they come: the parts of ECMA-376 a spreadsheet needs and no more. */
export async function writeXlsx(out: Writable, sheet: string, rows: AsyncIterable<XlsxCell[]>) {
  const zip = new ZipWriter(out)
  for (const [name, content] of Object.entries(parts(sheet))) await zip.add(name, `${declaration}${content}`)
  await zip.addStream('xl/worksheets/sheet1.xml', sheetXml(rows))
  await zip.end()
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'

const parts = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  // Styles: 0 plain, 1 bold (header), 2 day, 3 day and time.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`,
})

async function* sheetXml(rows: AsyncIterable<XlsxCell[]>): AsyncGenerator<Buffer> {
  yield Buffer.from(
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
  )
  let text = ''
  let n = 0
  for await (const row of rows) {
    n++
    text += `<row r="${n}">${row.map((cell, i) => cellXml(cell, `${letters(i)}${n}`, n === 1)).join('')}</row>`
    if (text.length > 64_000) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`)
}

function cellXml(cell: XlsxCell, at: string, heading: boolean): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (cell instanceof Date)
    return `<c r="${at}" s="${cell.getTime() % DAY === 0 ? 2 : 3}"><v>${serial(cell)}</v></c>`
  return `<c r="${at}" t="inlineStr"${heading ? ' s="1"' : ''}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

const DAY = 86_400_000
// Days since 30 December 1899, as spreadsheets count after their imaginary 29 February 1900.
// Half a thousandth more where there are thousandths, for readers cut the fraction off.
const serial = (date: Date) => (date.getTime() + (date.getTime() % 1000 ? 0.5 : 0)) / DAY + 25_569

function letters(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

const MOST = 32_767

const escaped = (text: string) =>
  text
    .slice(0, MOST)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot carry them at all.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
