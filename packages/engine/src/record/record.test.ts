import type { EventInput } from '@laurel/core'
import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'
import type { RecordResult } from './result.ts'

const badgesIn = (results: readonly RecordResult[]) =>
  results.flatMap((result) => result.awards.map((award) => award.badge))

async function metrics(laurel: Laurel) {
  const found: Record<string, unknown> = {}
  for await (const row of laurel.exportMetrics()) {
    found[[row.person, row.metric, ...(row.target === undefined ? [] : [row.target])].join('/')] = row.value
  }
  return found
}

onEachEngine((open) => {
  test('A1 an event sent twice is stored once, and the second answer is the first one, marked as duplicate', async () => {
    const { laurel, rows } = await open()
    const sent = event('e1', 'project.created', { target: 'project:1' })
    const [first] = await laurel.record(sent)
    const [second] = await laurel.record(sent)
    expect(first).toMatchObject({ id: 'e1', status: 'recorded' })
    expect(first?.awards.map((award) => award.badge)).toEqual(['first-project', 'builder-now'])
    expect(second?.status).toBe('duplicate')
    expect(second?.awards.toSorted((a, b) => b.badge.localeCompare(a.badge))).toEqual(
      first?.awards.toSorted((a, b) => b.badge.localeCompare(a.badge)),
    )
    expect(await rows('select * from :schema.event')).toHaveLength(1)
    expect(await rows('select * from :schema.notice')).toHaveLength(1)
  })

  test.each<[string, Partial<EventInput>]>([
    ['type', { type: 'project.deleted' }],
    ['at', { at: '2026-03-02T10:59:59Z' }],
    ['owner', { owner: 'bob' }],
    ['target', { target: 'project:2' }],
    ['value', { value: 2 }],
    ['zone', { zone: 'Europe/Berlin' }],
    ['data', { data: { a: { b: [1, 2] } } }],
  ])(
    'A2 an id used again with another %s is a conflict that names the field, and nothing is written',
    async (field, change) => {
      const { laurel, rows } = await open()
      const sent = event('e1', 'project.created', { target: 'project:1', data: { a: { b: [1] } } })
      await laurel.record(sent)
      const [answer] = await laurel.record({ ...sent, ...change })
      expect(answer).toMatchObject({
        id: 'e1',
        status: 'rejected',
        problem: { code: 'event_conflict', field },
        awards: [],
      })
      expect(await rows('select * from :schema.event')).toHaveLength(1)
    },
  )

  test('A2 the same body with its keys in another order is a duplicate, not a conflict', async () => {
    const { laurel } = await open()
    await laurel.record(event('e1', 'project.created', { data: { a: 1, b: { c: 2, d: 3 } } }))
    const [answer] = await laurel.record(event('e1', 'project.created', { data: { b: { d: 3, c: 2 }, a: 1 } }))
    expect(answer?.status).toBe('duplicate')
  })

  test('A2 an id used twice in one batch is recorded once; with another body the second is a conflict', async () => {
    const { laurel } = await open()
    const answers = await laurel.record([
      event('e1', 'points.given', { value: 3 }),
      event('e1', 'points.given', { value: 3 }),
      event('e1', 'points.given', { value: 4 }),
    ])
    expect(answers.map((answer) => answer.status)).toEqual(['recorded', 'duplicate', 'rejected'])
    expect(await metrics(laurel)).toEqual({ 'ada/points': 3 })
  })

  test('A3 the same id in two communities is two events', async () => {
    const one = await open()
    const two = await open()
    const sent = event('e1', 'points.given', { value: 1 })
    expect((await one.laurel.record(sent))[0]?.status).toBe('recorded')
    expect((await two.laurel.record(sent))[0]?.status).toBe('recorded')
    expect(await metrics(two.laurel)).toEqual({ 'ada/points': 1 })
  })

  test('A4 an id sent again after a year is still a duplicate', async () => {
    const { laurel, clock } = await open()
    const sent = event('e1', 'points.given')
    await laurel.record(sent)
    clock.now = new Date('2027-03-02T12:00:00Z')
    expect((await laurel.record(sent))[0]?.status).toBe('duplicate')
  })

  test('A5 a batch of 1,000 with one bad event stores the other 999 and can be sent again', async () => {
    const { laurel } = await open()
    const batch = Array.from({ length: 1000 }, (_, index) => event(`e${index}`, 'points.given'))
    batch[500] = event('e500', 'points.given', { at: 'yesterday' })
    const answers = await laurel.record(batch)
    expect(answers.filter((answer) => answer.status === 'recorded')).toHaveLength(999)
    expect(answers[500]).toMatchObject({
      id: 'e500',
      status: 'rejected',
      problem: { code: 'invalid_event', field: 'at' },
    })

    batch[500] = event('e500', 'points.given')
    const again = await laurel.record(batch)
    expect(again.filter((answer) => answer.status === 'duplicate')).toHaveLength(999)
    expect(again[500]?.status).toBe('recorded')
    expect(await metrics(laurel)).toEqual({ 'ada/points': 1000 })
  })

  test('A batch of more than 1,000 events is refused as a whole', async () => {
    const { laurel } = await open()
    const batch = Array.from({ length: 1001 }, (_, index) => event(`e${index}`, 'points.given'))
    await expect(laurel.record(batch)).rejects.toMatchObject({ code: 'batch_too_large' })
  })

  test('A6 fifty events of one person at the same time add up to exactly fifty', async () => {
    const { laurel } = await open()
    await Promise.all(Array.from({ length: 50 }, (_, index) => laurel.record(event(`e${index}`, 'points.given'))))
    expect(await metrics(laurel)).toEqual({ 'ada/points': 50 })
  })

  test('A7 an event of somebody unknown makes that person, whose name can follow later', async () => {
    const { laurel } = await open()
    await laurel.record(event('e1', 'project.created', { target: 'project:1' }))
    expect(await laurel.person('ada')).toMatchObject({ id: 'ada', name: null })
    await laurel.person('ada', { name: 'Ada', handle: 'ada' })
    expect((await laurel.profile('ada'))?.person).toMatchObject({ name: 'Ada', handle: 'ada' })
    expect((await laurel.profile('ada'))?.badgesEarned).toBe(2)
  })

  test('A7 an event credits both its actor and its owner', async () => {
    const { laurel } = await open()
    await laurel.record(event('e1', 'post.liked', { owner: 'bob', target: 'post:1' }))
    expect(await metrics(laurel)).toMatchObject({ 'ada/likesGiven': 1, 'bob/likesReceived': 1, 'bob/fans/post:1': 1 })
  })

  test('A8 an event from the future is refused; inside five minutes it happens when it is received', async () => {
    const { laurel, clock } = await open()
    const [late, soon] = await laurel.record([
      event('late', 'points.given', { at: '2026-03-02T12:05:00.001Z' }),
      event('soon', 'points.given', { at: '2026-03-02T12:05:00Z' }),
    ])
    expect(late).toMatchObject({ status: 'rejected', problem: { code: 'event_in_future', field: 'at' } })
    expect(soon?.awards[0]?.earnedAt).toEqual(clock.now)

    clock.now = new Date('2026-03-02T12:30:00Z')
    const [again] = await laurel.record(event('soon', 'points.given', { at: '2026-03-02T12:05:00Z' }))
    expect(again?.status).toBe('duplicate')
  })

  test('A11 a project deleted twice counts once less, and restoring it is a fact of its own', async () => {
    const { laurel } = await open()
    const project = { target: 'project:1' }
    await laurel.record(event('e1', 'project.created', { ...project, at: minute(1) }))
    await laurel.record(event('e2', 'project.deleted', { ...project, at: minute(2) }))
    await laurel.record(event('e3', 'project.deleted', { ...project, at: minute(3) }))
    expect(await metrics(laurel)).toEqual({ 'ada/projects': 0 })
    await laurel.record(event('e4', 'project.restored', { ...project, at: minute(4) }))
    expect(await metrics(laurel)).toEqual({ 'ada/projects': 1 })
  })

  test.each([
    ['not a number', Number.NaN],
    ['beyond every number', JSON.parse('1e309') as number],
    ['above 2^53', 2 ** 53],
    ['a fraction too fine to add up', 0.1 + 0.2],
  ])('A13 a value that is %s is refused', async (_, value) => {
    const { laurel } = await open()
    const [answer] = await laurel.record(event('e1', 'points.given', { value }))
    expect(answer).toMatchObject({ status: 'rejected', problem: { code: 'invalid_event', field: 'value' } })
  })

  test('A13 a tenth and two tenths are three tenths, and −0 is 0', async () => {
    const { laurel, rows } = await open()
    await laurel.record([
      event('e1', 'points.given', { value: 0.1 }),
      event('e2', 'points.given', { value: 0.2 }),
      event('e3', 'points.given', { value: -0 }),
    ])
    expect(await metrics(laurel)).toEqual({ 'ada/points': 0.3 })
    expect(await rows(`select value::text from :schema.event where id = 'e3'`)).toEqual([{ value: '0' }])
    expect((await laurel.record(event('e3', 'points.given', { value: -0 })))[0]?.status).toBe('duplicate')
  })

  test('A13 totals stay exact beyond what a double can count', async () => {
    const { laurel, rows } = await open()
    const large = { value: Number.MAX_SAFE_INTEGER }
    await laurel.record([1, 2, 3].map((n) => event(`e${n}`, 'points.given', large)))
    await laurel.record(event('e4', 'points.given', { value: 0.000001 }))
    const [row] = await rows<{ sum: string }>(`select metrics #>> '{points,sum}' as sum from :schema.person`)
    expect(row?.sum).toBe('27021597764222973000001')
  })

  test('A17 an event type that the catalog does not know is kept, not counted, and shown on the health page', async () => {
    const { laurel } = await open()
    const [answer] = await laurel.record(event('e1', 'projekt.created'))
    expect(answer).toMatchObject({ status: 'recorded', awards: [] })
    await laurel.record(event('e2', 'projekt.created'))
    expect((await laurel.health()).unknownTypes).toEqual([{ type: 'projekt.created', count: 2 }])
  })

  test('A17 where unknown types are refused, the answer names the type', async () => {
    const { laurel } = await open({ unknownEvents: 'refuse' })
    const [answer] = await laurel.record(event('e1', 'projekt.created'))
    expect(answer).toMatchObject({ status: 'rejected', problem: { code: 'unknown_event_type', field: 'type' } })
    expect(answer?.problem?.message).toContain('projekt.created')
  })

  test('B2 one event that jumps over a whole ladder earns all of it, in one notice led by the highest', async () => {
    const { laurel, rows } = await open()
    const answers = await laurel.record(event('e1', 'points.given', { value: 30 }))
    expect(badgesIn(answers)).toEqual(['points-1', 'points-5', 'points-15', 'points-30'])
    const [notice, ...others] = await laurel.inbox('ada')
    expect(others).toEqual([])
    expect(notice?.awards.map((award) => award.badge)).toEqual(['points-30', 'points-15', 'points-5', 'points-1'])
    expect(notice?.text).toBe('Congrats! You earned **A badge** and 3 more badges!')
    expect(await rows('select * from :schema.award')).toHaveLength(4)
  })

  test('B3 a badge is reached at equality, not one before', async () => {
    const { laurel } = await open()
    expect(badgesIn(await laurel.record(event('e1', 'points.given', { value: 4 })))).toEqual(['points-1'])
    expect(badgesIn(await laurel.record(event('e2', 'points.given', { value: 1 })))).toEqual(['points-5'])
  })

  test('B9 a badge made of badges is earned with the event that completes its last part', async () => {
    const { laurel } = await open()
    await laurel.record(event('e1', 'project.created', { target: 'project:1' }))
    const [answer] = await laurel.record(event('e2', 'points.given', { value: 5 }))
    expect(answer?.awards.map((award) => award.badge)).toEqual(['points-1', 'points-5', 'allrounder'])
  })

  test('B10 liking and unliking the same post ten times is one like', async () => {
    const { laurel } = await open()
    for (let round = 0; round < 10; round++) {
      const post = { owner: 'bob', target: 'post:1' }
      await laurel.record(event(`like-${round}`, 'post.liked', { ...post, at: minute(2 * round) }))
      await laurel.record(event(`unlike-${round}`, 'post.unliked', { ...post, at: minute(2 * round + 1) }))
    }
    expect(await metrics(laurel)).toMatchObject({ 'ada/likesGiven': 1, 'bob/fans/post:1': 0 })
  })

  test('B11 the showcase has the award in the same moment in which it has the full progress', async () => {
    const { laurel } = await open()
    await laurel.record(event('e1', 'points.given', { value: 29 }))
    const reader = async () => {
      const badges = (await laurel.showcase('ada'))?.categories.flatMap((category) => category.badges) ?? []
      return badges.find((badge) => badge.id === 'points-30')
    }
    const reads = [laurel.record(event('e2', 'points.given')), ...Array.from({ length: 20 }, reader)]
    for (const shown of (await Promise.all(reads)).slice(1) as Awaited<ReturnType<typeof reader>>[]) {
      expect(shown?.progress.value === 30).toBe(shown?.earnedAt !== null)
    }
    expect((await reader())?.earnedAt).not.toBeNull()
  })

  test('B12 an award is earned when the fact happened and awarded when it was noticed', async () => {
    const { laurel, clock, rows } = await open()
    await laurel.record([
      event('e1', 'points.given', { value: 4, at: '2024-05-01T08:00:00+02:00' }),
      event('e2', 'points.given', { value: 1, at: '2024-06-01T08:00:00+02:00' }),
    ])
    const dates = await rows<{ earned: Date; awarded: Date }>(
      `select earned_at as earned, awarded_at as awarded from :schema.award where badge = 'points-5'`,
    )
    expect(dates).toEqual([{ earned: new Date('2024-06-01T06:00:00Z'), awarded: clock.now }])
  })

  test('a badge held once per target is awarded for each target, one held once per person for the first', async () => {
    const { laurel } = await open()
    for (const post of ['post:1', 'post:2']) {
      for (const actor of ['ada', 'cy']) {
        await laurel.record(event(`${post}-${actor}`, 'post.liked', { actor, owner: 'bob', target: post }))
      }
    }
    for (const answer of ['answer:1', 'answer:2']) {
      const vote = { owner: 'bob', target: answer, value: 3 }
      await laurel.record({ id: `${answer}-vote`, type: 'answer.voted', at: '2026-03-02T11:30:00Z', ...vote })
    }
    const awards = await Array.fromAsync(laurel.exportAwards())
    expect(awards.filter((award) => award.badge === 'popular-post').map((award) => award.instance)).toEqual([
      'post:1',
      'post:2',
    ])
    expect(awards.filter((award) => award.badge === 'good-answer').map((award) => award.instance)).toEqual([''])
  })

  test('C1 a permanent badge stays when the project is deleted; the counter falls and the next badge counts from it', async () => {
    const { laurel } = await open()
    await laurel.record(event('e1', 'project.created', { target: 'project:1', at: minute(1) }))
    await laurel.record(event('e2', 'project.deleted', { target: 'project:1', at: minute(2) }))
    const profile = await laurel.profile('ada')
    expect(profile?.highlights.map((badge) => badge.badge)).toEqual(['first-project'])
    expect(profile?.milestones[0]).toEqual({ metric: 'projects', value: 0, noun: 'projects' })

    const more = Array.from({ length: 4 }, (_, n) =>
      event(`m${n}`, 'project.created', { target: `project:m${n}`, at: minute(3) }),
    )
    expect(badgesIn(await laurel.record(more))).not.toContain('five-projects')
    const fifth = event('m5', 'project.created', { target: 'project:m5', at: minute(4) })
    expect(badgesIn(await laurel.record(fifth))).toContain('five-projects')
  })

  test('C2 creating and deleting one project five times does not earn a badge for five', async () => {
    const { laurel } = await open()
    for (let round = 0; round < 5; round++) {
      await laurel.record(event(`c${round}`, 'project.created', { target: `project:${round}`, at: minute(2 * round) }))
      await laurel.record(
        event(`d${round}`, 'project.deleted', { target: `project:${round}`, at: minute(2 * round + 1) }),
      )
    }
    expect(await metrics(laurel)).toEqual({ 'ada/projects': 0 })
    const awards = await Array.fromAsync(laurel.exportAwards())
    expect(awards.map((award) => award.badge)).toEqual(['first-project'])
  })

  test('C3 a project deleted and restored counts once', async () => {
    const { laurel } = await open()
    await laurel.record([
      event('e1', 'project.created', { target: 'project:1', at: minute(1) }),
      event('e2', 'project.deleted', { target: 'project:1', at: minute(2) }),
      event('e3', 'project.restored', { target: 'project:1', at: minute(3) }),
    ])
    expect(await metrics(laurel)).toEqual({ 'ada/projects': 1 })
  })

  test('C4 a live badge is revoked as a cascade when its project is deleted, without a word', async () => {
    const { laurel, rows } = await open()
    await laurel.record(event('e1', 'project.created', { target: 'project:1', at: minute(1) }))
    await laurel.record(event('e2', 'project.deleted', { target: 'project:1', at: minute(2) }))
    expect(await rows(`select revoked_by from :schema.award where badge = 'builder-now'`)).toEqual([
      { revoked_by: 'cascade' },
    ])
    expect(await laurel.inbox('ada')).toHaveLength(1)

    await laurel.record(event('e3', 'project.restored', { target: 'project:1', at: minute(3) }))
    expect(await rows(`select revoked_by, earned_at from :schema.award where badge = 'builder-now'`)).toEqual([
      { revoked_by: null, earned_at: new Date(minute(3)) },
    ])
  })

  test('events that arrive out of order end in the same metrics, awards and earned dates as in order', async () => {
    const ordered = await open()
    const shuffled = await open()
    const events = [
      event('e1', 'project.created', { target: 'project:1', at: minute(1) }),
      event('e2', 'points.given', { value: 4, at: minute(2) }),
      event('e3', 'project.deleted', { target: 'project:1', at: minute(3) }),
      event('e4', 'points.given', { value: 1, at: minute(4) }),
      event('e5', 'project.restored', { target: 'project:1', at: minute(5) }),
      event('e6', 'points.given', { value: 20, at: minute(6) }),
    ]
    for (const one of events) await ordered.laurel.record(one)
    for (const index of [5, 2, 0, 4, 1, 3]) await shuffled.laurel.record(events[index] ?? [])
    expect(await metrics(shuffled.laurel)).toEqual(await metrics(ordered.laurel))
    expect(await Array.fromAsync(shuffled.laurel.exportAwards())).toEqual(
      await Array.fromAsync(ordered.laurel.exportAwards()),
    )
  })
})
