import { describe, expect } from 'vitest'
import { test } from '../world.ts'

describe('all a page opens with, in one request', () => {
  test('the record, the titles of its links, and the first of what belongs to it', async ({ ann }) => {
    const account = await ann.post('/accounts', { name: 'Page Ltd', owner: ann.id })
    for (const name of ['Ivy', 'Jon', 'Kay']) await ann.post('/contacts', { name, account: account.id })
    await ann.post('/activities', { subject: 'Hello', account: account.id })
    const page = await ann.get(`/accounts/${account.id}/page`, { rows: 2 })
    expect(page.record).toMatchObject({ name: 'Page Ltd', may: { update: true, delete: true } })
    expect(page.record.included.owner.id).toBe(ann.id)
    expect(page.related.contacts.data).toHaveLength(2)
    expect(page.related.contacts.count.value).toBe(3)
    expect(page.related.activities.data[0].subject).toBe('Hello')
  })

  test('is not there for those who may not see the record', async ({ ann, sam }) => {
    const hidden = await ann.post('/accounts', { name: 'Hidden Ltd', owner: ann.id })
    await expect(sam.get(`/accounts/${hidden.id}/page`)).rejects.toMatchObject({ status: 404 })
  })
})
