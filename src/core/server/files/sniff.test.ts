import { expect, test } from 'vitest'
import { isShown, typeOf } from './sniff.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

test.each([
  ['\x89PNG\r\n\x1a\n', 'a.png', '', 'image/png'],
  ['<html>', 'a.png', 'image/png', 'application/octet-stream'],
  ['<svg onload="x()">', 'a.svg', 'image/svg+xml', 'application/octet-stream'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'a', '', 'image/webp'],
  ['RIFF\0\0\0\0WAVEfmt ', 'a', '', 'audio/wav'],
  ['\x1aE\xdf\xa3', 'note.webm', 'audio/webm;codecs=opus', 'audio/webm'],
  ['\x1aE\xdf\xa3', 'note.webm', 'video/webm', 'video/webm'],
  ['\x1aE\xdf\xa3', 'note.webm', 'text/html', 'video/webm'],
  ['\0\0\0 ftypisom', 'a.mp4', 'audio/mp4', 'audio/mp4'],
  ['\0\0\0 ftypM4A ', 'a.m4a', '', 'audio/mp4'],
  ['PK\x03\x04', 'a.xlsx', '', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['PK\x03\x04', 'a.txt', '', 'application/zip'],
  ['a;b', 'a.csv', '', 'text/csv'],
  ['', 'a', '', 'application/octet-stream'],
])('%o called %s and declared as %o is %s', (head, name, given, type) => {
  expect(typeOf(bytes(head), name, given)).toBe(type)
})

test('pages and scripts are saved, not opened', () => {
  expect(['text/html', 'image/svg+xml', 'text/plain', 'application/octet-stream'].some(isShown)).toBe(false)
  expect(['image/png', 'audio/webm', 'video/mp4', 'application/pdf'].every(isShown)).toBe(true)
})
