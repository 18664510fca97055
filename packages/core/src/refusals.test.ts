import { describe, expect, test } from 'vitest'
import { reach } from './define.ts'
import type { Fact } from './event.ts'
import type { Outcome } from './outcome.ts'
import { badge, catalogOf, happened, metricOf, Person, text } from './test-support/happenings.ts'

const DATE = '2026-07-27'

/** Ada, for whom one metric is counted, and everything that became of facts in it. */
function ada(metric: object, more: Parameters<typeof catalogOf>[0] | object = {}) {
  const outcomes: Outcome[] = []
  const catalog = catalogOf({ metrics: { m: metricOf(metric) }, ...more })
  const person = new Person(catalog, { observe: (_fact, _metric, outcome) => outcomes.push(outcome) })
  return { person, outcomes, value: () => person.value('m', DATE) }
}

const liked = (fields: Partial<Fact>) => happened('liked', DATE, { actor: 'bo', owner: 'ada', ...fields })

describe('what does not count', () => {
  test('D1 what somebody does to their own things does not, and it is told why', () => {
    const { person, outcomes, value } = ada({ kind: 'count', of: ['liked'], credit: 'owner', notSelf: true })
    person.did(liked({ actor: 'ada' }), liked({}))
    expect([value(), outcomes]).toEqual([1, ['self', 'counted']])
  })

  test('what is less than the least does not, except to take away', () => {
    const things = [{ added: ['liked'], removed: ['unliked'] }]
    const { person, outcomes } = ada({ kind: 'live', things, by: 'target', credit: 'owner', minimum: 5 })
    const unliked = { ...liked({ target: 'b' }), type: 'unliked', id: 'last' }
    person.did(liked({ target: 'a', value: 4 }), liked({ target: 'b', value: 5 }), unliked)
    expect(outcomes).toEqual(['minimum', 'counted', 'counted'])
    expect(person.value('m', DATE)).toBe(0)
  })

  test('every refusal has its reason', () => {
    const where = { kind: 'equals', field: 'data.good', value: true }
    const { person, outcomes } = ada({
      kind: 'distinct',
      of: ['liked'],
      by: 'data.tag',
      credit: 'owner',
      per: 'target',
      where,
    })
    const good = { data: { good: true } }
    person.did(
      liked({}),
      liked(good),
      liked({ ...good, target: 'a' }),
      liked({ data: { good: true, tag: 'x' }, target: 'a' }),
      liked({ data: { good: true, tag: 'x' }, target: 'a' }),
    )
    expect(outcomes).toEqual(['filtered', 'no_target', 'no_field', 'counted', 'repeated'])
  })

  test('what happens out of season is told so', () => {
    const window = { kind: 'season', season: 's', from: '2026-10-01', to: '2026-10-31' }
    const { person, outcomes } = ada({ kind: 'count', of: ['liked'], credit: 'owner', window })
    person.did(liked({}))
    expect(outcomes).toEqual(['out_of_season'])
  })
})

describe('between two people of whom one blocked the other', () => {
  const blocks = { by: ['blocked'], lifted: ['unblocked'] }
  const setUp = () => ada({ kind: 'count', of: ['liked'], credit: 'owner', notBlocked: true }, { blocks })
  const says = (type: string, actor: string, owner: string) => happened(type, DATE, { actor, owner })

  test('D2 nothing counts from the block on, and what counted before stays', () => {
    const { person, outcomes, value } = setUp()
    person.did(liked({}), says('blocked', 'ada', 'bo'), liked({}), liked({ actor: 'cy' }))
    expect([value(), outcomes]).toEqual([2, ['counted', 'blocked', 'counted']])
  })

  test('D2 it does not matter who blocked whom', () => {
    const { person, value } = setUp()
    person.did(says('blocked', 'bo', 'ada'), liked({}))
    expect(value()).toBe(0)
  })

  test('D2 when it is lifted what follows counts again, what was refused does not', () => {
    const { person, value } = setUp()
    person.did(says('blocked', 'ada', 'bo'), liked({}), says('unblocked', 'ada', 'bo'), liked({}))
    expect(value()).toBe(1)
  })

  test('D2 where both blocked each other, both must lift it', () => {
    const { person, value } = setUp()
    person.did(says('blocked', 'ada', 'bo'), says('blocked', 'bo', 'ada'), says('unblocked', 'ada', 'bo'), liked({}))
    expect(value()).toBe(0)
    person.did(says('unblocked', 'bo', 'ada'), liked({}))
    expect(value()).toBe(1)
  })

  test('D2 what was given before the block can be taken back after it', () => {
    const things = [{ added: ['liked'], removed: ['unliked'] }]
    const { person, value } = ada({ kind: 'live', things, by: 'actor', credit: 'owner', notBlocked: true }, { blocks })
    person.did(liked({}), says('blocked', 'ada', 'bo'), says('unliked', 'bo', 'ada'))
    expect(value()).toBe(0)
  })

  test('nobody blocks themselves', () => {
    const { person, value } = setUp()
    person.did(says('blocked', 'ada', 'ada'), liked({ actor: 'ada' }))
    expect(value()).toBe(1)
  })
})

describe('who is credited', () => {
  test('"either" credits each of the two, and somebody who is both once', () => {
    const { person, value } = ada({ kind: 'count', of: ['liked'], credit: 'either' })
    person.did(liked({}), liked({ actor: 'ada', owner: 'bo' }), liked({ actor: 'ada' }))
    expect(value()).toBe(3)
  })

  test('"either" counts for a badge of the owner as well as of the actor', () => {
    const metrics = { m: metricOf({ kind: 'count', of: ['liked'], credit: 'either' }) }
    const catalog = catalogOf({ metrics, badges: { met: { ...badge, criteria: reach('m', 1) } } })
    expect(new Person(catalog).told(liked({}))).toEqual(['+met'])
    expect(new Person(catalog).told(liked({ actor: 'ada', owner: 'bo' }))).toEqual(['+met'])
  })
})

describe('targets at which another metric reached a number', () => {
  const votes = { kind: 'live', things: [{ added: ['voted'], removed: ['unvoted'] }], by: 'actor', credit: 'owner' }
  const setUp = (judged: 'ever' | 'live') => {
    const metrics = {
      good: { kind: 'reached', metric: 'votes', at: 2, judged, noun: text } as const,
      votes: metricOf({ ...votes, per: 'target' }),
    }
    const truth = judged === 'live' ? 'live' : 'permanent'
    return new Person(catalogOf({ metrics, badges: { liked: { ...badge, criteria: reach('good', 2), truth } } }))
  }
  const vote = (type: string, actor: string, target: string) => happened(type, DATE, { actor, owner: 'ada', target })
  const up = ['a', 'b'].flatMap((target) => ['bo', 'cy'].map((actor) => vote('voted', actor, target)))

  test('count by the same event that reached it, wherever the metric stands in the catalog', () => {
    const person = setUp('ever')
    expect(person.told(...up.slice(0, 3))).toEqual([])
    expect(person.told(...up.slice(3))).toEqual(['+liked'])
    expect(person.value('good', DATE)).toBe(2)
  })

  test('count for ever, or as long as they are there', () => {
    const down = [vote('unvoted', 'bo', 'a'), vote('voted', 'bo', 'a')]
    const ever = setUp('ever')
    expect([ever.told(...up, ...down), ever.value('good', DATE)]).toEqual([['+liked'], 2])
    const live = setUp('live')
    expect([live.told(...up, ...down), live.value('good', DATE)]).toEqual([['+liked', '-liked', '+liked'], 2])
  })
})
