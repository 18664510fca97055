import { can, type HostConnection, invalidTransaction, rowsIn } from './connection.ts'
import { isPostgresJs, postgresJsConnection } from './postgres-js.ts'

/** What `db.transaction()` gives to its callback, with any of Drizzle's drivers for PostgreSQL. */
export interface DrizzleTransaction {
  execute(query: Wrapped | string): PromiseLike<unknown>
  transaction<T>(work: (inner: DrizzleTransaction) => Promise<T>): Promise<T>
  rollback(): never
}

/** A statement as Drizzle takes them. */
interface Wrapped {
  getSQL(): { toQuery(config: never): { sql: string; params: unknown[] } }
}

export function isDrizzle(transaction: object): transaction is DrizzleTransaction {
  return can(transaction, 'execute') && can(transaction, 'transaction')
}

export function drizzleConnection(transaction: DrizzleTransaction): HostConnection {
  if (!can(transaction, 'rollback')) throw invalidTransaction(DATABASE)
  const driver = driverOf(transaction)
  // Drizzle reads by position and never notices when postgres.js is set to rename columns; here they have names.
  return isPostgresJs(driver) ? postgresJsConnection(driver) : ownConnection(transaction)
}

const DATABASE = 'This is Drizzle without a transaction. Hand in the one that `db.transaction()` gives to its callback.'

function ownConnection(transaction: DrizzleTransaction): HostConnection {
  return {
    query: async (text, values) => {
      const statement = { toQuery: () => ({ sql: text, params: [...values] }) }
      return rowsIn(await transaction.execute({ getSQL: () => statement }))
    },
    savepoint: (work) => transaction.transaction((inner) => work(ownConnection(inner))),
  }
}

/** What Drizzle's session sends its statements to. Where a later version keeps it elsewhere, Drizzle itself is used. */
function driverOf(transaction: object): object {
  const session = 'session' in transaction ? transaction.session : undefined
  const client = typeof session === 'object' && session !== null && 'client' in session ? session.client : undefined
  return typeof client === 'function' ? client : {}
}
