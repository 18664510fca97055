import { statementName } from '../statement-name.ts'
import { can, type HostConnection, invalidTransaction, plainConnection, rowsIn } from './connection.ts'

/** A `pg` client with a transaction open, a PGlite transaction, or anything that has their `query`. */
export interface QueryTransaction {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>
}

export function isQueryTransaction(transaction: object): transaction is QueryTransaction {
  return can(transaction, 'query')
}

export function queryConnection(transaction: QueryTransaction): HostConnection {
  if ('totalCount' in transaction) throw invalidTransaction(POOL)
  if ('execProtocol' in transaction && 'waitReady' in transaction) throw invalidTransaction(PGLITE)
  if (isIdle(transaction)) throw invalidTransaction(IDLE)
  return plainConnection(async (text, values) => {
    const isPlanned = values.length > 0 && isPgClient(transaction)
    const answer = isPlanned
      ? transaction.query({ name: statementName(text), text, values: [...values] })
      : transaction.query(text, [...values])
    return rowsIn(await answer)
  })
}

const POOL = 'This is a pool, whose statements run on different connections. Hand in the client that began.'
const PGLITE = 'This is PGlite itself. Hand in the transaction that `pglite.transaction()` gives to its callback.'
const IDLE = 'No transaction is open on this client. Await its `begin` first.'

/** Newer `pg` clients know whether a transaction is open: I is idle, T is inside one, E inside one that failed. */
function isIdle(client: object): boolean {
  return 'getTransactionStatus' in client && typeof client.getTransactionStatus === 'function'
    ? client.getTransactionStatus() === 'I'
    : false
}

/** A client of `pg` takes a name, under which the server plans a statement once for the connection. */
interface PgClient extends QueryTransaction {
  query(text: string, values?: unknown[]): ReturnType<QueryTransaction['query']>
  query(planned: {
    readonly name: string
    readonly text: string
    readonly values: unknown[]
  }): ReturnType<QueryTransaction['query']>
}

function isPgClient(client: QueryTransaction): client is PgClient {
  return can(client, 'escapeLiteral') && 'processID' in client
}
