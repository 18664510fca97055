import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { expect, test } from 'vitest'
import { migrateDatabase } from '../create-laurel.ts'
import { schemaPicture } from '../test-support/schema-picture.ts'

const FILE = fileURLToPath(new URL('../../schema.sql', import.meta.url))
const HEAD = `-- What the migrations add up to, as PostgreSQL's catalogs tell it. Made by "npm run schema"; nothing runs it.\n\n`
const HINT =
  'packages/engine/schema.sql no longer shows what the migrations make. Run "npm run schema", read the difference and commit it.'

/** A new PGlite takes 5 s on an idle machine, and four times that beside other tests. */
const NEW_PGLITE = 60_000

const { url } = await testDatabase()

async function onPostgres(schema: string): Promise<string> {
  await migrateDatabase(url, schema)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const picture = await schemaPicture(async (text) => (await client.query(text)).rows, schema)
  await client.end()
  return picture
}

test('schema.sql shows what the migrations make', async () => {
  await expect(HEAD + (await onPostgres('laurel')), HINT).toMatchFileSnapshot(FILE)
})

test('the migrations make the same on PGlite, in a schema of another name', { timeout: NEW_PGLITE }, async () => {
  const pglite = await PGlite.create()
  await migrateDatabase(pglite, 'other')
  const picture = await schemaPicture(async (text) => (await pglite.query(text)).rows as never, 'other')
  await pglite.close()
  expect(picture).toBe(await onPostgres('compared'))
})
