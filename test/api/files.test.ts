import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request as send } from 'node:http'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { Contents } from '#core/server/files/contents.ts'
import { storageOf } from '#core/server/files/storage.ts'
import { objects } from '#objects.ts'
import { Api } from '../api.ts'
import { type Running, run, test, type World } from '../world.ts'
import { startS3, type TinyS3 } from './s3.ts'

const MB = 1024 * 1024
const DAY = 86_400_000

const upload = (
  who: Api,
  content: BlobPart,
  name = 'plan.txt',
  links: Record<string, string> = {},
  type?: string,
) => {
  const form = new FormData()
  for (const [link, id] of Object.entries(links)) form.append(link, id)
  form.append('file', new Blob([content], { type }), name)
  return who.post('/files', form)
}

const fetched = (who: Api, id: string, headers: Record<string, string> = {}) =>
  fetch(who.url(`/files/${id}/content`), { headers: { cookie: `mainstay_session=${who.token}`, ...headers } })

const stored = ({ app }: Running) => join(app.options.dataDir, 'files')
const kept = (running: Running) =>
  readdirSync(stored(running), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

describe('a file', () => {
  test('comes back as it went, whole, in parts and only when it changed', async ({ sam, acme }) => {
    const made = await upload(sam, 'Ten bytes!', 'plan.txt', { account: acme })
    expect(made).toMatchObject({ name: 'plan.txt', type: 'text/plain', size: 10, account: acme })
    const all = await fetched(sam, made.id)
    expect([all.status, await all.text(), all.headers.get('accept-ranges')]).toEqual([
      200,
      'Ten bytes!',
      'bytes',
    ])
    const part = await fetched(sam, made.id, { range: 'bytes=4-8' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'bytes',
      'bytes 4-8/10',
    ])
    const etag = all.headers.get('etag')!
    expect((await fetched(sam, made.id, { 'if-none-match': etag })).status).toBe(304)
    expect((await fetched(sam, made.id, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200)
    const none = await fetched(sam, made.id, { range: 'bytes=10-' })
    expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  })

  test('that is empty is kept too', async ({ sam }) => {
    const made = await upload(sam, '', 'empty.txt')
    expect(made.size).toBe(0)
    expect(await (await fetched(sam, made.id)).text()).toBe('')
  })

  test('opens in the browser only if nothing in it can run', async ({ sam }) => {
    const how = async (content: BlobPart, name: string, type?: string) => {
      const response = await fetched(sam, (await upload(sam, content, name, {}, type)).id)
      const { headers } = response
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      return `${headers.get('content-disposition')!.split(';')[0]} ${headers.get('content-type')}`
    }
    const png = Buffer.from('89504e470d0a1a0a', 'hex')
    expect(await how(png, 'a.html')).toBe('inline image/png')
    expect(await how(Buffer.from('1a45dfa3', 'hex'), 'n.webm', 'audio/webm')).toBe('inline audio/webm')
    for (const name of ['a.html', 'a.svg', 'a.png'])
      expect(await how('<script>x()</script>', name, 'image/png')).toBe('attachment application/octet-stream')
  })

  test('belongs to its activity, and is seen by whoever sees that', async ({ ann, sam, zoe, vic, acme }) => {
    const owned = await ann.post('/activities', { subject: 'Call', owner: zoe.id })
    const made = await upload(ann, 'Sound', 'call.webm', { activity: owned.id })
    expect((await fetched(zoe, made.id)).status).toBe(200)
    expect((await fetched(sam, made.id)).status).toBe(404)
    const note = await sam.post('/activities', { subject: 'Note', account: acme })
    const recorded = await upload(sam, 'Voice', 'note.webm')
    await sam.patch(`/activities/${note.id}`, { recording: recorded.id })
    expect(await vic.get(`/files/${recorded.id}`)).toMatchObject({ activity: note.id })
  })

  test('whose record is refused leaves a content that is thrown away a day later', async ({
    sam,
    bolt,
    world,
  }) => {
    const before = kept(world)
    await expect(upload(sam, 'For nobody', 'x.txt', { account: bolt })).rejects.toMatchObject({ status: 422 })
    const [orphan] = kept(world).filter((name) => !before.includes(name))
    expect(orphan).toBeDefined()
    await world.app.contents.clean(new Date(Date.now() + DAY / 2))
    expect(kept(world)).toContain(orphan)
    await world.app.contents.clean(new Date(Date.now() + DAY + 60_000))
    expect(kept(world)).toEqual(before)
  })

  test('in the bin keeps its content', async ({ sam, world }) => {
    const made = await upload(sam, 'Once more')
    await sam.delete(`/files/${made.id}`)
    await world.app.contents.clean(new Date(Date.now() + 2 * DAY))
    await sam.post(`/files/${made.id}/restore`)
    expect(await (await fetched(sam, made.id)).text()).toBe('Once more')
  })

  test('that breaks off while it comes leaves nothing behind', async ({ sam, world }) => {
    const incoming = () => readdirSync(join(stored(world), 'incoming'))
    const asked = start(sam, 10 * MB)
    asked.on('error', () => undefined)
    asked.write(Buffer.alloc(MB))
    await expect.poll(incoming).toHaveLength(1)
    asked.destroy()
    await expect.poll(incoming).toHaveLength(0)
  })

  test('from before, in the database, is read there and moves out by itself', async ({ sam, world }) => {
    const made = await upload(sam, 'Old times')
    const old = Buffer.from('In the database')
    const digest = createHash('sha256').update(old).digest('hex')
    const { pool, contents } = world.app
    await pool.query('insert into file_content (digest, content) values ($1, $2)', [digest, old])
    await pool.query('update file set digest = $2, size = $3 where id = $1', [made.id, digest, old.length])
    expect(await (await fetched(sam, made.id, { range: 'bytes=3-5' })).text()).toBe('the')
    await contents.moveOld(new Date())
    expect((await pool.query('select from file_content')).rows).toHaveLength(0)
    expect(kept(world)).toContain(digest)
    expect(await (await fetched(sam, made.id)).text()).toBe('In the database')
  })
})

const boundary = 'mainstay-test'
const opening = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="film.mp4"\r\n\r\n`
const closing = `\r\n--${boundary}--\r\n`

function start(who: Api, size: number) {
  const asked = send(who.url('/files'), {
    method: 'POST',
    headers: {
      cookie: `mainstay_session=${who.token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': opening.length + size + closing.length,
    },
  })
  asked.write(opening)
  return asked
}

/** Sends that many bytes without ever holding them. */
async function stream(who: Api, size: number): Promise<{ status: number; body: any; digest: string }> {
  const asked = start(who, size)
  const hash = createHash('sha256')
  const answered = new Promise<{ status: number; body: any }>((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', async (response) => {
      let text = ''
      for await (const part of response.setEncoding('utf8')) text += part
      resolve({ status: response.statusCode!, body: JSON.parse(text) })
    })
  })
  const part = Buffer.alloc(MB, 'mainstay ')
  for (let left = size; left > 0; left -= MB) {
    const some = part.subarray(0, Math.min(MB, left))
    hash.update(some)
    if (!asked.write(some)) await new Promise((done) => asked.once('drain', done))
  }
  asked.end(closing)
  return { ...(await answered), digest: hash.digest('hex') }
}

/** The most memory outside the heap held at once while `work` runs, beyond what was held before. */
async function held<T>(work: () => Promise<T>): Promise<{ most: number; result: T }> {
  const now = () => process.memoryUsage().arrayBuffers
  const before = now()
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, now() - before)
  }, 5)
  const result = await work()
  clearInterval(watch)
  return { most, result }
}

async function readWhole(who: Api, id: string) {
  const hash = createHash('sha256')
  for await (const part of (await fetched(who, id)).body!) hash.update(part)
  return hash.digest('hex')
}

describe('a hundred megabytes', () => {
  test('stream in and out without being held', async ({ sam }) => {
    const { most, result } = await held(() => stream(sam, 100 * MB))
    expect(result.status).toBe(201)
    expect(result.body.size).toBe(100 * MB)
    const back = await held(() => readWhole(sam, result.body.id))
    expect(back.result).toBe(result.digest)
    expect(Math.max(most, back.most)).toBeLessThan(40 * MB)
  })

  test('are the most, and whoever sends more is told so', async ({ sam, world }) => {
    const before = kept(world)
    const { status, body } = await stream(sam, 100 * MB + 1)
    expect([status, body.detail]).toEqual([413, 'film.mp4 is too large; a file may have 100 MB'])
    expect(kept(world)).toEqual(before)
  })
})

const inS3 = test.extend<{ s3: TinyS3; mainstay: Running; mia3: Api }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of fixtures from this pattern
  s3: async ({}, use) => {
    const s3 = await startS3()
    await use(s3)
    await s3.close()
  },
  mainstay: async ({ world, s3 }: { world: World; s3: TinyS3 }, use) => {
    const running = await run(world.url, objects, 1_000_000, s3.env)
    await use(running)
    await running.close()
  },
  mia3: async ({ mainstay, mia }: { mainstay: Running; mia: Api }, use) =>
    use(new Api(mainstay.address, mia.token, mia.id)),
})

describe('object storage', () => {
  inS3('takes, gives and throws away contents under its own key', async ({ s3, mainstay, mia3 }) => {
    const made = await upload(mia3, 'Ten bytes!')
    const digest = createHash('sha256').update('Ten bytes!').digest('hex')
    expect([...s3.objects.keys()]).toEqual([`${digest.slice(0, 2)}/${digest}`])
    expect(kept(mainstay)).toEqual([])
    expect(await (await fetched(mia3, made.id)).text()).toBe('Ten bytes!')
    expect(await (await fetched(mia3, made.id, { range: 'bytes=-6' })).text()).toBe('bytes!')
    await mainstay.app.pool.query('delete from file where id = $1', [made.id])
    await mainstay.app.contents.clean(new Date(Date.now() + 2 * DAY))
    expect(s3.objects.has(`${digest.slice(0, 2)}/${digest}`)).toBe(false)
  })

  inS3('takes a hundred megabytes without holding them', async ({ s3, mia3 }) => {
    const { status, body, digest } = await stream(mia3, 100 * MB)
    expect([status, body.size]).toEqual([201, 100 * MB])
    expect(
      createHash('sha256')
        .update([...s3.objects.values()][0]!)
        .digest('hex'),
    ).toBe(digest)
    expect(await readWhole(mia3, body.id)).toBe(digest)
  })

  inS3('that fails or is gone is said to be, and nothing is half there', async ({ s3, mainstay, mia3 }) => {
    const files = async () => (await mia3.all('/files', { fields: 'id' })).length
    const before = await files()
    const form = new FormData()
    form.append('file', new Blob(['x']), 'x.txt')
    const ask = async () => {
      const response = await fetch(mia3.url('/files'), {
        method: 'POST',
        headers: { cookie: `mainstay_session=${mia3.token}` },
        body: form,
      })
      return [response.status, (await response.json()).code]
    }
    mainstay.app.log.level = 'silent'
    s3.fail = 500
    expect(await ask()).toEqual([503, 'file_storage'])
    await s3.close()
    expect(await ask()).toEqual([503, 'file_storage'])
    expect(await files()).toBe(before)
    expect(kept(mainstay)).toEqual([])
  })

  inS3('refuses a key that is not its own', async ({ s3, mainstay }) => {
    const folder = stored(mainstay)
    const config = { ...mainstay.app.options.config, FILES_S3_SECRET: 'another' }
    const contents = new Contents(mainstay.app.pool, storageOf(config, folder), folder)
    await expect(contents.open('0'.repeat(64))).rejects.toMatchObject({
      message: expect.stringContaining('403'),
    })
    expect(s3.objects.size).toBe(0)
  })
})
