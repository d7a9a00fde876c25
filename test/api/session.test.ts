import { describe, expect } from 'vitest'
import { Api } from '../api.ts'
import { freshDatabase } from '../database.ts'
import { password, run, test } from '../world.ts'

const tokenIn = (headers: Headers) => /mainstay_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1]

describe('signing in', () => {
  test('opens a session and sets a cookie scripts cannot read', async ({ stranger, world }) => {
    const body = { email: ' ANN@example.com ', password }
    const { status, headers, body: session } = await stranger.ask('POST', '/session', { body, loose: true })
    expect(status).toBe(200)
    expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax; Max-Age=2592000/)
    expect(session).toMatchObject({
      user: { name: 'Ann Berg', roles: ['admin'] },
      organisation: { currency: 'USD' },
    })
    const ann = world.as(tokenIn(headers))
    expect((await ann.get('/session')).user.id).toBe(world.ids.ann)
    await ann.delete('/session')
    await expect(ann.get('/session')).rejects.toMatchObject({ status: 401 })
  })

  test('tells the same of a wrong password and of nobody', async ({ stranger }) => {
    const answer = async (email: string) => {
      const { status, body } = await stranger.ask('POST', '/session', { body: { email, password: 'wrong' } })
      return { status, ...body, requestId: undefined }
    }
    expect(await answer('ann@example.com')).toEqual(await answer('nobody@example.com'))
    expect((await answer('sam@example.com')).status).toBe(401)
  })

  test('is refused to who was switched off, and ends what they had', async ({ ann, stranger, world }) => {
    const made = await ann.post('/users', { name: 'Tom', email: 'tom@example.com', roles: ['sales'] })
    await ann.post(`/users/${made.id}/password`, { password })
    const body = { email: 'tom@example.com', password }
    const signedIn = await stranger.ask('POST', '/session', { body })
    const tom = world.as(tokenIn(signedIn.headers))
    await tom.get('/session')
    await ann.patch(`/users/${made.id}`, { active: false })
    expect((await stranger.ask('POST', '/session', { body })).status).toBe(403)
    world.app.sessions.forget()
    await expect(tom.get('/session')).rejects.toMatchObject({ status: 401 })
  })

  test('is slowed down after ten tries', async ({ world }) => {
    const other = await run(world.url)
    const stranger = new Api(other.address, undefined, '', world.api('ann').token)
    const tries = []
    for (let i = 0; i < 12; i++)
      tries.push(
        await stranger.ask('POST', '/session', { body: { email: 'ann@example.com', password: 'x' } }),
      )
    expect(tries.map((t) => t.status).slice(-3)).toEqual([401, 429, 429])
    expect(tries.at(-1)!.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(tries.at(-1)!.body).toMatchObject({ status: 429, title: 'Too many requests' })
    await other.close()
  })
})

describe('a password', () => {
  test('that changes ends all other sessions', async ({ world, ann, stranger }) => {
    const made = await ann.post('/users', { name: 'Una', email: 'una@example.com', roles: ['sales'] })
    await ann.post(`/users/${made.id}/password`, { password })
    const enter = async (word: string) =>
      stranger.ask('POST', '/session', { body: { email: 'una@example.com', password: word } })
    const [desk, phone] = [
      world.as(tokenIn((await enter(password)).headers)),
      world.as(tokenIn((await enter(password)).headers)),
    ]
    await phone.get('/session')
    await expect(
      desk.post('/session/password', { current: 'wrong', next: 'another long one' }),
    ).rejects.toMatchObject({
      problem: { errors: [{ field: 'current' }] },
    })
    await expect(desk.post('/session/password', { current: password, next: 'short' })).rejects.toMatchObject({
      status: 422,
    })
    const changed = await desk.ask('POST', '/session/password', {
      body: { current: password, next: 'another long one' },
    })
    expect(changed.status).toBe(204)
    await expect(phone.get('/session')).rejects.toMatchObject({ status: 401 })
    await expect(desk.get('/session')).rejects.toMatchObject({ status: 401 })
    expect((await world.as(tokenIn(changed.headers)).get('/session')).user.name).toBe('Una')
    expect([(await enter(password)).status, (await enter('another long one')).status]).toEqual([401, 200])
  })
})

describe('pages of other sites', () => {
  test('cannot write with the session of a visitor', async ({ ann, acme }) => {
    const from = (origin: string) =>
      ann.ask('PATCH', `/accounts/${acme}`, { body: { site: null }, headers: { origin } })
    expect((await from('https://evil.example')).body).toMatchObject({ status: 403, code: 'foreign_origin' })
    expect((await from('null')).status).toBe(403)
    expect((await from(new URL(ann.url('')).origin)).status).toBe(200)
  })

  test('cannot sign a visitor in as someone else', async ({ world }) => {
    const other = await run(world.url)
    const stranger = new Api(other.address, undefined, '', world.api('ann').token)
    const headers = { origin: 'https://evil.example' }
    const body = { email: 'ann@example.com', password }
    expect((await stranger.ask('POST', '/session', { body, headers })).status).toBe(403)
    await other.close()
  })
})

describe('an API key', () => {
  test('acts as its owner and shows its secret once', async ({ sam, ann, world, bolt }) => {
    const made = await sam.post('/apiKeys', { name: 'Sync' })
    expect(made.secret).toMatch(/^mst_/)
    expect((await sam.get(`/apiKeys/${made.id}`)).prefix).toBe(made.secret.slice(0, 10))
    expect(JSON.stringify(await ann.get('/apiKeys'))).not.toContain(made.secret)
    const key = world.as(made.secret)
    expect((await key.get('/session')).user.id).toBe(sam.id)
    expect((await key.get('/accounts')).data).toHaveLength(3)
    await expect(key.get(`/accounts/${bolt}`)).rejects.toMatchObject({ status: 404 })
    const written = await key.ask('POST', '/accounts', {
      body: { name: 'By key' },
      headers: { origin: 'https://any.example' },
    })
    expect(written.status).toBe(201)
    await ann.delete(`/accounts/${written.body.id}`)
    expect((await sam.get(`/apiKeys/${made.id}`)).lastUsedAt).not.toBeNull()
  })

  test('that only reads cannot write', async ({ sam, world }) => {
    const { secret } = await sam.post('/apiKeys', { name: 'Report', scopes: ['read'] })
    const key = world.as(secret)
    expect((await key.get('/accounts')).data).toHaveLength(3)
    await expect(key.post('/accounts', { name: 'x' })).rejects.toMatchObject({
      problem: { code: 'read_only' },
    })
  })

  test('ends by its date and by being thrown away', async ({ sam, world }) => {
    const old = await sam.post('/apiKeys', { name: 'Old', expiresOn: '2020-01-01' })
    await expect(world.as(old.secret).get('/session')).rejects.toMatchObject({ status: 401 })
    const made = await sam.post('/apiKeys', { name: 'Gone' })
    await world.as(made.secret).get('/session')
    await sam.delete(`/apiKeys/${made.id}`)
    world.app.sessions.forget()
    await expect(world.as(made.secret).get('/session')).rejects.toMatchObject({ status: 401 })
    await expect(world.as('mst_made-up').get('/session')).rejects.toMatchObject({ status: 401 })
  })

  test('of another is not to be seen, nor made by a plain create', async ({ sam, zoe }) => {
    const made = await sam.post('/apiKeys', { name: 'Mine' })
    await expect(zoe.get(`/apiKeys/${made.id}`)).rejects.toMatchObject({ status: 404 })
    expect(
      (
        await sam.ask('POST', '/apiKeys/batch', {
          body: { operation: 'create', records: [{ name: 'x', owner: zoe.id }] },
        })
      ).status,
    ).toBe(403)
    const { status } = await sam.ask('PATCH', `/apiKeys/${made.id}`, { body: { owner: zoe.id } })
    expect(status).toBe(422)
  })
})

test('every answer tells what is left of the minute, and too many are turned away', async ({ world }) => {
  const other = await run(world.url, undefined, 5)
  const ann = new Api(other.address, world.api('ann').token)
  const answers = []
  for (let i = 0; i < 7; i++)
    answers.push(await fetch(ann.url('/settings'), { headers: { cookie: `mainstay_session=${ann.token}` } }))
  expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200, 429, 429])
  expect(answers[0]!.headers.get('ratelimit-limit')).toBe('5')
  expect(answers[1]!.headers.get('ratelimit-remaining')).toBe('3')
  expect(answers[6]!.headers.get('content-type')).toContain('application/problem+json')
  expect(Number(answers[6]!.headers.get('retry-after'))).toBeGreaterThan(0)
  await other.close()
})

test('of two who set Mainstay up at once one succeeds; afterwards nobody can', async () => {
  const database = await freshDatabase()
  const running = await run(database.url)
  const body = (name: string) => ({
    name,
    email: `${name}@example.com`,
    password,
    company: 'Co',
    currency: 'EUR',
    start: 'empty',
  })
  const setUp = (name: string) =>
    fetch(`${running.address}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body(name)),
    })
  const stranger = new Api(running.address)
  expect(await stranger.get('/setup')).toEqual({ needed: true })
  const both = await Promise.all([setUp('one'), setUp('two')])
  expect(both.map((a) => a.status).sort()).toEqual([201, 409])
  expect(await stranger.get('/setup')).toEqual({ needed: false })
  expect((await setUp('three')).status).toBe(409)
  const first = new Api(running.address, tokenIn(both.find((a) => a.status === 201)!.headers))
  expect((await first.get('/users', { filter: { email: { not: null } } })).data).toHaveLength(1)
  expect(await first.get('/settings')).toMatchObject({ company: 'Co', currency: 'EUR' })
  await running.close()
  await database.drop()
})
