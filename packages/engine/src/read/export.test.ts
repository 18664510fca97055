import { expect, test } from 'vitest'
import { event, onEachEngine } from '../test-support/engines.ts'

/** More than two reads take, with ids that people sort differently than bytes. */
const PEOPLE = Array.from({ length: 1_100 }, (_, n) => `${['ada', 'Ada', 'ä', '_', 'z'][n % 5]}${n}`)

onEachEngine((open) => {
  test('every award and every number comes out once, person by person, in the same order each time', async () => {
    const { laurel } = await open()
    const events = PEOPLE.map((actor, n) => event(`e${n}`, 'project.created', { actor, target: `project:${n}` }))
    await laurel.record(events.slice(0, 600), { announce: false })
    await laurel.record(events.slice(600), { announce: false })

    const awards = await Array.fromAsync(laurel.exportAwards())
    expect(awards.map((award) => `${award.person} ${award.badge}`).toSorted()).toEqual(
      PEOPLE.flatMap((person) => [`${person} builder-now`, `${person} first-project`]).toSorted(),
    )
    expect(changes(awards)).toBe(PEOPLE.length)
    expect(await Array.fromAsync(laurel.exportAwards())).toEqual(awards)

    const metrics = await Array.fromAsync(laurel.exportMetrics())
    expect(metrics.toSorted(byPerson)).toEqual(
      PEOPLE.map((person) => ({ person, metric: 'projects', value: 1 })).toSorted(byPerson),
    )
    expect(changes(metrics)).toBe(PEOPLE.length)
    expect(metrics.map((row) => row.person)).toEqual([...new Set(awards.map((award) => award.person))])
  })

  test('an award tells when it was earned, and when it was noticed', async () => {
    const { laurel, clock } = await open()
    await laurel.record(event('e1', 'points.given'))
    expect(await Array.fromAsync(laurel.exportAwards())).toEqual([
      {
        person: 'ada',
        badge: 'points-1',
        instance: '',
        tier: 'bronze',
        earnedAt: new Date('2026-03-02T11:00:00Z'),
        awardedAt: clock.now,
        ground: 'rule',
        times: 1,
        endsAt: null,
      },
    ])
  })

  test('what was lost is not held', async () => {
    const { laurel } = await open()
    await laurel.record([
      event('e1', 'project.created', { target: 'project:1' }),
      event('e2', 'project.deleted', { target: 'project:1', at: '2026-03-02T11:30:00Z' }),
    ])
    expect((await Array.fromAsync(laurel.exportAwards())).map((award) => award.badge)).toEqual(['first-project'])
  })

  test('a number kept per target comes with its target, and what only serves to count things once does not come out', async () => {
    const { laurel } = await open()
    await laurel.record([
      event('l1', 'post.liked', { actor: 'bob', owner: 'ada', target: 'post:1' }),
      event('l2', 'post.liked', { actor: 'eve', owner: 'ada', target: 'post:1' }),
      event('l3', 'post.liked', { actor: 'eve', owner: 'ada', target: 'post:2' }),
      event('v1', 'answer.voted', { actor: 'bob', owner: 'ada', target: 'target:x', value: 2.5 }),
    ])
    const rows = await Array.fromAsync(laurel.exportMetrics())
    expect(rows.filter((row) => row.person === 'ada').toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))).toEqual([
      { person: 'ada', metric: 'fans', target: 'post:1', value: 2 },
      { person: 'ada', metric: 'fans', target: 'post:2', value: 1 },
      { person: 'ada', metric: 'likesReceived', value: 3 },
      { person: 'ada', metric: 'score', target: 'target:x', value: 2.5 },
    ])
  })

  test('a metric that has left the catalog does not come out, and nobody is nothing', async () => {
    const { laurel, again } = await open()
    await laurel.person('silent', {})
    expect(await Array.fromAsync(laurel.exportMetrics())).toEqual([])
    expect(await Array.fromAsync(laurel.exportAwards())).toEqual([])
    await laurel.record(event('e1', 'file.changed', { data: { lines: 1 } }))
    expect(await Array.fromAsync(laurel.exportMetrics())).toHaveLength(2)
    const { lines: _, files: __, ...metrics } = laurel.catalog.metrics
    const { 'line-1': ___, 'file-1': ____, ...badges } = laurel.catalog.badges
    const later = await again({ catalog: { ...laurel.catalog, metrics, badges } })
    expect(await Array.fromAsync(later.exportMetrics())).toEqual([])
  })

  test('an export that is left early can be begun again', async () => {
    const { laurel } = await open()
    await laurel.record(['ada', 'bob'].map((actor) => event(actor, 'points.given', { actor })))
    for await (const award of laurel.exportAwards()) {
      expect(award.person).toBe('ada')
      break
    }
    expect(await Array.fromAsync(laurel.exportAwards())).toHaveLength(2)
  })
})

/** How often the person changes from one row to the next: once per person where each one's rows stand together. */
function changes(rows: readonly { readonly person: string }[]): number {
  return rows.filter((row, index) => row.person !== rows[index - 1]?.person).length
}

function byPerson(a: { readonly person: string }, b: { readonly person: string }): number {
  return a.person < b.person ? -1 : 1
}

function keyOf(row: { readonly metric: string; readonly target?: string }): string {
  return `${row.metric} ${row.target ?? ''}`
}
