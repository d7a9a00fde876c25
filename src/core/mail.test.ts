import { expect, test } from 'vitest'
import { readAddresses, readMail } from './mail.ts'

const ann = { name: 'Ann Berg', email: 'ann@example.com' }

test('a copied e-mail tells who wrote what to whom', () => {
  const text = `From: Ann Berg <ann@example.com>
Sent: Mon, 2 Mar 2026 10:02:00 +0100
To: "Sutherland, Fiona" <Fiona@haldane.example>; bob@example.com
Cc: Jess
Subject: Renewal terms: two years

Hello Fiona,
From: what we said
Regards`
  expect(readMail(text)).toEqual({
    subject: 'Renewal terms: two years',
    from: [ann],
    to: [
      { name: 'Sutherland, Fiona', email: 'fiona@haldane.example' },
      { name: null, email: 'bob@example.com' },
    ],
    cc: [{ name: 'Jess', email: null }],
    at: '2026-03-02T09:02:00.000Z',
    body: 'Hello Fiona,\nFrom: what we said\nRegards',
  })
})

test.each([
  [
    'German',
    'Von: Ann Berg <ann@example.com>\nGesendet: Montag, 2. März 2026 10:02\nAn: x@y.example\nBetreff: Angebot\n\nHallo',
    'Angebot',
    'Hallo',
  ],
  [
    'French',
    'De : Ann Berg <ann@example.com>\nÀ : x@y.example\nObjet : Devis\n\nBonjour',
    'Devis',
    'Bonjour',
  ],
  [
    'quoted',
    '> *From:* Ann Berg <ann@example.com>\n> *To:* x@y.example\n> *Subject:* Offer\n\nHello',
    'Offer',
    'Hello',
  ],
  [
    'without a blank line',
    'From: Ann Berg <ann@example.com>\nSubject: Offer\nHello there',
    'Offer',
    'Hello there',
  ],
])('%s heads are read', (_what, text, subject, body) => {
  expect(readMail(text)).toMatchObject({ from: [ann], subject, body })
})

test.each([
  ['prose', 'Hello Fiona,\nthe offer is attached.'],
  ['a reply below other words', 'See below.\nFrom: Ann Berg\nSubject: Offer'],
  ['a list of facts', 'To: be done\nDate: tomorrow'],
  ['nothing', ''],
])('%s is no e-mail', (_what, text) => {
  expect(readMail(text)).toBeUndefined()
})

test('addresses are found in whatever stands between them', () => {
  expect(readAddresses('Ann Berg [mailto:ann@example.com], <bob@example.com>')).toEqual([
    { name: 'Ann Berg', email: 'ann@example.com' },
    { name: null, email: 'bob@example.com' },
  ])
})
