import { expect, inject, test } from 'vitest'
import { administer, createDatabase } from './create-database.ts'
import { testDatabase } from './test-database.ts'
import { withClient } from './with-client.ts'

const { url, name } = await testDatabase()

test('a test file gets a migrated database of its own', async () => {
  expect(name).not.toBe(inject('templateName'))
  expect(await answer(url, 'select current_database()')).toBe(name)
  expect(await answer(url, "select count(*)::int from pg_tables where schemaname = 'laurel'")).toBeGreaterThan(0)
})

test('a database can be a copy of another one, and goes although somebody is connected', async () => {
  const original = await createDatabase(inject('postgresUrl'))
  await administer(original.url, 'create table note as select 42 as value')
  const copy = await createDatabase(inject('postgresUrl'), { template: original.name })
  expect(await answer(copy.url, 'select value from note')).toBe(42)

  await withClient(copy.url, () => copy.drop())
  await original.drop()
  await expect(answer(copy.url, 'select 1')).rejects.toThrow(`database "${copy.name}" does not exist`)
})

test('twenty databases can be made at once', async () => {
  const databases = await Promise.all(Array.from({ length: 20 }, () => createDatabase(inject('postgresUrl'))))
  expect(new Set(databases.map((database) => database.name)).size).toBe(20)
  await Promise.all(databases.map((database) => database.drop()))
})

async function answer(url: string, query: string): Promise<unknown> {
  const { rows } = await withClient(url, (client) => client.query({ text: query, rowMode: 'array' }))
  return rows[0]?.[0]
}
