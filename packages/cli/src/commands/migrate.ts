import { migrateDatabase } from '@laurel/engine'
import { type DatabaseOptions, orUnusable, placeOf, shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printResult } from '../output.ts'

export interface MigrateOptions extends DatabaseOptions {
  readonly json?: boolean
}

/** `laurel migrate`: makes the schema, or brings it up to date. Running it again changes nothing. */
export async function migrate(options: MigrateOptions, io: Io): Promise<ExitCode> {
  const place = placeOf(options, io.env)
  const migrated = await orUnusable(place, () => migrateDatabase(place.database, place.schema, io.now()))
  const { applied, version } = migrated
  const where = `Schema ${place.schema} of ${shown(place)}`
  printResult(io, options.json, { ...migrated, database: shown(place), schema: place.schema }, () => [
    ...applied.map((name) => `Applied ${name}.`),
    applied.length === 0 ? `${where} is up to date (version ${version}).` : `${where} is now at version ${version}.`,
  ])
  return EXIT.ok
}
