import { createLaurel } from '@laurel/engine'
import { createHandler } from '@laurel/server'
import pg from 'pg'
import { createApp } from '../app.ts'
import { catalog } from '../catalog.ts'
import type { Community } from '../community.ts'
import { postgresStore } from '../store/database.ts'
import { prepareTables } from '../store/schema.ts'
import { Browser } from './browser.ts'

export interface TestCommunity {
  readonly community: Community
  /** Somebody who has just come, with no cookies. */
  visit(): Browser
  close(): Promise<void>
}

/** Dev-Space on a database of its own, answering without a port. */
export async function testCommunity(url: string): Promise<TestCommunity> {
  const pool = new pg.Pool({ connectionString: url, max: 5 })
  const laurel = await createLaurel({ database: pool, catalog })
  const community: Community = { laurel, store: postgresStore(pool), now: () => new Date() }
  await prepareTables(community.store)
  const app = createApp({ community, secret: 'for tests', logger: SILENT, api: createHandler(laurel) })
  return {
    community,
    visit: () => new Browser((request) => app.request(request)),
    close: async () => {
      await laurel.close()
      await pool.end()
    },
  }
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} }
