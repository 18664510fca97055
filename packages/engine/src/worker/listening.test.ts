import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { Laurel } from '../laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { onEachEngine } from '../test-support/engines.ts'
import { keepListening } from './keep-listening.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url })
afterAll(() => pool.end())

// Nothing is looked for by the clock unless a test says so.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const told = (schema: string) =>
  `select ${schema}.record_event('project.created', actor => 'ada', target => 'project:1')`

/** What the person is told next. */
async function nextNotice(laurel: Laurel): Promise<readonly string[] | undefined> {
  const { value } = await laurel.watchInbox('ada')[Symbol.asyncIterator]().next()
  return value?.awards.map(({ badge }: { readonly badge: string }) => badge)
}

onEachEngine((open) => {
  test('a worker hears at once of an event that is told in SQL, and so does whoever watches the inbox', async () => {
    const { laurel, rows, schema } = await open()
    const worker = laurel.startWorker()
    await worker.runOnce()
    const notice = nextNotice(laurel)
    await rows(told(schema))
    expect(await notice).toContain('first-project')
    await worker.stop()
  })

  test('a worker that is stopped hears nothing any more', async () => {
    const { laurel, rows, schema } = await open()
    const worker = laurel.startWorker()
    await worker.stop()
    await rows(told(schema))
    expect((await laurel.health()).pending.waiting).toBe(1)
  })
})

test('a worker whose connection was lost finds events within a second, and listens again', async () => {
  const laurel = await createLaurel({ database: pool, catalog: testCatalog, schema: 'lost' })
  const worker = laurel.startWorker()
  await worker.runOnce()
  await loseListeners()
  const found = nextNotice(laurel)
  await pool.query(told('lost'))
  vi.advanceTimersByTime(1_000)
  expect(await found).toContain('first-project')

  vi.advanceTimersByTime(10_000)
  await vi.waitFor(async () => expect(await listeners()).toBe(1))
  await worker.stop()
  await laurel.close()
})

test('where there is nobody to listen to, it is told to the log and tried again after ten seconds', async () => {
  const warned: string[] = []
  const logger = { info: () => {}, warn: (_: object, message: string) => warned.push(message), error: () => {} }
  let tries = 0
  let news = 0
  const listen = async () => {
    tries += 1
    if (tries === 1) throw new Error('too many clients')
    return { close: async () => {} }
  }
  const onNews = () => {
    news += 1
  }
  const end = keepListening(listen, 'laurel', onNews, logger)
  await vi.waitFor(() => expect(warned).toEqual(['the database cannot be listened to']), { interval: 1 })
  vi.advanceTimersByTime(10_000)
  await vi.waitFor(() => expect([tries, news]).toEqual([2, 1]), { interval: 1 })
  await end()
  vi.advanceTimersByTime(60_000)
  expect(tries).toBe(2)
})

const LISTENERS = `from pg_stat_activity where query ilike 'listen %' and datname = current_database()`

async function listeners(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int4 as n ${LISTENERS}`)
  return rows[0]?.n ?? 0
}

async function loseListeners(): Promise<void> {
  await pool.query(`select pg_terminate_backend(pid) ${LISTENERS}`)
}
