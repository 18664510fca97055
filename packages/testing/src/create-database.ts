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
    drop: () => administer(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

/** One statement on a connection of its own: databases are not created or dropped inside a transaction. */
export async function administer(serverUrl: string, statement: string): Promise<void> {
  await withClient(serverUrl, (client) => client.query(statement))
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
