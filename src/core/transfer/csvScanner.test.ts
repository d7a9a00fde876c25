import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvScanner } from './csvScanner.ts'

const scan = (pieces: string[], delimiter = ',') => {
  const scanner = new CsvScanner({ delimiter, quote: '"' })
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()]
}

test.each([
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,\n,b\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a,', [['a', '']]],
  ['"a\nb","c""d"\n', [['a\nb', 'c"d']]],
  ['5" pipe,"x" y\n', [['5" pipe', 'x y']]],
  ['"a,b" c,"d" ,"e\nf"g\n', [['a,b c', 'd ', 'e\nfg']]],
  ['"a,b","never ""closed,1\n2\n', [['a,b', '"never ""closed', '1'], ['2']]],
  ['a\n\nb\n', [['a'], [''], ['b']]],
  [
    '"never closed,1\n2,3\n',
    [
      ['"never closed', '1'],
      ['2', '3'],
    ],
  ],
  ['', []],
])('%j', (text, records) => {
  expect(scan([text])).toEqual(records)
  expect(scan([...text])).toEqual(records)
})

test('what a writer wrote is read again, wherever the pieces are cut', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ') }),
  )
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(rows, fc.array(fc.nat(40), { maxLength: 8 }), (records, cuts) => {
      const text = stringify(records, { quoted: true })
      const pieces: string[] = []
      let at = 0
      for (const cut of cuts) {
        pieces.push(text.slice(at, at + cut))
        at += cut
      }
      expect(scan([...pieces, text.slice(at)])).toEqual(records)
    }),
  )
})
