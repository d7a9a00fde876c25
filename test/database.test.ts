import { Client } from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

test('two fresh databases do not see each other', async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()]
  await ask(one.url, 'create table note (text text)')
  await expect(ask(other.url, 'select from note')).rejects.toThrow('does not exist')
  await Promise.all([one.drop(), other.drop()])
  await expect(ask(one.url, 'select 1')).rejects.toThrow('does not exist')
})

async function ask(url: string, statement: string) {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
