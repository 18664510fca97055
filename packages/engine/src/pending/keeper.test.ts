import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { postgresDatabase } from '../database/postgres.ts'
import { event } from '../test-support/engines.ts'
import { Keeper, type Unstored } from './keeper.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 2 })
afterAll(() => pool.end())

const unstored = (id: string): Unstored => ({
  events: [event(id, 'points.given')],
  wishes: { announce: false, anyAge: true },
  transaction: null,
})

/** A keeper, with the ids that it stored and those that it left to the log; `store` may refuse some. */
function keeperWith(store: (unstored: Unstored) => Promise<void>) {
  const stored: string[] = []
  const lost: string[] = []
  const error = (fields: object) => {
    if ('events' in fields) lost.push(...idsIn(fields.events as Unstored['events']))
  }
  const keep = async (kept: Unstored) => {
    await store(kept)
    stored.push(...idsIn(kept.events))
  }
  const logger = { info: () => {}, warn: () => {}, error }
  return { keeper: new Keeper(postgresDatabase(pool, 'laurel', false), keep, logger), stored, lost }
}

const idsIn = (events: Unstored['events']) => events.map(({ id }) => id)

test('what cannot be stored does not keep the rest from being stored', async () => {
  const { keeper, stored, lost } = keeperWith(async ({ events }) => {
    if (events[0]?.id === 'bad') throw new Error('no')
  })
  for (const id of ['bad', 'a', 'b']) keeper.keep(unstored(id))
  await expect(keeper.flush()).rejects.toThrow('no')
  await expect(keeper.flush()).rejects.toThrow('no')
  expect(stored).toEqual(['a', 'b'])
  await keeper.close()
  expect(lost).toEqual(['bad'])
})

test('two who store what is kept at the same time store each once', async () => {
  const { keeper, stored } = keeperWith(async () => {})
  for (const id of ['a', 'b', 'c']) keeper.keep(unstored(id))
  await Promise.all([keeper.flush(), keeper.flush(), keeper.close()])
  expect(stored).toEqual(['a', 'b', 'c'])
})

test('what comes after the end goes to the log', async () => {
  const { keeper, lost } = keeperWith(async () => {})
  await keeper.close()
  keeper.keep(unstored('late'))
  expect(lost).toEqual(['late'])
})
