import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { HostTransaction } from '../database/host/host-transaction.ts'
import type { Laurel } from '../laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, START } from '../test-support/engines.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 5 })
pool.on('error', () => {})
afterAll(() => pool.end())

const batch = [
  event('e1', 'project.created', { target: 'project:1' }),
  event('e2', 'points.given', { value: 5 }),
  event('e3', 'post.liked', { owner: 'bob', target: 'post:1' }),
]

/** The host's transaction on a connection whose server process is ended before statement number `step`. */
function dyingBefore(client: pg.PoolClient, step: number): HostTransaction {
  let statements = 0
  return {
    query: async (text, values) => {
      statements += 1
      if (statements === step) {
        const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
        await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      }
      return client.query(text, values)
    },
  }
}

async function recordDying(laurel: Laurel, step: number): Promise<boolean> {
  const client = await pool.connect()
  client.on('error', () => {})
  try {
    await client.query('begin')
    await laurel.record(batch, { transaction: dyingBefore(client, step) })
    await client.query('commit')
    client.release()
    return true
  } catch {
    client.release(true)
    return false
  }
}

async function stateOf(schema: string): Promise<unknown> {
  const read = async (text: string) => (await pool.query(text.replaceAll(':schema', schema))).rows
  return {
    people: await read('select id, metrics, badges, newest_id from :schema.person order by id'),
    scopes: await read('select * from :schema.scope_state order by person, scope'),
    awards: await read('select person, badge, instance, earned_at, event_id from :schema.award order by 1, 2, 3'),
    notices: await read('select person, awards from :schema.notice order by person'),
  }
}

test('A14 a process that dies between any two steps of the award path leaves nothing half done; sent again, all is there', async () => {
  const plain = await createLaurel({ database: pool, catalog: testCatalog, schema: 'uncrashed', now: () => START })
  await plain.record(batch)
  const expected = await stateOf('uncrashed')

  let step = 1
  for (let finished = false; !finished; step++) {
    const schema = `crashed_${step}`
    const laurel = await createLaurel({ database: pool, catalog: testCatalog, schema, now: () => START })
    finished = await recordDying(laurel, step)
    if (!finished) {
      expect((await pool.query(`select 1 from ${schema}.event`)).rows).toEqual([])
      const answers = await laurel.record(batch)
      expect(answers.map((answer) => answer.status)).toEqual(['recorded', 'recorded', 'recorded'])
    }
    expect(await stateOf(schema)).toEqual(expected)
  }
  expect(step).toBeGreaterThan(4)
})
