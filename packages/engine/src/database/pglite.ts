import type { PGlite, Transaction } from '@electric-sql/pglite'
import type { Database } from './database.ts'
import { raw, type Sql, toStatement } from './sql.ts'

/** A database in this process. PGlite has one connection: inside a transaction only `tx` may be used. */
export function pgliteDatabase(pglite: PGlite, schema: string, close: () => Promise<void>): Database {
  return {
    ...runner(pglite, schema),
    transaction: (work) => pglite.transaction((tx) => work(nested(tx, schema))) as Promise<never>,
    close,
  }
}

function nested(tx: Transaction, schema: string): Database {
  const db: Database = { ...runner(tx, schema), transaction: (work) => work(db), close: async () => {} }
  return db
}

function runner(
  client: Pick<PGlite, 'query' | 'exec'>,
  schema: string,
): Pick<Database, 'schema' | 'schemaName' | 'many' | 'script'> {
  return {
    schema: raw(`"${schema}"`),
    schemaName: schema,
    many: async <Row>(piece: Sql) => {
      const { text, values } = toStatement(piece)
      const { rows } = await client.query<Row>(text, [...values])
      return rows
    },
    script: async (text) => {
      await client.exec(text)
    },
  }
}
