import { PGlite } from '@electric-sql/pglite'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { Laurel } from '../laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, START } from '../test-support/engines.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 60 })
afterAll(() => pool.end())
await pool.query('create table host_project (id text)')

const created = (id: string) => event(id, 'project.created', { target: `project:${id}` })

async function open(schema: string): Promise<Laurel> {
  return createLaurel({ database: pool, catalog: testCatalog, schema, now: () => START })
}

/** What the host writes, and tells Laurel of, in one transaction that ends as `end` says. */
async function hostWrites(laurel: Laurel, id: string, end: 'commit' | 'rollback' = 'commit'): Promise<unknown> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('insert into host_project values ($1)', [id])
    const answer = await laurel.recordOrEnqueue(created(id), { transaction: client })
    await client.query(end)
    return answer
  } finally {
    client.release()
  }
}

const hostHas = async (id: string) => (await pool.query('select from host_project where id = $1', [id])).rowCount === 1

/** Nothing that earns a badge can be stored until the returned function has run. */
async function breakAwards(schema: string, each = ''): Promise<() => Promise<unknown>> {
  await pool.query(`create function ${schema}.refuse() returns trigger language plpgsql as
    $$ begin raise exception 'broken'; end $$`)
  await pool.query(`create trigger refuse before insert on ${schema}.award ${each} execute function ${schema}.refuse()`)
  return () => pool.query(`drop trigger refuse on ${schema}.award`)
}

test('a failure in the host’s transaction leaves the host’s write as it is, and is made up for later', async () => {
  const laurel = await open('made_up')
  const mend = await breakAwards('made_up')
  expect(await hostWrites(laurel, 'a')).toBeNull()
  expect(await hostHas('a')).toBe(true)
  expect(await laurel.profile('ada')).toBeNull()
  await mend()
  await laurel.startWorker().runOnce()
  expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
  await laurel.close()
})

test('where the host rolls back, what failed is not made up for', async () => {
  const laurel = await open('rolled_back')
  const mend = await breakAwards('rolled_back')
  expect(await hostWrites(laurel, 'b', 'rollback')).toBeNull()
  await mend()
  await laurel.startWorker().runOnce()
  expect(await hostHas('b')).toBe(false)
  expect(await laurel.person('ada')).toBeNull()
  await laurel.close()
})

test('where nothing of ours can be written, what the host committed counts later and what it rolled back does not', async () => {
  const laurel = await open('nothing')
  await pool.query('alter schema nothing rename to elsewhere')
  expect(await hostWrites(laurel, 'c')).toBeNull()
  expect(await hostWrites(laurel, 'd', 'rollback')).toBeNull()
  expect([await hostHas('c'), await hostHas('d')]).toEqual([true, false])
  await pool.query('alter schema elsewhere rename to nothing')
  await laurel.startWorker().runOnce()
  expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(1)
  await laurel.close()
})

test('enqueued in the host’s transaction, events are recorded if it commits', async () => {
  const laurel = await open('enqueued')
  const client = await pool.connect()
  for (const [id, end] of [
    ['e', 'commit'],
    ['f', 'rollback'],
  ] as const) {
    await client.query('begin')
    await laurel.enqueue(created(id), { transaction: client })
    await client.query(end)
  }
  client.release()
  await laurel.startWorker().runOnce()
  expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(1)
  await laurel.close()
})

test.each(['record', 'recordOrEnqueue'] as const)(
  'calls of %s that are not awaited on one transaction take their turn, and each is stored as it says',
  async (call) => {
    const laurel = await open(`turns_${call}`.toLowerCase())
    const client = await pool.connect()
    await client.query('begin')
    const ids = ['g', 'h', 'i', 'j']
    const calls = ids.map((id) => laurel[call]({ ...created(id), actor: id }, { transaction: client }))
    const answers = await Promise.all(calls)
    await client.query('commit')
    client.release()
    expect(answers.map((answer) => answer?.[0]?.status)).toEqual(ids.map(() => 'recorded'))
    for (const id of ids) expect((await laurel.profile(id))?.milestones[0]?.value).toBe(1)
    await laurel.close()
  },
)

test('of calls that are not awaited on one transaction, one that fails undoes none of the others', async () => {
  const laurel = await open('undone')
  const mend = await breakAwards('undone', 'for each row')
  const client = await pool.connect()
  await client.query('begin')
  const answers = await Promise.all(
    [created('k'), event('l', 'door.opened', { actor: 'bob' }), created('m')].map((told) =>
      laurel.recordOrEnqueue(told, { transaction: client }),
    ),
  )
  await client.query('commit')
  client.release()
  expect(answers.map((answer) => answer?.[0]?.status)).toEqual([undefined, 'recorded', undefined])
  expect((await laurel.health()).pending.waiting).toBe(2)
  await mend()
  await laurel.startWorker().runOnce()
  expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(2)
  await laurel.close()
})

test('fifty hosts at once with a first event of one person: one award, one notice, and one answer that has it', async () => {
  const laurel = await open('fifty')
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const client = await pool.connect()
      await client.query('begin')
      const answer = await laurel.recordOrEnqueue(created(`n${n}`), { transaction: client })
      await client.query('commit')
      client.release()
      return answer
    }),
  )
  expect(answers.filter((answer) => answer?.[0]?.awards.some(({ badge }) => badge === 'first-project'))).toHaveLength(1)
  expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(50)
  expect((await laurel.health()).pending.waiting).toBe(0)
  await laurel.close()
})

test('a PGlite host goes on in its transaction after a failure', async () => {
  const pglite = await PGlite.create()
  const laurel = await createLaurel({ database: pglite, catalog: testCatalog, now: () => START })
  await pglite.exec('create table host_project (id text); alter table laurel.award rename to away')
  await pglite.transaction(async (tx) => {
    await tx.query(`insert into host_project values ('g')`)
    expect(await laurel.recordOrEnqueue(created('g'), { transaction: tx })).toBeNull()
  })
  await pglite.exec('alter table laurel.away rename to award')
  await laurel.startWorker().runOnce()
  expect((await pglite.query('select * from host_project')).rows).toHaveLength(1)
  expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
  await laurel.close()
  await pglite.close()
})
