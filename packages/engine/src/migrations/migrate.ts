import type { Database } from '../database/database.ts'
import { one } from '../database/database.ts'
import { schemaVersion } from '../database/schema-version.ts'
import { sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { type Migration, migrations } from './migrations.ts'

export interface Migrated {
  /** The migrations that were applied by this call, by name. */
  readonly applied: readonly string[]
  /** The number of the newest migration in the database. */
  readonly version: number
}

/**
 * Brings the schema up to date. Safe to call from any number of processes at once: an advisory lock lets one
 * work and the others find it done.
 *
 * @throws LaurelError `schema_newer` when a newer Laurel has been here with a migration that this one must not work beside.
 */
export async function migrate(db: Database, now: Date): Promise<Migrated> {
  const found = await schemaVersion(db)
  if (found >= latest()) return leaveAsItIs(db, found)
  return db.transaction(async (tx) => {
    await tx.many(sql`select pg_advisory_xact_lock(hashtextextended(${`laurel:${db.schemaName}`}, 0))`)
    const version = await prepareHistory(tx)
    if (version >= latest()) return leaveAsItIs(tx, version)
    const due = migrations.filter((migration) => migration.number > version)
    for (const migration of due) await apply(tx, migration, now)
    return { applied: due.map((migration) => migration.name), version: latest() }
  })
}

/** @throws LaurelError `schema_outdated` or `schema_newer` when this version cannot work with what is in the database. */
export async function requireSchema(db: Database): Promise<void> {
  const version = await schemaVersion(db)
  if (version < latest()) throw new LaurelError('schema_outdated')
  await leaveAsItIs(db, version)
}

/** During a rollout the old version finds what the new one brought: it goes on unless it must not. */
async function leaveAsItIs(db: Database, version: number): Promise<Migrated> {
  if (version > latest() && (await isBroken(db))) throw new LaurelError('schema_newer')
  return { applied: [], version }
}

async function isBroken(db: Database): Promise<boolean> {
  const { broken } = await one<{ broken: boolean }>(
    db,
    sql`select exists (select from ${db.schema}.migration where number > ${latest()}::int and breaking) as broken`,
  )
  return broken
}

async function prepareHistory(tx: Database): Promise<number> {
  // Asked of the table, not by `if not exists`: that looks into a cache which, after the wait for the lock, may
  // not have heard yet of the schema another process has just made.
  const { exists } = await one<{ exists: boolean }>(
    tx,
    sql`select exists (select from pg_catalog.pg_namespace where nspname = ${tx.schemaName}) as exists`,
  )
  if (!exists) await tx.script(`create schema "${tx.schemaName}"`)
  await tx.script(`
    create table if not exists "${tx.schemaName}".migration (
      number integer primary key,
      name text not null,
      applied_at timestamptz not null
    );
  `)
  return schemaVersion(tx)
}

async function apply(tx: Database, migration: Migration, now: Date): Promise<void> {
  await tx.script(migration.script.replaceAll(':schema', `"${tx.schemaName}"`))
  await tx.many(
    sql`insert into ${tx.schema}.migration (number, name, applied_at)
        values (${migration.number}, ${migration.name}, ${now.toISOString()})`,
  )
  if (migration.breaking !== true) return
  await tx.many(sql`update ${tx.schema}.migration set breaking = true where number = ${migration.number}`)
}

function latest(): number {
  return migrations.at(-1)?.number ?? 0
}
