import { randomBytes } from 'node:crypto'
import { escapeIdentifier } from 'pg'
import { withClient } from './with-client.ts'

export interface Database {
  readonly name: string
  readonly url: string
  /** Removes the database, and ends the connections that are still open to it. */
  drop(): Promise<void>
}

export interface DatabaseOptions {
  /** The name of a database to copy; nobody may be connected to it. */
  readonly template?: string
}

/** Creates a database of its own on the server behind `serverUrl`: empty, or a copy of `template`. */
export async function createDatabase(serverUrl: string, { template }: DatabaseOptions = {}): Promise<Database> {
  const name = `laurel_${randomBytes(6).toString('hex')}`
  const copied = template === undefined ? '' : ` template ${escapeIdentifier(template)}`
  await administer(serverUrl, `create database ${name}${copied}`)
  return {
    name,
    url: withDatabase(serverUrl, name),
    drop: () => dropDatabase(serverUrl, name),
  }
}

/**
 * A pool says that it has ended before its connections have: ending them here as well would raise an error that
 * nobody listens for any more. So they get a second to go, and only what stays is ended.
 */
async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    for (let waits = 0; waits < 100; waits++) {
      const open = await client.query(CONNECTIONS, [name])
      if (open.rowCount === 0) break
      await client.query('select pg_sleep(0.01)')
    }
    await client.query(`drop database if exists ${name} with (force)`)
  })
}

const CONNECTIONS = 'select pid from pg_stat_activity where datname = $1'

/** One statement on a connection of its own: databases are not created or dropped inside a transaction. */
export async function administer(serverUrl: string, statement: string): Promise<void> {
  await withClient(serverUrl, (client) => client.query(statement))
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
