import { expect } from 'vitest'
import { test } from '../world.ts'

const query = { sort: 'name', group: 'industry', layout: 'table' }

test('everyone arranges views for himself, a word at a time', async ({ sam, zoe }) => {
  expect(await sam.get('/viewChoices')).toEqual({ data: {} })
  await sam.patch('/viewChoices/account', { default: 'my-accounts', order: ['customers', 'all-accounts'] })
  expect(await sam.patch('/viewChoices/account', { pinned: ['customers'] })).toEqual({
    default: 'my-accounts',
    order: ['customers', 'all-accounts'],
    pinned: ['customers'],
  })
  expect((await zoe.get('/viewChoices')).data).toEqual({})
  await expect(sam.patch('/viewChoices/nonsense', { default: null })).rejects.toMatchObject({ status: 404 })
})

test('a private view is its owner’s and the administrators’ alone; it can be handed on', async ({
  ann,
  sam,
  zoe,
}) => {
  const view = await sam.post('/views', { name: 'Mine', object: 'account', query, owner: sam.id })
  const sees = async (who: typeof sam) => (await who.all('/views')).some((one) => one.id === view.id)
  expect([await sees(sam), await sees(zoe), await sees(ann)]).toEqual([true, false, true])
  await expect(zoe.post(`/views/${view.id}/use`)).rejects.toMatchObject({ status: 404 })
  await ann.patch(`/views/${view.id}`, { owner: zoe.id })
  expect([await sees(sam), await sees(zoe)]).toEqual([false, true])
})

test('which views nobody needs is told by when they were opened', async ({ ann, sam, mia }) => {
  const view = await sam.post('/views', {
    name: 'Used',
    object: 'account',
    query,
    owner: sam.id,
    shared: true,
  })
  await sam.post(`/views/${view.id}/use`)
  await sam.post(`/views/${view.id}/use`)
  await mia.post(`/views/${view.id}/use`)
  const { data } = await ann.get('/viewUses')
  expect(data.find((one: { view: string }) => one.view === view.id)).toMatchObject({ users: 2 })
})
