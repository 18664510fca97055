import pg from 'pg'
import { can, type HostConnection, invalidTransaction } from './connection.ts'

/** What `sql.begin()` of postgres.js gives to its callback. */
export interface PostgresJsTransaction {
  unsafe(text: string, values?: (string | null)[], options?: { prepare: boolean }): { raw(): PromiseLike<RawRows> }
  savepoint(work: (inner: PostgresJsTransaction) => Promise<void>): Promise<unknown>
}

/** Rows as the database sent them, each a list of texts in bytes. */
interface RawRows extends Iterable<Iterable<Uint8Array | null>> {
  /** Nothing where the statement answers no rows. */
  readonly columns?: readonly { readonly name: string; readonly type: number }[] | null
}

export function isPostgresJs(transaction: object): transaction is PostgresJsTransaction {
  return typeof transaction === 'function' && can(transaction, 'unsafe')
}

/**
 * Rows are read raw: postgres.js may be set to parse values, and to rename columns and the keys inside JSON. Savepoints
 * are its own: once a statement fails outside of one, the whole transaction ends in a rollback whoever caught the error.
 */
export function postgresJsConnection(sql: PostgresJsTransaction): HostConnection {
  if (!can(sql, 'savepoint')) throw invalidTransaction(DATABASE)
  return {
    query: async (text, values) => {
      const asked = values.length === 0 ? sql.unsafe(text) : sql.unsafe(text, [...values], { prepare: true })
      return read(await asked.raw(), text)
    },
    savepoint: async <T>(work: (inner: HostConnection) => Promise<T>) => {
      let done!: T
      await sql.savepoint(async (inner) => {
        done = await work(postgresJsConnection(inner))
      })
      return done
    },
  }
}

const DATABASE = 'This is postgres.js without a transaction. Hand in the one that `sql.begin()` gives to its callback.'

function read(rows: RawRows, text: string): readonly unknown[] {
  const columns = (rows.columns ?? []).map(({ name, type }) => ({
    name: nameIn(text, name),
    parse: pg.types.getTypeParser(type, 'text'),
  }))
  return Array.from(rows, (row) => {
    const values = [...row].map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString('utf8')))
    return Object.fromEntries(columns.map(({ name, parse }, index) => [name, parsed(parse, values[index] ?? null)]))
  })
}

function parsed(parse: (text: string) => unknown, text: string | null): unknown {
  return text === null ? null : parse(text)
}

/** The name that a column has in the statement, whether postgres.js makes it camelCase, PascalCase or kebab-case. */
function nameIn(text: string, name: string): string {
  const lower = name.charAt(0).toLowerCase() + name.slice(1)
  const snake = lower.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_')
  const found = [name, lower, snake].find((candidate) => new RegExp(`\\b${candidate}\\b`).test(text))
  if (found === undefined) throw invalidTransaction(RENAMED)
  return found
}

const RENAMED = 'postgres.js is set to rename columns in a way that cannot be undone: use its `postgres.camel` or none.'
