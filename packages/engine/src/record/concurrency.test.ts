import type { EventInput } from '@laurel/core'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { Laurel } from '../laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { START } from '../test-support/engines.ts'

/** Each writer has a connection and an engine of its own, as fifty processes would. */
const WRITERS = 50

const { url } = await testDatabase()
const admin = new pg.Pool({ connectionString: url, max: 2 })
const pools = Array.from({ length: WRITERS }, () => new pg.Pool({ connectionString: url, max: 1 }))

afterAll(() => admin.end())

function writers(schema: string): Promise<readonly Laurel[]> {
  const open = (pool: pg.Pool) => createLaurel({ database: pool, catalog: testCatalog, schema, now: () => START })
  return Promise.all(pools.map(open))
}

async function rows<T>(text: string): Promise<readonly T[]> {
  const result = await admin.query(text)
  return result.rows as readonly T[]
}

function points(id: string, actor: string): EventInput {
  return { id, type: 'points.given', actor, at: '2026-03-02T11:00:00Z' }
}

test('A6, B1 fifty writers on one person: the total is exact, each award unique, with one notice each', async () => {
  const schema = 'one_person'
  const laurels = await writers(schema)
  const answers = await Promise.all(laurels.map((laurel, n) => laurel.record(points(`e${n}`, 'ada'))))

  expect(answers.flat().every((answer) => answer.status === 'recorded')).toBe(true)
  expect(await rows(`select metrics #>> '{points,sum}' as sum from ${schema}.person`)).toEqual([{ sum: '50000000' }])
  const granted = answers.flat().flatMap((answer) => answer.awards.map((award) => award.badge))
  expect(granted.toSorted()).toEqual(['points-1', 'points-15', 'points-30', 'points-5'])
  expect(await rows(`select badge from ${schema}.award order by 1`)).toHaveLength(4)
  const noticed = await rows<{ badge: string }>(
    `select a ->> 'badge' as badge from ${schema}.notice n cross join jsonb_array_elements(n.awards) a order by 1`,
  )
  expect(noticed.map((row) => row.badge)).toEqual(['points-1', 'points-15', 'points-30', 'points-5'])
})

test('A6 fifty writers on twenty people, each batch crossing them in another order: exact, unique, no deadlock', async () => {
  const schema = 'twenty_people'
  const laurels = await writers(schema)
  const people = Array.from({ length: 20 }, (_, n) => `person-${n}`)
  const batches = laurels.map((laurel, writer) => {
    const order = people.toSorted((a, b) => hash(`${writer}${a}`) - hash(`${writer}${b}`))
    return laurel.record(order.map((person) => points(`${person}-${writer}`, person)))
  })
  const answers = (await Promise.all(batches)).flat()

  expect(answers.filter((answer) => answer.status === 'recorded')).toHaveLength(WRITERS * people.length)
  const sums = await rows<{ sum: string }>(`select metrics #>> '{points,sum}' as sum from ${schema}.person`)
  expect(sums).toEqual(people.map(() => ({ sum: '50000000' })))
  expect(await rows(`select 1 from ${schema}.award`)).toHaveLength(4 * people.length)
  const noticed = await rows(`select 1 from ${schema}.notice n cross join jsonb_array_elements(n.awards) a`)
  expect(noticed).toHaveLength(4 * people.length)
})

test('A1 fifty writers sending the same event: one records it, the others find a duplicate', async () => {
  const laurels = await writers('same_event')
  const answers = (await Promise.all(laurels.map((laurel) => laurel.record(points('e1', 'ada'))))).flat()
  expect(answers.filter((answer) => answer.status === 'recorded')).toHaveLength(1)
  expect(answers.filter((answer) => answer.status === 'duplicate')).toHaveLength(WRITERS - 1)
  expect(answers.every((answer) => answer.awards.length === 1)).toBe(true)
})

test('B1 two events that cross a threshold at the same time earn one award, one notice', async () => {
  const schema = 'crossing'
  const [one, two] = await writers(schema)
  await one?.record({ ...points('before', 'ada'), value: 4 })
  const answers = await Promise.all([one?.record(points('a', 'ada')), two?.record(points('b', 'ada'))])
  expect(answers.flatMap((results) => results?.flatMap((result) => result.awards) ?? [])).toHaveLength(1)
  expect(await rows(`select 1 from ${schema}.award where badge = 'points-5'`)).toHaveLength(1)
  expect(await rows(`select 1 from ${schema}.notice where awards @> '[{"badge":"points-5"}]'`)).toHaveLength(1)
})

test('no two of all these writers ever waited for each other in a circle', async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  expect(await rows(`select deadlocks::int4 from pg_stat_database where datname = current_database()`)).toEqual([
    { deadlocks: 0 },
  ])
})

/** A small number that depends on every letter, to put people in an order that differs by writer. */
function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
}
