import { date, dateTime, multiChoice, text, user } from '#core/field/index.ts'
import { defineObject, type Row } from '#core/object.ts'
import { first, nobody, own, role } from '#core/rules.ts'

export const ApiKey = defineObject('apiKey', {
  labels: ['API key', 'API keys'],
  plural: 'apiKeys',
  title: 'name',
  help: 'Lets a program act as you. The secret is shown once, when the key is made.',
  fields: {
    name: text({ required: true, max: 100 }),
    // Whoever could hand over a key would act as its new owner.
    owner: user({ inverse: '', required: true, readOnly: true }),
    prefix: text({ readOnly: true, max: 20 }),
    scopes: multiChoice(['read', 'write'], { default: ['read', 'write'] }),
    expiresOn: date(),
    lastUsedAt: dateTime({ readOnly: true }),
  },
  // Made by the verb that shows the secret, never by a plain create.
  can: {
    read: first(role('admin'), own()),
    create: nobody,
    update: first(role('admin'), own()),
    delete: first(role('admin'), own()),
  },
  list: { columns: ['name', 'prefix', 'owner', 'scopes', 'expiresOn', 'lastUsedAt'], sort: 'name' },
})
export type ApiKey = Row<typeof ApiKey>
