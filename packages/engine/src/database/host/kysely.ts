import { can, type HostConnection, invalidTransaction, plainConnection, rowsIn } from './connection.ts'

/** What `db.transaction().execute()` gives to its callback, or `db.startTransaction().execute()` answers. */
export interface KyselyTransaction {
  readonly isTransaction: true
  /** Plugins may rename columns and rewrite values; ours are read as the database sends them. */
  withoutPlugins(): KyselyTransaction
  executeQuery(query: CompiledQuery): Promise<{ readonly rows: readonly unknown[] }>
}

/** A statement as Kysely compiles them. */
interface CompiledQuery {
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly query: {
    readonly kind: 'RawNode'
    readonly sqlFragments: readonly string[]
    readonly parameters: readonly never[]
  }
  readonly queryId: { readonly queryId: string }
}

export function isKysely(transaction: object): transaction is KyselyTransaction {
  return can(transaction, 'executeQuery') && can(transaction, 'withoutPlugins')
}

export function kyselyConnection(transaction: KyselyTransaction): HostConnection {
  if (!transaction.isTransaction) throw invalidTransaction(DATABASE)
  const plain = transaction.withoutPlugins()
  return plainConnection(async (text, values) => rowsIn(await plain.executeQuery(compiled(text, values))))
}

const DATABASE = 'This is Kysely without a transaction. Hand in the one that `db.transaction().execute()` gives.'

function compiled(text: string, values: readonly unknown[]): CompiledQuery {
  return {
    sql: text,
    parameters: values,
    query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
    // Plugins and Kysely's cancelling tell statements apart by it: no two may share the object.
    queryId: { queryId: 'laurel' },
  }
}
