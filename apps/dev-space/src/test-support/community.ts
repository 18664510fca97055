import { createHandler } from '@laurel/server'
import { type TestCommunity, type TestLaurelOptions, testLaurel } from '@laurel/testing/vitest'
import { createApp } from '../app.ts'
import type { Assets } from '../assets/assets.ts'
import { catalog } from '../catalog.ts'
import type { Community } from '../community.ts'
import { createAuth } from '../features/accounts/auth.ts'
import { accountByHandle } from '../store/accounts.ts'
import { postgresStore } from '../store/database.ts'
import { prepareTables } from '../store/schema.ts'
import { Browser, ORIGIN } from './browser.ts'

/** Somebody with an account, in a browser of their own. */
export interface Member {
  readonly browser: Browser
  readonly handle: string
  readonly id: string
  readonly email: string
}

export const PASSWORD = 'correct horse battery'

export interface TestDevSpace extends Pick<TestCommunity, 'clock' | 'work'> {
  readonly community: Community
  /** Somebody who has just come, with no cookies. */
  visit(): Browser
  /** Somebody new with an account, signed in. */
  joined(name?: string): Promise<Member>
}

/**
 * Dev-Space on a database of its own, answering without a port until the test file is through. Its clock is also
 * Laurel's; it runs as the real one unless `now` is given.
 */
export async function testCommunity(options: Pick<TestLaurelOptions, 'now'> = {}): Promise<TestDevSpace> {
  const { laurel, database, clock, work } = await testLaurel({ ...options, catalog })
  const store = postgresStore(database)
  await prepareTables(store)
  const secret = 'for tests, and long enough to be a secret'
  const auth = createAuth({ store, secret, origin: ORIGIN, github: null })
  const community: Community = { laurel, store, auth, assets: NO_ASSETS, now: clock.now }
  const app = createApp({ community, logger: SILENT, api: createHandler(laurel, { now: clock.now }) })
  const visit = () => new Browser((request) => app.request(request))
  let people = 0
  return {
    community,
    clock,
    work,
    visit,
    joined: async (name = 'Ada Lovelace') => {
      people += 1
      const browser = visit()
      const handle = `person-${people}`
      const email = `${handle}@example.org`
      await browser.post('/join', { name, handle, email, password: PASSWORD })
      const account = await accountByHandle(store, handle)
      if (account === null) throw new Error(`@${handle} could not join.`)
      return { browser, handle, id: account.id, email }
    },
  }
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} }

/** For pages that no browser looks at. */
const NO_ASSETS: Assets = {
  styles: '/assets/styles.css',
  script: '/assets/dev-space.js',
  font: '/assets/inter.woff2',
  file: () => undefined,
}
