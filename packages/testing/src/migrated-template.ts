import { administer, createDatabase, type Database } from './create-database.ts'

/** A database with the engine's schema, to be copied once per test file: a copy takes milliseconds, migrating does not. */
export async function migratedTemplate(serverUrl: string): Promise<Database> {
  // Imported when needed, as the engine itself is tested with this package.
  const { migrateDatabase } = await import('@laurel/engine')
  const template = await createDatabase(serverUrl)
  await migrateDatabase(template.url)
  // A connection somebody leaves open would make every later copy fail; this one refuses it where it is made.
  await administer(serverUrl, `alter database ${template.name} with allow_connections false`)
  return template
}
