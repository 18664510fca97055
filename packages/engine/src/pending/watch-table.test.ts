import { expect, test } from 'vitest'
import { onEachEngine } from '../test-support/engines.ts'

const PROJECTS = `create table :schema.host_project
  (id int primary key, owner_id text, stars numeric, language text, state text, created_at timestamptz)`

const WATCH = `select :schema.watch_table(':schema.host_project', 'project.created',
  actor => '{owner_id}', target => 'project:{id}', at => '{created_at}')`

const inserted = (id: number, owner = `'ada'`) =>
  `insert into :schema.host_project values (${id}, ${owner}, 3, 'Rust', 'draft', '2026-03-01T09:00:00Z')`

interface Told {
  readonly event: Readonly<Record<string, unknown>>
}

onEachEngine((open) => {
  test('each row of a watched table tells of an event in its own transaction', async () => {
    const { laurel, rows } = await open()
    await rows(PROJECTS)
    await rows(WATCH)
    await rows(inserted(1))
    await rows(`do $$ begin ${inserted(2)}; raise exception 'no'; end $$`).catch(() => {})
    await laurel.startWorker().runOnce()
    const [award] = (await laurel.feed({ person: 'ada' })).items
    expect(award?.earnedAt).toEqual(new Date('2026-03-01T09:00:00Z'))
    expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(1)
  })

  test('a watch says which operation, under what condition and with which columns', async () => {
    const { rows } = await open()
    await rows(PROJECTS)
    await rows(`select :schema.watch_table(':schema.host_project', 'project.approved', owner => '{owner_id}',
      value => '{stars}', data => array['language', 'state'], id => 'approved:{id}', zone => 'Europe/Berlin',
      operation => 'update', only_when => 'new.state = ''approved'' and old.state is distinct from new.state')`)
    await rows(inserted(1))
    await rows(`update :schema.host_project set stars = 4`)
    await rows(`update :schema.host_project set state = 'approved'`)
    expect((await rows<Told>('select event from :schema.pending_event')).map(({ event }) => event)).toEqual([
      {
        id: 'approved:1',
        type: 'project.approved',
        owner: 'ada',
        value: 4,
        zone: 'Europe/Berlin',
        data: { language: 'Rust', state: 'approved' },
      },
    ])
  })

  test('a row that is deleted tells what was in it', async () => {
    const { rows } = await open()
    await rows(PROJECTS)
    await rows(`select :schema.watch_table(':schema.host_project', 'project.deleted',
      actor => '{owner_id}', target => 'project:{id}', operation => 'delete')`)
    await rows(inserted(1))
    await rows('delete from :schema.host_project')
    const [told] = await rows<Told>('select event from :schema.pending_event')
    expect(told?.event).toMatchObject({ type: 'project.deleted', actor: 'ada', target: 'project:1' })
  })

  test('a row that names nobody tells nothing, and a value is taken as it is whatever stands in it', async () => {
    const { rows } = await open()
    await rows(PROJECTS)
    await rows(`select :schema.watch_table(':schema.host_project', 'project.created',
      actor => '{owner_id}', target => '{language}', value => '{state}')`)
    await rows(inserted(1, 'null'))
    await rows(`insert into :schema.host_project values (2, 'o''{id}', 1, 'a {state} "b"', 'many', null)`)
    expect((await rows<Told>('select event from :schema.pending_event')).map(({ event }) => event)).toEqual([
      { id: expect.any(String), type: 'project.created', actor: `o'{id}`, target: 'a {state} "b"', value: 'many' },
    ])
  })

  test('watching again replaces, other types stand beside it, and unwatching ends one or all', async () => {
    const { rows } = await open()
    await rows(PROJECTS)
    await rows(WATCH)
    await rows(WATCH)
    await rows(WATCH.replace('project.created', 'project.released'))
    await rows(inserted(1))
    expect(await rows('select 1 from :schema.pending_event')).toHaveLength(2)
    const unwatch = (wish = '') => rows(`select :schema.unwatch_table(':schema.host_project'${wish}) as ended`)
    expect(await unwatch(`, 'project.deleted'`)).toEqual([{ ended: 0 }])
    expect(await unwatch(`, operation => 'update'`)).toEqual([{ ended: 0 }])
    expect(await unwatch(`, 'project.released', 'insert'`)).toEqual([{ ended: 1 }])
    expect(await unwatch()).toEqual([{ ended: 1 }])
    await rows(inserted(2))
    expect(await rows('select 1 from :schema.pending_event')).toHaveLength(2)
  })

  test('a type with a long name is watched and unwatched like any other', async () => {
    const { rows } = await open()
    await rows(PROJECTS)
    for (const end of ['a', 'b']) await rows(WATCH.replace('project.created', `${'project.'.repeat(9)}${end}`))
    await rows(inserted(1))
    expect(await rows('select 1 from :schema.pending_event')).toHaveLength(2)
    expect(await rows(`select :schema.unwatch_table(':schema.host_project') as ended`)).toEqual([{ ended: 2 }])
  })

  test('types that begin alike in long letters are watched and unwatched each by itself', async () => {
    const { rows } = await open()
    await rows(PROJECTS)
    for (const end of ['а', 'б']) await rows(WATCH.replace('project.created', `проект.создан.проект.создан.${end}`))
    await rows(inserted(1))
    expect(await rows('select 1 from :schema.pending_event')).toHaveLength(2)
    expect(await rows(`select :schema.unwatch_table(':schema.host_project') as ended`)).toEqual([{ ended: 2 }])
  })

  test('whatever is written to a watched table is written, and what is no event of it is refused later', async () => {
    const { laurel, rows } = await open()
    await rows('create table :schema.host_note (id int, who text, stars text, draft json)')
    await rows(`select :schema.watch_table(':schema.host_note', 'project.created',
      actor => '{who}', value => '{stars}', target => 'project:{id}', data => array['stars'])`)
    await rows(`insert into :schema.host_note values (1, 'ada', '1e999999', null), (2, 'ada', repeat('9', 200000), null),
      (3, (select string_agg(md5(n::text), '') from generate_series(1, 1000) n), '1', null)`)
    await rows(`insert into :schema.host_note values (4, 'ada', '7', '{"text": "\\u0000"}')`)
    expect(
      await rows(`select event - 'id' as event from :schema.pending_event where event ->> 'target' = 'project:4'`),
    ).toEqual([
      { event: { type: 'project.created', actor: 'ada', target: 'project:4', value: 7, data: { stars: '7' } } },
    ])
    await laurel.startWorker().runOnce()
    expect((await laurel.health()).pending.refused.map(({ count }) => count)).toEqual([2, 1])
    expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(1)
  })

  test('where the column of the person is renamed or dropped, that is seen among what is refused', async () => {
    const { laurel, rows } = await open()
    await rows(PROJECTS)
    await rows(WATCH)
    await rows('alter table :schema.host_project rename owner_id to creator_id')
    await rows(inserted(1))
    await rows('alter table :schema.host_project drop creator_id')
    await rows('insert into :schema.host_project (id) values (2)')
    await laurel.startWorker().runOnce()
    expect((await laurel.health()).pending.refused).toEqual([{ error: expect.stringContaining('actor'), count: 2 }])
  })

  test('an operation that there is not ends no watch', async () => {
    const { rows } = await open()
    await rows(PROJECTS)
    await rows(`${WATCH.slice(0, -1)}, operation => 'update')`)
    const unwatched = rows(`select :schema.unwatch_table(':schema.host_project', operation => 'truncate')`)
    await expect(unwatched).rejects.toThrow('insert, update or delete')
    expect(await rows(`select :schema.unwatch_table(':schema.host_project') as ended`)).toEqual([{ ended: 1 }])
  })

  test.each([
    [`'project.created', actor => 'person:{owner_id'`, 'a brace stands alone'],
    [`'project.created', actor => '{owner_id}', data => array['language', null]`, 'a column that is null'],
    [`'project.created'`, 'needs an actor or an owner'],
    [`'', actor => '{owner_id}'`, 'has a type'],
    [`'project.created', actor => '{nobody}', data => array['planet']`, 'has no column nobody, planet'],
    [`'project.created', actor => '{owner_id}', operation => 'truncate'`, 'insert, update or delete'],
    [`'project.created', actor => '{owner_id}', only_when => 'new.planet'`, 'planet'],
  ])('a watch of %s is refused', async (wish, sentence) => {
    const { rows } = await open()
    await rows(PROJECTS)
    await expect(rows(`select :schema.watch_table(':schema.host_project', ${wish})`)).rejects.toThrow(sentence)
  })

  test('two communities watch one table, each for itself', async () => {
    const one = await open()
    const two = await open()
    await one.rows(PROJECTS)
    for (const { schema } of [one, two]) {
      await one.rows(WATCH.replace('select :schema', `select ${schema}`))
    }
    await one.rows(inserted(1))
    expect(await one.rows('select 1 from :schema.pending_event')).toHaveLength(1)
    expect(await two.rows('select 1 from :schema.pending_event')).toHaveLength(1)
    await one.rows(`select :schema.unwatch_table(':schema.host_project')`)
    await one.rows(inserted(2))
    expect(await two.rows('select 1 from :schema.pending_event')).toHaveLength(2)
  })
})
