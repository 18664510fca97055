import { migratedTemplate } from './migrated-template.ts'
import { startPostgres } from './start-postgres.ts'

/** Where throwaway databases are made. */
export interface Server {
  readonly url: string
  /** A migrated database to copy; null where there is none, and each is migrated for itself. */
  readonly template: string | null
}

/** The server of this process: started by the first who asks, ended with the process. Or TEST_DATABASE_URL's. */
export function sharedServer(): Promise<Server> {
  shared ??= open()
  return shared
}

let shared: Promise<Server> | undefined

async function open(): Promise<Server> {
  const { url } = await startPostgres()
  // A server that stays would keep a template for ever: no test runner tells a process that it was its last test.
  if (process.env['TEST_DATABASE_URL']) return { url, template: null }
  const { name } = await migratedTemplate(url)
  return { url, template: name }
}
