import { inject } from 'vitest'
import { createDatabase, type Database } from './create-database.ts'
import { afterFile, tellKept } from './kept-database.ts'
import type {} from './vitest-global-setup.ts'

/**
 * A migrated database of its own for the test file that calls this; gone afterwards, but kept when a test failed.
 *
 * Call it at the top of the file, not in a hook: vitest accepts the step that cleans up only while it reads the file.
 *
 *     const { url } = await testDatabase()
 *
 *     test('granting again changes nothing', async () => { … })
 */
export async function testDatabase(): Promise<Omit<Database, 'drop'>> {
  const { drop, ...database } = await createDatabase(serverUrl(), { template: inject('templateName') })
  afterFile(async (failed) => {
    if (failed) tellKept(database.url)
    else await drop()
  })
  return database
}

function serverUrl(): string {
  const url = inject('postgresUrl')
  if (url) return url
  throw new Error('This package has no test database. Move it to the project "database" in vitest.config.ts.')
}
