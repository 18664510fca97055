import { PGlite } from '@electric-sql/pglite'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import type { DatabaseSource } from '../database/open.ts'
import type { Laurel } from '../laurel.ts'
import { testCatalog } from '../test-support/catalog.ts'
import { event, minute, START } from '../test-support/engines.ts'
import { type Host, ON_PGLITE, ON_POSTGRES } from '../test-support/hosts.ts'

interface Place {
  readonly source: DatabaseSource
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>
}

const created = (id: string) => event(id, 'project.created', { target: `project:${id}` })

const { url } = await testDatabase()
const pool = new pg.Pool({ connectionString: url, max: 10 })
await pool.query('create table host_project (id text primary key)')
afterAll(() => pool.end())

describe.each(Object.entries(ON_POSTGRES))('%s', (name, open) => {
  const schema = schemaFor(name)
  aHost(
    schema,
    () => open(url),
    () => ({ source: pool, query: (text) => pool.query(text) }),
  )
})

describe('on PGlite', () => {
  let pglite: PGlite
  beforeAll(async () => {
    pglite = await PGlite.create()
    await pglite.exec('create table host_project (id text primary key)')
  })
  afterAll(() => pglite.close())

  describe.each(Object.entries(ON_PGLITE))('%s', (name, open) => {
    aHost(
      schemaFor(name),
      () => open(pglite),
      () => ({ source: pglite, query: (text) => pglite.query(text) }),
    )
  })
})

/** What holds whichever library opened the host's transaction. */
function aHost(schema: string, open: () => Host, placeOf: () => Place): void {
  let host: Host
  let place: Place
  const opened: Laurel[] = []
  const laurelIn = async (suffix: string) => {
    const options = { catalog: testCatalog, now: () => START, schema: `${schema}_${suffix}` }
    const laurel = await createLaurel({ ...options, database: place.source })
    opened.push(laurel)
    return laurel
  }
  const isProject = async (id: string) =>
    (await place.query(`select from host_project where id = '${schema}_${id}'`)).rows.length === 1
  beforeAll(() => {
    host = open()
    place = placeOf()
  })
  afterAll(async () => {
    for (const laurel of opened) await laurel.close()
    await host.close()
  })

  test('the host’s write and what it earns are committed together', async () => {
    const laurel = await laurelIn('commits')
    await host.transaction(async (tx, addProject) => {
      await addProject(`${schema}_1`)
      const [answer] = await laurel.record(created('e1'), { transaction: tx })
      expect(answer?.awards).toHaveLength(2)
    })
    expect(await isProject('1')).toBe(true)
    expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
  })

  test('the host’s write and what it earned are rolled back together', async () => {
    const laurel = await laurelIn('rolls_back')
    const work = host.transaction(async (tx, addProject) => {
      await addProject(`${schema}_2`)
      await laurel.record(created('e1'), { transaction: tx })
      throw new Error('the host changed its mind')
    })
    await expect(work).rejects.toThrow('the host changed its mind')
    expect(await isProject('2')).toBe(false)
    expect(await laurel.person('ada')).toBeNull()
    expect((await laurel.record(created('e1')))[0]?.status).toBe('recorded')
  })

  test('twenty of its transactions for one person at once lose nothing', async () => {
    const laurel = await laurelIn('parallel')
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        host.transaction(async (tx) => {
          await laurel.record(created(`e${n}`), { transaction: tx })
        }),
      ),
    )
    expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(20)
  })

  test('the same is stored and answered as without a transaction', async () => {
    const [joined, alone] = [await laurelIn('joined'), await laurelIn('alone')]
    const answers: unknown[] = []
    await host.transaction(async (tx) => {
      for (const batch of BATCHES) answers.push(await joined.record(batch, { transaction: tx }))
    })
    const expected: unknown[] = []
    for (const batch of BATCHES) expected.push(await alone.record(batch))

    expect(answers).toEqual(expected)
    expect(await stateOf(place, `${schema}_joined`)).toEqual(await stateOf(place, `${schema}_alone`))
  })

  test('where recording fails, the host goes on and commits, and the event is kept for the worker', async () => {
    const laurel = await laurelIn('fails')
    await breakAwards(place, `${schema}_fails`)
    await host.transaction(async (tx, addProject) => {
      await addProject(`${schema}_3`)
      expect(await laurel.recordOrEnqueue(created('e1'), { transaction: tx })).toBeNull()
      await addProject(`${schema}_4`)
    })
    expect([await isProject('3'), await isProject('4')]).toEqual([true, true])
    expect((await laurel.health()).pending.waiting).toBe(1)
    expect(await laurel.person('ada')).toBeNull()
  })

  test('where recording fails and the host rolls back, nothing is kept', async () => {
    const laurel = await laurelIn('fails_too')
    await breakAwards(place, `${schema}_fails_too`)
    const work = host.transaction(async (tx, addProject) => {
      await addProject(`${schema}_5`)
      await laurel.recordOrEnqueue(created('e1'), { transaction: tx })
      throw new Error('the host changed its mind')
    })
    await expect(work).rejects.toThrow('the host changed its mind')
    expect(await isProject('5')).toBe(false)
    expect((await laurel.health()).pending.waiting).toBe(0)
  })
}

/** With names that some libraries would rename inside of JSON too, and texts that they could take for placeholders. */
const BATCHES = [
  [
    event('e_1', 'project.created', { actor: 'ada_l', target: 'project:a_b?' }),
    event('e_2', 'file.changed', {
      actor: 'ada_l',
      value: 2.5,
      data: { lines: 120, snake_case: { and_deep: [true] } },
    }),
    event('e_3', 'post.liked', { actor: 'ada_l', owner: 'bob', target: 'post:$1\\?' }),
    event('e_4', 'nothing.known', { actor: 'ada_l' }),
  ],
  [
    event('e_1', 'project.created', { actor: 'ada_l', target: 'project:a_b?' }),
    event('e_2', 'file.changed', { actor: 'ada_l', value: 2.5, data: { lines: 121, snake_case: {} } }),
    event('e_5', 'file.changed', { actor: 'ada_l', at: minute(1), data: { lines: 7 } }),
    event('e_6', 'answer.voted', { actor: 'ada_l', owner: 'bob', target: 'answer:4', value: 3 }),
  ],
  [
    event('e_7', 'laurel.retracted', { actor: 'ada_l', data: { event: 'e_1', reason: 'a mistake' } }),
    event('e_8', 'points.given', { actor: 'ada_l', value: 30 }),
  ],
]

async function stateOf({ query }: Place, schema: string): Promise<unknown> {
  const read = async (text: string) => (await query(text.replaceAll(':schema', schema))).rows
  return {
    events: await read('select * from :schema.event order by person, id'),
    people: await read('select * from :schema.person order by id'),
    scopes: await read('select * from :schema.scope_state order by person, scope'),
    awards: await read('select * from :schema.award order by person, badge, instance'),
    notices: await read('select person, awards from :schema.notice order by person, id'),
  }
}

async function breakAwards({ query }: Place, schema: string): Promise<void> {
  await query(
    `create function ${schema}.refuse() returns trigger language plpgsql as $$ begin raise 'no awards today'; end $$`,
  )
  await query(`create trigger refuse before insert on ${schema}.award for each row execute function ${schema}.refuse()`)
}

function schemaFor(name: string): string {
  return `host_${name.toLowerCase().replace(/[^a-z]+/g, '_')}`.slice(0, 45)
}
