// A program of its own, started by kill.test.ts with the address of a database, what to count and a number: the
// platform, which kills itself before statement number so much. It can clean up nothing, as when the power fails.
import pg from 'pg'
import type { Database } from '../server/database.ts'
import { openDatabase } from '../server/open-database.ts'
import { startPlatform } from '../start.ts'
import { NO_ASSETS, settingsFor } from './platform.ts'

/** Whose statements are counted. */
export type Counted = 'requests' | 'worker'

const [databaseUrl = '', counted = '', number = ''] = process.argv.slice(2)
const silent = { info: () => {}, warn: () => {}, error: () => {} }
let left = Number.POSITIVE_INFINITY

const settings = settingsFor(databaseUrl)
const opened = await openDatabase(settings)
const database = counted === 'requests' ? dyingIn(opened.database) : opened.database
const { address } = await startPlatform({
  settings,
  logger: silent,
  assets: NO_ASSETS,
  opened: { ...opened, database },
})
left = Number(number)
if (counted === 'worker') dieOncePendingIsSeen()
console.log(address)

function step(): void {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

/** Counts what a request does in its transaction: the begin, each statement, Laurel's too, the commit, and the answer. */
function dyingIn(inner: Database): Database {
  return {
    ...inner,
    transaction: async (work) => {
      step()
      const result = await inner.transaction(async (tx) => {
        const restore = countStatements(tx.host)
        const done = await work(tx)
        restore()
        step()
        return done
      })
      step()
      return result
    },
  }
}

/** Counts what the worker does from the moment on when it first looks for events that wait. */
function dieOncePendingIsSeen(): void {
  let isSeen = false
  countStatements(pg.Client.prototype, (text) => {
    isSeen ||= text.includes('pending_event')
    if (isSeen) step()
  })
}

function countStatements(client: object, each: (text: string) => void = step): () => void {
  const own = Object.getOwnPropertyDescriptor(client, 'query')
  const query: (...args: unknown[]) => unknown = Reflect.get(client, 'query')
  Object.defineProperty(client, 'query', {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]) {
      each(typeof args[0] === 'string' ? args[0] : String(Reflect.get(Object(args[0]), 'text')))
      return Reflect.apply(query, this, args)
    },
  })
  return () => {
    if (own) Object.defineProperty(client, 'query', own)
    else Reflect.deleteProperty(client, 'query')
  }
}
