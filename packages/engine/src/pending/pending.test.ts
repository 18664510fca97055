import { expect, test } from 'vitest'
import { createLaurel } from '../create-laurel.ts'
import { event, onEachEngine, START } from '../test-support/engines.ts'

const created = (n: number, actor = 'ada') =>
  event(`e${n}`, 'project.created', { actor, target: `project:${n}`, at: START.toISOString() })

onEachEngine((open, source) => {
  test('what is enqueued is recorded by the worker, and earns what it earns', async () => {
    const { laurel, rows } = await open()
    expect(await laurel.enqueue([created(1), event('bad', '')])).toEqual([
      { id: 'e1', status: 'enqueued' },
      { id: 'bad', status: 'rejected', problem: expect.objectContaining({ field: 'type' }) },
    ])
    expect(await laurel.profile('ada')).toBeNull()
    expect((await laurel.health()).pending).toEqual({ waiting: 1, failing: 0, refused: [] })
    await laurel.startWorker().runOnce()
    expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
    expect(await laurel.inbox('ada')).toHaveLength(1)
    expect(await rows('select 1 from :schema.pending_event')).toEqual([])
  })

  test('A1 what is enqueued twice, or was recorded before, counts once', async () => {
    const { laurel } = await open()
    await laurel.record(created(1))
    await laurel.enqueue([created(1), created(2)])
    await laurel.enqueue(created(2))
    await laurel.startWorker().runOnce()
    expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(2)
    expect((await laurel.health()).pending).toEqual({ waiting: 0, failing: 0, refused: [] })
  })

  test('history that is enqueued quietly tells nobody', async () => {
    const { laurel } = await open()
    await laurel.enqueue(created(1), { announce: false })
    await laurel.enqueue(created(2, 'bob'))
    await laurel.startWorker().runOnce()
    expect(await laurel.inbox('ada')).toEqual([])
    expect(await laurel.inbox('bob')).toHaveLength(1)
  })

  test('A16 two workers at once record what waits once', async () => {
    const { laurel, again } = await open()
    await laurel.enqueue(Array.from({ length: 40 }, (_, n) => created(n, `person-${n % 4}`)))
    const other = await again()
    await Promise.all([laurel.startWorker().runOnce(), other.startWorker().runOnce()])
    await laurel.startWorker().runOnce()
    expect((await laurel.profile('person-0'))?.milestones[0]?.value).toBe(10)
    expect(await laurel.inbox('person-1')).toHaveLength(1)
  })

  test('what is told in SQL is recorded as of when it was told', async () => {
    const { laurel, rows } = await open()
    await rows(`select :schema.record_event('project.created', actor => 'ada', target => 'project:1', id => 'p1')`)
    await rows(`select :schema.record_event('points.given', actor => 'ada', value => 5, at => '2026-03-01T09:00:00Z')`)
    await laurel.startWorker().runOnce()
    expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(1)
    const events = await rows<{ id: string; type: string; at: Date; value: number }>(
      'select id, type, at, value from :schema.event order by at',
    )
    expect(events).toEqual([
      { id: expect.stringMatching(/^sql:/), type: 'points.given', at: new Date('2026-03-01T09:00:00Z'), value: 5 },
      { id: 'p1', type: 'project.created', at: START, value: 1 },
    ])
  })

  test('what is told in SQL and is no event is set aside, shown to operators, and tried again by the next worker', async () => {
    const { laurel, again, rows } = await open({ unknownEvents: 'refuse' })
    await rows(`select :schema.record_event('nobody.did')`)
    await rows(`select :schema.record_event('planet.found', actor => 'ada')`)
    await rows(`select :schema.record_event('project.created', actor => 'ada', target => 'project:1')`)
    await laurel.startWorker().runOnce()
    expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
    const health = await laurel.health()
    expect(health.status).toBe('degraded')
    expect(health.pending).toMatchObject({ waiting: 0, failing: 0 })
    expect(health.pending.refused.map(({ error }) => error).toSorted()).toEqual([
      expect.stringContaining('actor'),
      expect.stringContaining('"planet.found"'),
    ])
    const lenient = await again({ unknownEvents: 'keep' })
    await lenient.startWorker().runOnce()
    expect((await lenient.health()).pending.refused).toHaveLength(1)
    expect((await lenient.health()).unknownTypes).toEqual([{ type: 'planet.found', count: 1 }])
  })

  test('what is far too large is told all the same, and waits cut to what is still refused', async () => {
    const { laurel, rows } = await open()
    const tell = (fields: string) => rows(`select :schema.record_event('project.created', ${fields})`)
    await tell(`actor => 'ada', data => jsonb_build_object('text', repeat('x', 5000000))`)
    await tell(`actor => (select string_agg(md5(n::text), '') from generate_series(1, 10000) n)`)
    await tell(`actor => 'ada', target => 'project:1', data => jsonb_build_object('text', repeat('日', 16000))`)
    await laurel.startWorker().runOnce()
    expect((await laurel.health()).pending.refused.map(({ error }) => error).toSorted()).toEqual([
      expect.stringContaining('actor must have'),
      expect.stringContaining('data must be at most 16,384'),
    ])
    const [size] = await rows<{ n: number }>('select max(length(event::text))::int4 as n from :schema.pending_event')
    expect(size?.n).toBeLessThan(30_000)
    expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(1)
  })

  test('some that cannot be recorded among many others are found by a few tries of these', async () => {
    const { laurel, rows } = await open()
    // A sequence counts what is rolled back as well.
    await rows('create sequence :schema.tries')
    await rows(`create function :schema.refuse() returns trigger language plpgsql as $$ begin
      perform nextval(':schema.tries'); if new.actor = 'bob' then raise exception 'not bob'; end if; return new; end $$`)
    await rows('create trigger refuse before insert on :schema.event for each row execute function :schema.refuse()')
    await laurel.enqueue(Array.from({ length: 400 }, (_, n) => created(n, n % 80 === 70 ? 'bob' : 'ada')))
    await laurel.startWorker().runOnce()
    expect((await laurel.health()).pending).toEqual({ waiting: 5, failing: 5, refused: [] })
    const [tries] = await rows<{ n: number }>(`select nextval(':schema.tries')::int4 as n`)
    expect(tries?.n).toBeLessThan(4 * 400)
  })

  test('what cannot be recorded waits longer each time and keeps none of the others', async () => {
    const { laurel, clock, rows, schema } = await open()
    await rows(`create function :schema.refuse() returns trigger language plpgsql as
      $$ begin if new.person = 'bob' then raise exception 'not bob'; end if; return new; end $$`)
    await rows('create trigger refuse before insert on :schema.award for each row execute function :schema.refuse()')
    await laurel.enqueue([created(1, 'bob'), ...Array.from({ length: 30 }, (_, n) => created(n + 2))])
    const worker = laurel.startWorker()
    await worker.runOnce()
    expect((await laurel.profile('ada'))?.milestones[0]?.value).toBe(30)
    expect((await laurel.health()).pending).toEqual({ waiting: 1, failing: 1, refused: [] })
    expect(await rows('select attempts, error from :schema.pending_event')).toEqual([
      { attempts: 1, error: expect.stringContaining('not bob') },
    ])
    await rows('drop trigger refuse on :schema.award')
    await worker.runOnce()
    expect((await laurel.health()).pending.waiting).toBe(1)
    clock.now = new Date(START.getTime() + 1_000)
    await worker.stop()
    // Another process goes on with it after this one is gone.
    await (await createLaurel({ database: source(), schema, now: () => clock.now })).startWorker().runOnce()
    const [award] = (await laurel.feed({ person: 'bob' })).items
    expect(award?.earnedAt).toEqual(START)
    expect((await laurel.health()).pending).toEqual({ waiting: 0, failing: 0, refused: [] })
  })

  test('recording that fails is told to the log and done later, as of when it happened', async () => {
    const logged: string[] = []
    const logger = { info: () => {}, warn: () => {}, error: (_: object, message: string) => logged.push(message) }
    const { laurel, clock, rows } = await open({ logger })
    await rows('alter table :schema.award rename to away')
    expect(await laurel.recordOrEnqueue(created(1))).toBeNull()
    expect(logged).toEqual([expect.stringContaining('kept')])
    await rows('alter table :schema.away rename to award')
    clock.now = new Date(START.getTime() + 60_000)
    await laurel.startWorker().runOnce()
    expect((await laurel.feed()).items.map(({ earnedAt }) => earnedAt)).toEqual([START, START])
  })

  test('where recording fails, what is no event is told to the log and keeps none of the others', async () => {
    const logged: object[] = []
    const logger = { info: () => {}, warn: () => {}, error: (fields: object) => logged.push(fields) }
    const { laurel, rows } = await open({ logger })
    await rows('alter table :schema.award rename to away')
    expect(await laurel.recordOrEnqueue([event('bad', ''), created(1)])).toBeNull()
    expect(logged.at(-1)).toMatchObject({ rejected: [{ id: 'bad', problem: { field: 'type' } }] })
    expect((await laurel.health()).pending.waiting).toBe(1)
  })

  test('recording that works answers as ever, also for what is no event', async () => {
    const { laurel } = await open()
    const answers = await laurel.recordOrEnqueue([created(1), event('bad', '')])
    expect(answers?.map(({ status }) => status)).toEqual(['recorded', 'rejected'])
    expect((await laurel.health()).pending.waiting).toBe(0)
  })

  test('too much at once is the caller’s to mend', async () => {
    const { laurel } = await open()
    const many = Array.from({ length: 1_001 }, (_, n) => created(n))
    await expect(laurel.recordOrEnqueue(many)).rejects.toMatchObject({ code: 'batch_too_large' })
    await expect(laurel.enqueue(many)).rejects.toMatchObject({ code: 'batch_too_large' })
  })

  test('where nothing can be stored events are kept in the process until something can', async () => {
    const { laurel, rows } = await open()
    await rows('alter table :schema.award rename to away')
    await rows('alter table :schema.pending_event rename to gone')
    expect(await laurel.recordOrEnqueue(created(1))).toBeNull()
    await rows('alter table :schema.away rename to award')
    await rows('alter table :schema.gone rename to pending_event')
    await laurel.startWorker().runOnce()
    expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
  })

  test('what a process still keeps when it ends is stored if it can be, and else stands in the log', async () => {
    const logged: object[] = []
    const logger = { info: () => {}, warn: () => {}, error: (fields: object) => logged.push(fields) }
    const { again, rows } = await open()
    const closing = await again({ logger })
    await rows('alter table :schema.pending_event rename to gone')
    await rows('alter table :schema.award rename to away')
    await closing.recordOrEnqueue(created(1))
    await closing.close()
    expect(logged.at(-1)).toEqual({ events: [created(1)] })
  })
})
