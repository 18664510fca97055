import { can, type HostConnection, invalidTransaction, plainConnection, rowsIn } from './connection.ts'
import { isQueryTransaction } from './query.ts'

/** What `knex.transaction()` gives to its callback, or answers. */
export interface KnexTransaction {
  readonly isTransaction?: boolean
  isCompleted(): boolean
  raw(sql: string): unknown
  /** Inside a transaction the connection that it runs on, every time. */
  readonly client: { acquireConnection(): Promise<unknown> }
}

export function isKnex(transaction: object): transaction is KnexTransaction {
  return typeof transaction === 'function' && can(transaction, 'raw') && 'client' in transaction
}

/**
 * Statements go to the transaction's connection itself: through `raw` a question mark would be a placeholder, and
 * `postProcessResponse` may rename columns.
 */
export function knexConnection(transaction: KnexTransaction): HostConnection {
  if (transaction.isTransaction !== true) throw invalidTransaction(KNEX)
  return plainConnection(async (text, values) => {
    // Its connection may be somebody else's by now.
    if (transaction.isCompleted()) throw invalidTransaction(OVER)
    const connection = await transaction.client.acquireConnection()
    if (typeof connection !== 'object' || connection === null) throw invalidTransaction()
    if (!isQueryTransaction(connection)) throw invalidTransaction()
    return rowsIn(await connection.query(text, [...values]))
  })
}

const KNEX = 'This is Knex without a transaction. Hand in the one that `knex.transaction()` gives to its callback.'
const OVER = 'This Knex transaction is committed or rolled back already.'
