import type { EventInput } from '@laurel/core'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { Laurel } from '../laurel.ts'
import { badge, catalogOf, heldBy, outcomeOf, pointsOf } from '../test-support/changing-catalog.ts'
import { onEachEngine, START } from '../test-support/engines.ts'

const first = catalogOf({ pro: badge(3) })
const second = catalogOf({ pro: badge(2), starter: badge(1) })

function people(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `person-${String(index).padStart(4, '0')}`)
}

async function tell(laurel: Laurel, events: readonly EventInput[]): Promise<void> {
  for (let from = 0; from < events.length; from += 1_000) await laurel.record(events.slice(from, from + 1_000))
}

onEachEngine((open) => {
  test('E14 a backfill that is stopped goes on where it was, does nobody twice and tells nobody', async () => {
    const { laurel, again, rows } = await open({ catalog: first })
    await tell(
      laurel,
      people(600).flatMap((person) => pointsOf(person, 1, 2)),
    )
    await laurel.publishCatalog(second)
    const progress: (readonly [number, number])[] = []
    const stopped = laurel.backfill({
      onProgress: ({ done, total }) => {
        progress.push([done, total])
        if (done === 500) throw new Error('killed')
      },
    })
    await expect(stopped).rejects.toThrow('killed')
    const other = await again()
    expect(await other.backfill({ onProgress: ({ done, total }) => progress.push([done, total]) })).toBe(100)
    expect(progress).toEqual([
      [500, 600],
      [600, 600],
    ])
    expect(await other.backfill()).toBe(0)

    const [counted] = await rows(
      'select count(*)::int as awards, (select count(*)::int from :schema.notice) as notices, (select count(*)::int from :schema.backfill_person) as waiting from :schema.award',
    )
    expect(counted).toEqual({ awards: 1_200, notices: 0, waiting: 0 })
    expect((await other.catalogVersions())[0]?.backfill).toEqual({ done: 600, total: 600, finished: true })
  })

  test('E15 events that arrive meanwhile end in the same as a replay, and their awards are told once', async () => {
    const { laurel, again } = await open({ catalog: first })
    const ids = people(520)
    await tell(
      laurel,
      ids.flatMap((person) => pointsOf(person, 1, 2)),
    )
    await laurel.publishCatalog(second)
    const other = await again()
    const meanwhile = ids.flatMap((person) => pointsOf(person, 3, 3))
    await Promise.all([
      laurel.backfill(),
      ...Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? laurel : other).record(meanwhile.slice(index * 65, index * 65 + 65)),
      ),
    ])
    const replayed = (await open({ catalog: second })).laurel
    await tell(
      replayed,
      ids.flatMap((person) => pointsOf(person, 1, 3)),
    )
    expect(await outcomeOf(laurel)).toEqual(await outcomeOf(replayed))
    expect((await laurel.catalogVersions())[0]?.backfill).toMatchObject({ finished: true })
  })

  test('E12 E15 what is recorded at the very moment of publishing counts by one of the two, and is folded by the new one', async () => {
    const { laurel, again } = await open({ catalog: first })
    const other = await again()
    const ids = people(60)
    const recording = Array.from({ length: 30 }, (_, index) =>
      (index % 2 ? laurel : other).record(
        ids.slice(index * 2, index * 2 + 2).flatMap((person) => pointsOf(person, 1, 2)),
      ),
    )
    await Promise.all([...recording, laurel.publishCatalog(second)])
    await other.backfill()
    const replayed = (await open({ catalog: second })).laurel
    await tell(
      replayed,
      ids.flatMap((person) => pointsOf(person, 1, 2)),
    )
    expect(await outcomeOf(laurel)).toEqual(await outcomeOf(replayed))
  })

  test('who does something first is folded by that, and the backfill leaves them as they are', async () => {
    const { laurel, rows } = await open({ catalog: first })
    await laurel.record([...pointsOf('ada', 1, 2), ...pointsOf('bob', 1, 2)])
    await laurel.publishCatalog(second)
    await laurel.record(pointsOf('ada', 3, 3))
    expect(await heldBy(laurel, 'ada')).toEqual({ pro: 2, starter: 1 })
    expect(await heldBy(laurel, 'bob')).toEqual({})
    const version = () => rows("select version from :schema.person where id = 'ada'")
    const before = await version()
    await laurel.backfill()
    expect(await version()).toEqual(before)
    expect(await heldBy(laurel, 'bob')).toEqual({ pro: 2, starter: 1 })
  })

  test('whom no change concerns is not touched, and counts as folded by the new rules', async () => {
    const { laurel, rows } = await open({ catalog: catalogOf({ pro: badge(30) }) })
    await laurel.record([...pointsOf('ada', 1, 25), ...pointsOf('bob', 1, 19)])
    const stored = () => rows("select * from :schema.person where id = 'bob'")
    const before = await stored()
    await laurel.publishCatalog(catalogOf({ pro: badge(20) }))
    expect(await laurel.backfill()).toBe(1)
    expect(await stored()).toEqual(before)
    await laurel.record(pointsOf('bob', 20, 20))
    expect(await heldBy(laurel, 'bob')).toEqual({ pro: 20 })
  })

  test('two versions one after the other are caught up with at once', async () => {
    const { laurel } = await open({ catalog: catalogOf({ pro: badge(30) }) })
    await laurel.record([...pointsOf('ada', 1, 25), ...pointsOf('bob', 1, 35)])
    await laurel.publishCatalog(catalogOf({ pro: badge(20), other: badge(10) }))
    await laurel.record(pointsOf('ada', 26, 26))
    await laurel.publishCatalog(catalogOf({ pro: badge(50), other: badge(5) }))
    await laurel.backfill()
    expect(await heldBy(laurel, 'ada')).toEqual({ pro: 20, other: 5 })
    expect(await heldBy(laurel, 'bob')).toEqual({ pro: 30, other: 5 })
    expect((await laurel.catalogVersions()).map(({ backfill }) => backfill?.finished)).toEqual([true, true, undefined])
  })

  describe('a limited badge', () => {
    const limited = (most: number) => catalogOf({ pro: badge(3), early: badge(2, { supply: { most } }) })

    test('B15 that is new goes to those who earned it first, as the preview said', async () => {
      const { laurel, rows } = await open({ catalog: first })
      const late = (person: string, from: number) => pointsOf(person, from, from + 1)
      await laurel.record([...late('ada', 30), ...late('bob', 10), ...late('cy', 20), ...late('dee', 5)])
      const preview = await laurel.previewCatalog(limited(2))
      expect(preview.badges[0]).toMatchObject({ badge: 'early', gains: { count: 2 } })
      await laurel.publishCatalog(limited(2))
      await laurel.backfill()
      const awards = await Array.fromAsync(laurel.exportAwards())
      expect(awards.map(({ person }) => person)).toEqual(['bob', 'dee'])
      expect(await rows('select badge, taken from :schema.badge_supply')).toEqual([{ badge: 'early', taken: 2 }])
      await laurel.record(pointsOf('eve', 40, 41))
      expect(await heldBy(laurel, 'eve')).toEqual({})
    })

    test('that has a limit from now on counts those who hold it', async () => {
      const { laurel } = await open({ catalog: catalogOf({ pro: badge(3), early: badge(2) }) })
      await laurel.record([...pointsOf('ada', 1, 2), ...pointsOf('bob', 1, 2)])
      await laurel.publishCatalog(limited(2))
      await laurel.backfill()
      await laurel.record(pointsOf('cy', 1, 2))
      expect(Object.keys(await heldBy(laurel, 'ada'))).toEqual(['early'])
      expect(await heldBy(laurel, 'cy')).toEqual({})
      await laurel.publishCatalog(limited(3))
      await laurel.backfill()
      expect(Object.keys(await heldBy(laurel, 'cy'))).toEqual(['early'])
    })
  })
})

test('publishing waits for a transaction of a host that has recorded something, and sees what it did', async () => {
  const { url } = await testDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 5 })
  const laurel = await createLaurel({ database: pool, catalog: first, now: () => START })
  const client = await pool.connect()
  await client.query('begin')
  await laurel.record(pointsOf('ada', 1, 2), { transaction: client })
  const publishing = laurel.publishCatalog(second)
  await client.query('commit')
  client.release()
  expect(await publishing).toMatchObject({ version: 2 })
  expect(await laurel.backfill()).toBe(1)
  expect(await heldBy(laurel, 'ada')).toEqual({ pro: 2, starter: 1 })
  await pool.end()
})

describe('E14 killed', () => {
  const database = testDatabase()
  const pools: pg.Pool[] = []
  afterAll(async () => {
    for (const pool of pools) await pool.end()
  })

  test('between any two statements, it loses nothing and does nothing twice', async () => {
    const { url } = await database
    const plain = new pg.Pool({ connectionString: url, max: 5 })
    pools.push(plain)
    let step = 1
    for (let finished = false; !finished; step++) {
      const schema = `killed_${step}`
      const laurel = await createLaurel({ database: plain, catalog: first, schema, now: () => START })
      await laurel.record([...pointsOf('ada', 1, 2), ...pointsOf('bob', 1, 4), ...pointsOf('cy', 1, 1)])
      await laurel.publishCatalog(second)
      finished = await backfillDying(url, schema, step)
      await laurel.backfill()
      expect(await heldBy(laurel, 'ada')).toEqual({ pro: 2, starter: 1 })
      expect(await heldBy(laurel, 'bob')).toEqual({ pro: 2, starter: 1 })
      expect(await heldBy(laurel, 'cy')).toEqual({ starter: 1 })
      const { rows } = await plain.query(`select done, total from ${schema}.backfill`)
      expect(rows).toEqual([{ done: 3, total: 3 }])
      const { rows: notices } = await plain.query(`select person from ${schema}.notice`)
      expect(notices).toEqual([{ person: 'bob' }])
    }
    expect(step).toBeGreaterThan(12)
  })

  /** Runs a backfill whose connection ends before its statement number `step`; whether it came to its end before. */
  async function backfillDying(url: string, schema: string, step: number): Promise<boolean> {
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    pool.on('error', () => {})
    let statements = Number.NEGATIVE_INFINITY
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      Object.assign(client, {
        query: (...args: unknown[]) => {
          statements += 1
          if (statements !== step) return query(...args)
          client.end()
          throw new Error('killed')
        },
      })
    })
    const laurel = await createLaurel({ database: pool, schema, now: () => START })
    statements = 0
    try {
      await laurel.backfill()
      return true
    } catch {
      return false
    } finally {
      await pool.end()
    }
  }
})
