import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect } from 'vitest'
import { test } from '../world.ts'

// Paths such as /accounts/{id} and /accounts/aggregate are told apart by their fixed parts, as OpenAPI says.
const config = await createConfig({ extends: ['recommended-strict'], rules: { 'no-ambiguous-paths': 'off' } })

const lint = async (document: unknown) =>
  (await lintFromString({ source: JSON.stringify(document), config })).map(
    (found) => `${found.ruleId}: ${found.message} ${found.location[0]?.pointer}`,
  )

test('everyone gets a document that passes the linter', async ({ ann, vic, stranger }) => {
  for (const one of [ann, vic]) expect(await lint(await one.get('/openapi.json'))).toEqual([])
  const reduced = await (await fetch(stranger.url('/openapi.json'))).json()
  expect(await lint(reduced)).toEqual([])
}, 120_000)

test('objects added at run time are in it, and it still passes', async ({ ann }) => {
  const { name } = await ann.post('/catalogue/objects', { labels: ['Site visit', 'Site visits'] })
  await ann.post(`/catalogue/objects/${name}/fields`, {
    label: 'Account',
    kind: 'reference',
    target: 'account',
  })
  await ann.post(`/catalogue/objects/account/fields`, { label: 'Größe', kind: 'choice', choices: ['S', 'M'] })
  const document = await ann.get('/openapi.json')
  expect(document.paths['/x_site_visits'].get.operationId).toBe('listXSiteVisits')
  expect(
    document.components.schemas.Account.properties.x_grosse ??
      document.components.schemas.Account.properties.x_gro_e,
  ).toMatchObject({
    type: ['string', 'null'],
    enum: ['S', 'M', null],
    title: 'Größe',
  })
  expect(await lint(document)).toEqual([])
}, 120_000)

test('a stranger learns how to sign in and no names of fields', async ({ stranger }) => {
  const text = await (await fetch(stranger.url('/openapi.json'))).text()
  expect(Object.keys(JSON.parse(text).paths)).toEqual(['/setup', '/session', '/openapi.json'])
  expect(text).not.toContain('annualRevenue')
})

test('a viewer sees no operation that writes accounts', async ({ vic, sam }) => {
  const methods = async (who: typeof vic, path: string) =>
    Object.keys((await who.get('/openapi.json')).paths[path] ?? {}).sort()
  expect(await methods(vic, '/accounts')).toEqual(['get'])
  expect(await methods(sam, '/accounts')).toEqual(['get', 'post'])
  expect(await methods(vic, '/deals/{id}/win')).toEqual([])
})

test('required, kinds and empty values stand in the schemas', async ({ ann }) => {
  const { schemas } = (await ann.get('/openapi.json')).components
  expect(schemas.AccountNew.required).toEqual(['name'])
  expect(schemas.DealNew.required).toEqual(['name'])
  expect(schemas.ContactNew.required).toBeUndefined()
  expect(schemas.AccountNew.properties.kind.enum).toEqual(['company', 'person', 'household'])
  expect(schemas.Deal.properties.closeDate).toMatchObject({ type: ['string', 'null'], format: 'date' })
  expect(schemas.Deal.properties.number).toMatchObject({ readOnly: true })
  expect(schemas.DealNew.properties).not.toHaveProperty('number')
  expect(schemas.AccountChange.properties.name.type).toBe('string')
})

test('it is sent once: afterwards its ETag suffices', async ({ ann }) => {
  const first = await ann.ask('GET', '/openapi.json')
  const again = await fetch(ann.url('/openapi.json'), {
    headers: { cookie: `mainstay_session=${ann.token}`, 'if-none-match': first.headers.get('etag')! },
  })
  expect(again.status).toBe(304)
})
