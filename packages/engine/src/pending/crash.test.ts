import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, START } from '../test-support/engines.ts'

const { url } = await testDatabase()
const admin = new pg.Pool({ connectionString: url, max: 2 })
afterAll(() => admin.end())

interface Dying {
  readonly pool: pg.Pool
  /** From now on statements are counted. */
  count(): void
  died(): boolean
}

/** A pool whose connection ends before statement number `step`; from then on it works as any other. */
function dyingBefore(step: number): Dying {
  let statements = Number.NEGATIVE_INFINITY
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
    const counted = async (...args: unknown[]) => {
      statements += 1
      if (statements === step) {
        const { rows } = (await query('select pg_backend_pid() as pid')) as { rows: { pid: number }[] }
        await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      }
      return query(...args)
    }
    Object.assign(client, { query: counted })
  })
  const count = () => {
    statements = 0
  }
  return { pool, count, died: () => statements >= step }
}

const batch = [
  event('e1', 'project.created', { target: 'project:1' }),
  event('e2', 'points.given', { value: 5 }),
  event('e3', 'post.liked', { owner: 'bob', target: 'post:1' }),
  event('e3', 'post.liked', { owner: 'bob', target: 'post:1' }),
]

async function stateOf(schema: string): Promise<unknown> {
  const read = async (text: string) => (await admin.query(text.replaceAll(':schema', schema))).rows
  return {
    people: await read('select id, metrics, badges, newest_id from :schema.person order by id'),
    awards: await read('select person, badge, instance, earned_at, event_id from :schema.award order by 1, 2, 3'),
    notices: await read('select person, awards from :schema.notice order by person'),
  }
}

test('A14, A16 a worker that dies between any two steps loses none of what waits, and records none of it twice', async () => {
  const options = { catalog: testCatalog, now: () => START }
  const plain = await createLaurel({ database: admin, schema: 'uncrashed', ...options })
  await plain.record(batch.slice(0, 3))
  const expected = await stateOf('uncrashed')

  let step = 1
  for (let finished = false; !finished; step++) {
    const schema = `crashed_${step}`
    const laurel = await createLaurel({ database: admin, schema, ...options })
    await laurel.enqueue(batch)
    const { pool, count, died } = dyingBefore(step)
    const dying = await createLaurel({ database: pool, schema, catalog: testCatalog, now: () => START, migrate: false })
    count()
    await dying
      .startWorker()
      .runOnce()
      .catch(() => {})
    await dying.close()
    await pool.end()
    finished = !died()

    // Whatever had to wait for its next try is due by now.
    const later = await createLaurel({ database: admin, schema, now: () => new Date(START.getTime() + 60_000) })
    await later.startWorker().runOnce()
    expect((await later.health()).pending, `before step ${step}`).toEqual({ waiting: 0, failing: 0, refused: [] })
    expect(await stateOf(schema), `before step ${step}`).toEqual(expected)
    await later.close()
    await laurel.close()
  }
  expect(step).toBeGreaterThan(10)
})
