import type { PGliteInterface as PGlite, Transaction } from '@electric-sql/pglite'
import type { Database, HostQuery } from './database.ts'
import { raw, type Statement, toStatement } from './sql.ts'

/** A database in this process. PGlite has one connection: inside a transaction only `tx` may be used. */
export function pgliteDatabase(pglite: PGlite, schema: string, close: () => Promise<void>): Database {
  const prepared = preparedOn(pglite)
  return {
    ...runner(pglite, schema, prepared),
    transaction: (work) => pglite.transaction((tx) => work(nested(tx, schema, prepared))) as Promise<never>,
    joining: (transaction) => (isTransaction(transaction) ? queryIn(transaction, prepared) : null),
    close,
  }
}

/** The names of prepared statements by their text. */
type Prepared = Map<string, string>

function nested(tx: Transaction, schema: string, prepared: Prepared): Database {
  const db: Database = { ...runner(tx, schema, prepared), transaction: (work) => work(db), close: async () => {} }
  return db
}

type Client = Pick<PGlite, 'exec'>

/** What PGlite gives to the callback of `transaction`. */
function isTransaction(given: object): given is Transaction {
  return 'exec' in given && 'closed' in given && 'rollback' in given
}

/** Without values it may be a script, or a savepoint, which cannot be planned. */
function queryIn(tx: Transaction, prepared: Prepared): HostQuery {
  return async (text, values) => {
    if (values.length > 0) return execute(tx, prepared, { text, values })
    const results = await tx.exec(text)
    return results.at(-1)?.rows ?? []
  }
}

function runner(
  client: Client,
  schema: string,
  prepared: Prepared,
): Pick<Database, 'schema' | 'schemaName' | 'many' | 'script'> {
  return {
    schema: raw(`"${schema}"`),
    schemaName: schema,
    many: (piece) => execute(client, prepared, toStatement(piece)),
    script: async (text) => {
      await client.exec(text)
    },
  }
}

/**
 * Runs a statement by name, planned at its first use: PGlite's own `query` parses, describes and plans each time,
 * which takes longer than most of our statements take to run.
 */
async function execute<Row>(client: Client, prepared: Prepared, { text, values }: Statement): Promise<readonly Row[]> {
  const name = prepared.get(text) ?? (await prepare(client, prepared, text))
  const call = values.length === 0 ? `execute ${name}` : `execute ${name}(${values.map(literal).join(', ')})`
  const results = await client.exec(call)
  return (results[0]?.rows ?? []) as Row[]
}

/** Two calls that prepare the same text at once get a name each: waiting for one another could wait for ever. */
async function prepare(client: Client, prepared: Prepared, text: string): Promise<string> {
  statements += 1
  const name = `laurel_${statements}`
  await client.exec(`prepare ${name} as ${text}`)
  prepared.set(text, name)
  return name
}

let statements = 0

/** A value as SQL text. PGlite keeps to the standard here: a quote is doubled, a backslash is a backslash. */
function literal(value: unknown): string {
  return value === null || value === undefined ? 'null' : `'${String(value).replaceAll("'", "''")}'`
}

/** Prepared statements live as long as the instance, whatever is rolled back, and all communities in it share them. */
const instances = new WeakMap<PGlite, Prepared>()

function preparedOn(pglite: PGlite): Prepared {
  const known = instances.get(pglite) ?? new Map<string, string>()
  instances.set(pglite, known)
  return known
}
