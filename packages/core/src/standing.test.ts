import { describe, expect, test } from 'vitest'
import { defineCatalog, reach } from './define.ts'
import { holdingOf, isDecidedAlready, isInstance, placeOfInstance } from './standing.ts'
import { States } from './state.ts'
import { streaksOn } from './streak-standing.ts'

const noun = { en: 'things' }
const count = { kind: 'count', credit: 'actor', of: ['done'], noun } as const
const { badges, metrics, ...catalog } = defineCatalog({
  id: 'standing',
  name: noun,
  events: { done: 'Something was done.' },
  categories: { all: { name: noun } },
  metrics: {
    all: count,
    daily: { ...count, window: { kind: 'calendar', unit: 'day' } },
    weekly: { ...count, window: { kind: 'calendar', unit: 'week' } },
    monthly: { ...count, window: { kind: 'calendar', unit: 'month' } },
    yearly: { ...count, window: { kind: 'calendar', unit: 'year' } },
    autumn: { ...count, window: { kind: 'season', season: 'autumn', from: '10-01', to: '10-31' } },
    jubilee: { ...count, window: { kind: 'season', season: 'jubilee', from: '2026-10-01', to: '2026-10-31' } },
    perTarget: { ...count, per: 'target' },
    weeks: { kind: 'streak', credit: 'actor', of: ['done'], every: 'week', noun },
  },
  badges: {
    once: badge(reach('all', 1)),
    each: { ...badge(reach('perTarget', 1)), scope: 'target', once: 'target' },
    day: { ...badge(reach('daily', 1)), once: 'period' },
    week: { ...badge(reach('weekly', 1)), once: 'period' },
    month: { ...badge(reach('monthly', 1)), once: 'period' },
    year: { ...badge(reach('yearly', 1)), once: 'period' },
    season: { ...badge(reach('autumn', 1)), once: 'season' },
    one: { ...badge(reach('jubilee', 1)), once: 'season' },
  },
})

function badge<C>(criteria: C) {
  return { name: noun, description: noun, category: 'all', tier: 'bronze', glyph: 'award', criteria } as const
}

type Id = keyof typeof badges

function known(id: string) {
  const found = badges[id as Id]
  if (found === undefined) throw new TypeError(`There is no badge ${id}.`)
  return found
}

describe('an instance of a badge', () => {
  test.for([
    ['once', ['']],
    ['each', ['post:1', 'a b', '2026-W31']],
    ['day', ['2026-07-31']],
    ['week', ['2026-W01', '2026-W53']],
    ['month', ['2026-12']],
    ['year', ['2026']],
    ['season', ['autumn-2026']],
    ['one', ['jubilee']],
  ] as const)('of "%s" is one of %j', ([id, instances]) => {
    for (const instance of instances) expect(isInstance({ metrics }, known(id), instance)).toBe(true)
  })

  test.for([
    ['once', ['post:1', '2026']],
    ['each', ['', 'a\nb', 'x'.repeat(201)]],
    ['day', ['', '2026-07', '2026-13-01', '2026-07-32']],
    ['week', ['2026-W00', '2026-W54', '2026-31']],
    ['month', ['2026-13', '2026-7']],
    ['year', ['26', '2026-W31']],
    ['season', ['autumn', 'autumn-26', 'autumn-2026-1', 'spring-2026']],
    ['one', ['jubilee-2026', '']],
  ] as const)('of "%s" is none of %j', ([id, instances]) => {
    for (const instance of instances) expect(isInstance({ metrics }, known(id), instance)).toBe(false)
  })

  test('is kept for the person, the target or the period', () => {
    expect(placeOfInstance(known('once'), 'once', '')).toEqual({ scope: '', key: 'once' })
    expect(placeOfInstance(known('each'), 'each', 'post:1')).toEqual({ scope: 'target:post:1', key: 'each' })
    expect(placeOfInstance(known('week'), 'week', '2026-W31')).toEqual({ scope: '', key: 'week#2026-W31' })
    const states = new States([['', { metrics: {}, badges: { 'week#2026-W31': 5 } }]])
    expect(holdingOf({ badges }, states, 'week', '2026-W31')).toBe(5)
    expect(holdingOf({ badges }, states, 'week', '2026-W32')).toBeUndefined()
    expect(holdingOf({ badges }, states, 'none', '')).toBeUndefined()
  })
})

test('C15 what is so already needs no decision', () => {
  const decided = (holding: Parameters<typeof isDecidedAlready>[0]) =>
    (['laurel.granted', 'laurel.revoked', 'laurel.lifted'] as const).map((type) => isDecidedAlready(holding, type))
  expect(decided(undefined)).toEqual([false, true, true])
  expect(decided(5)).toEqual([false, false, true])
  expect(decided({ granted: 5, ground: 'manual' })).toEqual([true, false, true])
  expect(decided({ granted: 5, ground: 'kept' })).toEqual([false, false, true])
  expect(decided({ earned: 5, blocked: true })).toEqual([false, true, false])
  expect(decided({ lost: 5 })).toEqual([false, true, true])
})

test('F20 a streak of weeks is at risk until the Monday that comes', () => {
  const done = (active: readonly (readonly [number, number])[]) =>
    new States([['', { metrics: { weeks: { active, zone: 'UTC', longest: 2 } }, badges: {} }]])
  const all = { ...catalog, metrics }
  // Days 3 to 9 since 1970 are a week, its number 1 counted from the one that began in 1969.
  const states = done([[1, 2]])
  const weeks = { metric: 'weeks', longest: 2 }
  expect(streaksOn(all, states, 12)).toEqual([{ ...weeks, current: 2, atRisk: false, until: null }])
  expect(streaksOn(all, states, 18)).toEqual([{ ...weeks, current: 2, atRisk: true, until: 25 }])
  expect(streaksOn(all, states, 25)).toEqual([{ ...weeks, current: 0, atRisk: false, until: null }])
  expect(streaksOn(all, new States(), 25)).toEqual([{ ...weeks, current: 0, longest: 0, atRisk: false, until: null }])
})
