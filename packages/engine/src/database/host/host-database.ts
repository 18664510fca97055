import type { Database } from '../database.ts'
import { raw, type Sql, toStatement } from '../sql.ts'
import { type HostConnection, plainConnection } from './connection.ts'
import { connectionTo, type HostTransaction } from './host-transaction.ts'

/** A host's open transaction as a database. */
export interface HostDatabase extends Database {
  /** Runs `work` so that on an error what it wrote is undone, while the host's transaction goes on. */
  savepoint<T>(work: (inner: HostDatabase) => Promise<T>): Promise<T>
}

/**
 * Works in the host's open transaction, one piece of work after the other: two at once would undo and release each
 * other's savepoints, and answer that something is recorded which is not.
 *
 * @throws LaurelError `invalid_transaction`
 */
export async function inHostTransaction<T>(
  transaction: HostTransaction,
  own: Pick<Database, 'schemaName' | 'joining'>,
  work: (host: HostDatabase) => Promise<T>,
): Promise<T> {
  const host = hostDatabase(transaction, own)
  const done = (lastWork.get(transaction) ?? Promise.resolve()).then(() => work(host))
  const isOver = done.then(ignore, ignore)
  lastWork.set(transaction, isOver)
  return done
}

/** What was begun last in each transaction. */
const lastWork = new WeakMap<object, Promise<void>>()

function ignore(): void {}

/**
 * The host's open transaction as a database: nothing here begins, commits or rolls it back.
 *
 * @throws LaurelError `invalid_transaction`
 */
export function hostDatabase(
  transaction: HostTransaction,
  own: Pick<Database, 'schemaName' | 'joining'>,
): HostDatabase {
  const query = own.joining?.(transaction)
  return databaseOn(query ? plainConnection(query) : connectionTo(transaction), own.schemaName)
}

function databaseOn(connection: HostConnection, schema: string): HostDatabase {
  const db: HostDatabase = {
    schema: raw(`"${schema}"`),
    schemaName: schema,
    many: async <Row>(piece: Sql) => {
      const { text, values } = toStatement(piece)
      const rows = await connection.query(withTexts(text), values.map(textOf))
      return rows as readonly Row[]
    },
    script: async (text) => {
      await connection.query(text, [])
    },
    transaction: (work) => work(db),
    savepoint: (work) => connection.savepoint((inner) => work(databaseOn(inner, schema))),
    close: async () => {},
  }
  return db
}

/** Every driver sends a text as it is; JSON, times and booleans some write in a way of their own. */
function withTexts(text: string): string {
  return text.replaceAll(/\$(\d+)::/g, '$$$1::text::')
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
