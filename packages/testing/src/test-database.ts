import { afterAll, inject, type RunnerTask } from 'vitest'
import { createDatabase, type Database } from './create-database.ts'
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

  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from this pattern which fixtures are wanted, here none.
  afterAll(async ({}, file) => {
    if (hasFailed(file)) return console.error(keptMessage(database.url))
    await drop()
  })
  return database
}

function serverUrl(): string {
  const url = inject('postgresUrl')
  if (url) return url
  throw new Error('This package has no test database. Move it to the project "database" in vitest.config.ts.')
}

function hasFailed(task: RunnerTask): boolean {
  return task.result?.state === 'fail' || ('tasks' in task && task.tasks.some(hasFailed))
}

function keptMessage(url: string): string {
  if (process.env['TEST_DATABASE_URL']) return `A test failed, so its database was kept: ${url}`
  return `A test failed; its database was ${url} and ends with this run. \
To look at it, run again with --watch, or with TEST_DATABASE_URL set to a server that stays.`
}
