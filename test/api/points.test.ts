import { describe, expect } from 'vitest'
import type { Api } from '../api.ts'
import { test } from '../world.ts'

const pointsOf = async (api: Api, contact: string) =>
  (await api.get('/contactPoints', { filter: { contact: { is: contact } } })).data

async function carl(api: Api, values: object = {}) {
  const contact = await api.post('/contacts', { name: 'Carl', email: 'carl@old.example', ...values })
  const add = (point: object) =>
    api.post('/contactPoints', { kind: 'email', ...point, contact: contact.id }) as Promise<any>
  const read = () => api.get(`/contacts/${contact.id}`)
  return { id: contact.id as string, add, read }
}

describe('a further way to reach somebody', () => {
  test('becomes the primary one by one exchange; the old one is kept', async ({ mia }) => {
    const { id, add, read } = await carl(mia)
    const next = await add({ value: 'Carl@new.example', label: 'work' })
    expect(next.isPrimary).toBe(false)
    expect(await mia.post(`/contactPoints/${next.id}/makePrimary`)).toMatchObject({ isPrimary: true })
    expect((await read()).email).toBe('carl@new.example')
    const old = (await pointsOf(mia, id)).find((p: any) => p.id !== next.id)
    expect(old).toMatchObject({ value: 'carl@old.example', isPrimary: false })
    await mia.post(`/contactPoints/${old.id}/makePrimary`)
    expect((await read()).email).toBe('carl@old.example')
    expect((await pointsOf(mia, id)).map((p: any) => p.isPrimary).sort()).toEqual([false, true])
  })

  test('is primary when the record has the same, whoever wrote it there', async ({ mia }) => {
    const { id, add } = await carl(mia, { phone: '+49 89 1234567' })
    const phone = await add({ kind: 'phone', value: '+49 (0)89 1234567', label: 'desk' })
    expect(phone).toMatchObject({ isPrimary: true, normalised: '+49891234567' })
    const other = await add({ kind: 'phone', value: '+49 30 7654321' })
    await mia.patch(`/contacts/${id}`, { phone: '+49307654321' })
    expect(await mia.get(`/contactPoints/${other.id}`)).toMatchObject({ isPrimary: true })
    expect(await mia.get(`/contactPoints/${phone.id}`)).toMatchObject({ isPrimary: false })
    await expect(mia.patch(`/contactPoints/${other.id}`, { isPrimary: false })).rejects.toMatchObject({
      problem: { errors: [{ field: 'isPrimary' }] },
    })
  })

  test('takes the place of one that somebody marks as invalid', async ({ mia }) => {
    const { id, add, read } = await carl(mia)
    const bounced = await add({ value: 'carl@bounced.example', valid: 'bounced' })
    const fine = await add({ value: 'carl@fine.example' })
    const own = await add({ value: 'carl@old.example', valid: 'invalid' })
    expect((await read()).email).toBe('carl@fine.example')
    expect(await mia.get(`/contactPoints/${own.id}`)).toMatchObject({ isPrimary: false, valid: 'invalid' })
    await mia.patch(`/contactPoints/${fine.id}`, { valid: 'invalid' })
    expect((await read()).email).toBe('carl@fine.example')
    expect(await pointsOf(mia, id)).toHaveLength(3)
    expect(await mia.get(`/contactPoints/${bounced.id}`)).toMatchObject({ isPrimary: false })
  })

  test('is still right when somebody says so, and unknown again when it changes', async ({ mia }) => {
    const { add } = await carl(mia)
    const point = await add({ value: 'carl@work.example' })
    const sure = await mia.post(`/contactPoints/${point.id}/verify`)
    expect(sure).toMatchObject({ valid: 'ok', verifiedBy: mia.id })
    expect(Date.now() - Date.parse(sure.verifiedAt)).toBeLessThan(60_000)
    const other = await mia.patch(`/contactPoints/${point.id}`, { value: 'carl@home.example' })
    expect(other).toMatchObject({ valid: 'unknown', verifiedAt: null, verifiedBy: null })
  })

  test('changed while primary changes the record', async ({ mia }) => {
    const { add, read } = await carl(mia)
    const point = await add({ value: 'carl@old.example' })
    await mia.patch(`/contactPoints/${point.id}`, { value: 'carl@newer.example' })
    expect((await read()).email).toBe('carl@newer.example')
  })

  test('may be a place, with its parts', async ({ mia, acme }) => {
    const place = { street: '1 Quay', postalCode: '4051', city: 'Basel' }
    const point = await mia.post('/contactPoints', { kind: 'address', place, account: acme, label: 'yard' })
    expect(point).toMatchObject({ value: '1 Quay, 4051 Basel', place, isPrimary: false })
    await mia.post(`/contactPoints/${point.id}/makePrimary`)
    expect((await mia.get(`/accounts/${acme}`)).billingAddress).toEqual(place)
    await mia.patch(`/accounts/${acme}`, { billingAddress: null })
    expect(await mia.get(`/contactPoints/${point.id}`)).toMatchObject({ isPrimary: false })
    await mia.delete(`/contactPoints/${point.id}`)
  })
})
