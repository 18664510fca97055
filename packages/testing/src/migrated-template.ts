import { administer, createDatabase, type Database } from './create-database.ts'

/**
 * A database with the engine's schema, to be copied once per test file: a copy takes milliseconds, migrating does not.
 * Null as long as the engine has no migrations.
 */
export async function migratedTemplate(serverUrl: string): Promise<Database | null> {
  const migrate = await engineMigrate()
  if (!migrate) return null

  const template = await createDatabase(serverUrl)
  await migrate(template.url)
  // A connection somebody leaves open would make every later copy fail; this one refuses it where it is made.
  await administer(serverUrl, `alter database ${template.name} with allow_connections false`)
  return template
}

type Migrate = (url: string) => Promise<unknown>

/** Imported when needed, as the engine itself is tested with this package. */
async function engineMigrate(): Promise<Migrate | undefined> {
  const engine: Readonly<Record<string, unknown>> = await import('@laurel/engine')
  return typeof engine['migrate'] === 'function' ? (engine['migrate'] as Migrate) : undefined
}
