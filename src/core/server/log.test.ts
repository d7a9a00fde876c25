import { expect, test } from 'vitest'
import { createLog } from '#core/server/log.ts'

test('machines get a line of JSON with level and time by name', () => {
  const [line] = logged((log) => log.info({ account: 7 }, 'saved'))
  expect(JSON.parse(line!)).toMatchObject({ level: 'info', account: 7, msg: 'saved' })
})

test('people get a short line, and the stack of an error below it', () => {
  const [line, failure] = logged(
    (log) => {
      log.warn({ queue: 'mail' }, 'slow')
      log.error(new Error('broken'))
    },
    { readable: true },
  )
  expect(line).toMatch(/^\d\d:\d\d:\d\d warn {2}slow queue="mail"\n$/)
  expect(failure).toMatch(/error broken\nError: broken\n +at /)
})

test('nothing personal is written', () => {
  const error = Object.assign(new Error('no mail to ann@acme.example'), {
    detail: 'Key (email)=(ann@acme.example)',
  })
  const text = logged((log) => {
    log.info({ email: 'ann@acme.example', contact: { name: 'Ann', phone: '1234' }, body: { note: 'Ann' } })
    log.info({ req: { method: 'GET', url: '/api/contacts?q=ann', headers: { cookie: 'Ann' } } })
    log.error(error, 'failed')
  }).join('')
  expect(text.toLowerCase()).not.toMatch(/ann|1234/)
  expect(text).toContain('"path":"/api/contacts"')
})

function logged(act: (log: ReturnType<typeof createLog>) => void, { readable = false } = {}) {
  const lines: string[] = []
  act(createLog({ level: 'info', readable, output: { write: (line) => void lines.push(line) } }))
  return lines
}
