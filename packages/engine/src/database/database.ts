import type { Sql } from './sql.ts'

/** What the engine asks of a database. The same SQL runs on PostgreSQL, PGlite and Citus. */
export interface Database {
  /** The community's schema, ready to stand in SQL: `${db.schema}.event`. */
  readonly schema: Sql
  /** The schema's name without quotes. */
  readonly schemaName: string
  many<Row>(statement: Sql): Promise<readonly Row[]>
  /** Runs `work` in one transaction; on an error everything it wrote is undone and the error is thrown on. */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>
  /**
   * How to run statements in a transaction that the host opened in this very database, where it plans them better than
   * the host's library would; null for a transaction of any other kind.
   */
  joining?(transaction: object): HostQuery | null
  /** Runs a script of several statements without parameters, such as a migration. */
  script(text: string): Promise<void>
  close(): Promise<void>
}

/** The rows of one statement; `$1`, `$2`, … stand for values, which are all texts or null. */
export type HostQuery = (text: string, values: readonly (string | null)[]) => Promise<readonly unknown[]>

/** The one row of a statement that returns exactly one. */
export async function one<Row>(db: Database, statement: Sql): Promise<Row> {
  const row = await maybeOne<Row>(db, statement)
  if (row === null) throw new TypeError('A statement that always returns a row returned none.')
  return row
}

/** The first row, or null where there is none. */
export async function maybeOne<Row>(db: Database, statement: Sql): Promise<Row | null> {
  const rows = await db.many<Row>(statement)
  return rows[0] ?? null
}

/** Whether a driver's error carries this SQLSTATE. */
export function hasState(error: unknown, ...states: readonly string[]): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && states.includes(code)
}
