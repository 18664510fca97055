import { compileRules, type Fact } from '@laurel/core'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { Database } from '../database/database.ts'
import { postgresDatabase } from '../database/postgres.ts'
import { type Sql, toStatement } from '../database/sql.ts'
import { correctable } from '../test-support/corrections.ts'
import { event, START } from '../test-support/engines.ts'
import { lockConcerned, lockPeople } from './lock-people.ts'

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 6 })
afterAll(() => pool.end())

const rules = compileRules(correctable)

test('who finds that somebody new was stored meanwhile lets go of the others before waiting for them', async () => {
  const { db, laurel, hold } = await open('stored_meanwhile')
  await laurel.record(event('p1', 'points.given', { actor: 'zed' }))
  const others: Promise<void>[] = []
  await db.transaction(async (tx) => {
    const raced = aroundFirst(tx, 'insert into', {
      before: async () => {
        await laurel.record(event('p2', 'points.given', { actor: 'bob' }))
        others.push((await hold('bob')).thenAlso('zed'))
      },
    })
    expect(await lockPeople({ rules }, raced, ['zed', 'bob'], START)).toEqual(['bob', 'zed'])
  })
  expect(others).toHaveLength(1)
  await Promise.all(others)
})

test('who finds that a corrected event credits somebody else lets go of its subject before waiting for them', async () => {
  const { db, laurel, hold } = await open('credited_meanwhile')
  await laurel.record([event('p1', 'points.given', { actor: 'zed' }), event('p2', 'points.given')])
  const others: Promise<void>[] = []
  await db.transaction(async (tx) => {
    const raced = aroundFirst(tx, 'for update', {
      before: async () => {
        await laurel.record(event('l1', 'post.liked', { actor: 'zed', owner: 'ada' }))
      },
      after: async () => {
        others.push((await hold('ada')).thenAlso('zed'))
      },
    })
    expect(await lockConcerned({ rules }, raced, [RETRACTION], START)).toEqual(['ada', 'zed'])
  })
  expect(others).toHaveLength(1)
  await Promise.all(others)
})

/** Zed's like is retracted. */
const RETRACTION: Fact = {
  id: 'r1',
  type: 'laurel.retracted',
  at: START.getTime(),
  actor: 'zed',
  owner: null,
  target: null,
  value: 1,
  zone: null,
  data: { event: 'l1' },
}

interface Held {
  /** Waits for somebody else as well, and lets go of both. */
  thenAlso(id: string): Promise<void>
}

async function open(schema: string) {
  const laurel = await createLaurel({ database: pool, schema, catalog: correctable, now: () => START })
  /** Holds somebody in a transaction of its own. */
  const hold = async (first: string): Promise<Held> => {
    const client = await pool.connect()
    const take = (id: string) => client.query(`select from ${schema}.person where id = $1 for update`, [id])
    await client.query('begin')
    await take(first)
    const thenAlso = async (second: string) => {
      try {
        await take(second)
        await client.query('commit')
      } finally {
        client.release()
      }
    }
    return { thenAlso }
  }
  return { laurel, db: postgresDatabase(pool, schema, false), hold }
}

interface Meanwhile {
  readonly before?: () => Promise<void>
  readonly after?: () => Promise<void>
}

/** The database, with what others do before and after the first statement that contains these words. */
function aroundFirst(db: Database, words: string, { before, after }: Meanwhile): Database {
  let waiting = true
  const many = async <Row>(piece: Sql): Promise<readonly Row[]> => {
    if (!waiting || !toStatement(piece).text.includes(words)) return db.many<Row>(piece)
    waiting = false
    await before?.()
    const rows = await db.many<Row>(piece)
    await after?.()
    return rows
  }
  return { ...db, many }
}
