import { describe, expect, test } from 'vitest'
import type { CompareOp, Criteria } from './catalog.ts'
import { holds, holdsUntil, isHeld, type Progress, progressTowards, type Subject } from './criteria.ts'
import { parseCatalog } from './define.ts'
import { PERSON, type ScopeState, States, targetScope } from './state.ts'
import { badge, catalogOf, metricOf, text } from './test-support/happenings.ts'

const counted = { kind: 'count', of: ['happened'], credit: 'actor', noun: text } as const

const catalog = parseCatalog({
  id: 'test',
  name: text,
  events: { happened: 'Something happened.' },
  categories: { c: { name: text } },
  metrics: {
    projects: counted,
    logs: counted,
    posts: counted,
    fans: { ...counted, per: 'target' },
    hours: { ...counted, kind: 'sum' },
    score: { ...counted, kind: 'sum' },
  },
  badges: {
    rookie: { ...badge, criteria: compare('projects', '>=', 5) },
    popular: { ...badge, criteria: compare('fans', '>=', 100), scope: 'target', once: 'target' },
  },
})

/** Any day; only windows look at it. */
const today = 20_500

const ada: Subject = person({ metrics: { projects: 4, logs: 10 }, badges: { rookie: 1000 } })

function compare(metric: string, op: CompareOp, value: number): Criteria {
  return { kind: 'compare', metric, op, value }
}

function person(state: ScopeState): Subject {
  return { states: new States([[PERSON, state]]), target: null, today }
}

function progress(criteria: Criteria, subject: Subject = ada): Progress {
  return progressTowards(criteria, subject, catalog)
}

const yes = compare('logs', '>=', 10)
const no = compare('projects', '>=', 5)

describe('whether criteria hold', () => {
  test('B3 a threshold is reached at equality', () => {
    expect(holds(compare('projects', '>=', 4), ada, catalog)).toBe(true)
    expect(holds(compare('projects', '>=', 5), ada, catalog)).toBe(false)
  })

  test('B4 a hundred is more than thirty', () => {
    const hundred = person({ metrics: { projects: 100 }, badges: {} })
    expect(holds(compare('projects', '>=', 30), hundred, catalog)).toBe(true)
    expect(holds(compare('projects', '<', 30), hundred, catalog)).toBe(false)
  })

  test('B5 "at most" asks for something that was counted; then nothing left is at most nothing', () => {
    const gone = person({ metrics: { posts: 0 }, badges: {} })
    for (const op of ['<=', '<', '='] as const) {
      expect(holds(compare('posts', op, op === '<' ? 1 : 0), ada, catalog)).toBe(false)
      expect(holds(compare('posts', op, op === '<' ? 1 : 0), gone, catalog)).toBe(true)
    }
    expect(holds(compare('posts', '>=', 1), ada, catalog)).toBe(false)
  })

  test('a badge is held or not', () => {
    expect(holds({ kind: 'holds', badge: 'rookie' }, ada, catalog)).toBe(true)
    expect(holds({ kind: 'holds', badge: 'popular' }, ada, catalog)).toBe(false)
    expect(holds({ kind: 'holds', badge: 'gone' }, ada, catalog)).toBe(false)
  })

  test('all, any and not combine', () => {
    expect(holds({ kind: 'all', of: [yes, yes] }, ada, catalog)).toBe(true)
    expect(holds({ kind: 'all', of: [yes, no] }, ada, catalog)).toBe(false)
    expect(holds({ kind: 'any', of: [no, yes] }, ada, catalog)).toBe(true)
    expect(holds({ kind: 'any', of: [no, no] }, ada, catalog)).toBe(false)
    expect(holds({ kind: 'not', of: no }, ada, catalog)).toBe(true)
  })

  test('at least so many of several', () => {
    expect(holds({ kind: 'atLeast', count: 2, of: [yes, no, yes] }, ada, catalog)).toBe(true)
    expect(holds({ kind: 'atLeast', count: 3, of: [yes, no, yes] }, ada, catalog)).toBe(false)
  })

  test('for one target, only what happened to that target is looked at', () => {
    const states = new States([
      [PERSON, { metrics: { fans: 500 }, badges: {} }],
      [targetScope('project:1'), { metrics: { fans: 100 }, badges: { popular: 7 } }],
    ])
    const criteria = compare('fans', '>=', 100)
    expect(holds(criteria, { states, target: 'project:1', today }, catalog)).toBe(true)
    expect(holds(criteria, { states, target: 'project:2', today }, catalog)).toBe(false)
    expect(isHeld('popular', { states, target: 'project:1', today }, catalog)).toBe(true)
    expect(isHeld('popular', { states, target: 'project:2', today }, catalog)).toBe(false)
  })
})

describe('how far along', () => {
  test('a threshold counts up to its number and no further', () => {
    expect(progress(compare('projects', '>=', 5))).toEqual({ value: 4, target: 5, metric: 'projects' })
    expect(progress(compare('logs', '>=', 3))).toEqual({ value: 3, target: 3, metric: 'logs' })
  })

  test('a sum below zero is no progress', () => {
    const debtor = person({ metrics: { score: { sum: '-3000000' } }, badges: {} })
    expect(progress(compare('score', '>=', 10), debtor)).toMatchObject({ value: 0, target: 10 })
  })

  test('"more than" is complete one step above its number', () => {
    expect(progress(compare('projects', '>', 4))).toMatchObject({ value: 4, target: 5 })
    expect(progress(compare('projects', '>', 3))).toMatchObject({ value: 4, target: 4 })
    expect(progress(compare('posts', '>', 0))).toMatchObject({ value: 0, target: 1 })
  })

  test('"more than" is complete as soon as it is true, between whole numbers too', () => {
    const reader = person({ metrics: { hours: { sum: '5500000' } }, badges: {} })
    expect(progress(compare('hours', '>', 5), reader)).toMatchObject({ value: 6, target: 6 })
  })

  test('what has no number is done or not', () => {
    expect(progress(compare('projects', '<', 5))).toEqual({ value: 1, target: 1, metric: null })
    expect(progress({ kind: 'holds', badge: 'rookie' })).toEqual({ value: 1, target: 1, metric: null })
    expect(progress({ kind: 'not', of: yes })).toEqual({ value: 0, target: 1, metric: null })
  })

  test('of several that must all hold, the furthest from done decides', () => {
    const far = compare('projects', '>=', 100)
    expect(progress({ kind: 'all', of: [far, no, yes] })).toMatchObject({ value: 4, target: 100 })
  })

  test('of alternatives, the nearest to done decides', () => {
    expect(progress({ kind: 'any', of: [compare('projects', '>=', 100), no] })).toMatchObject({ value: 4, target: 5 })
  })

  test('of at least two of three, the second nearest decides', () => {
    const far = compare('projects', '>=', 100)
    expect(progress({ kind: 'atLeast', count: 2, of: [far, yes, no] })).toMatchObject({ value: 4, target: 5 })
  })

  test('progress is complete exactly when the criteria hold', () => {
    const parts = [yes, no, compare('logs', '>', 10), compare('logs', '<', 11), { kind: 'not', of: no } as const]
    const combined = parts.flatMap((a): Criteria[] =>
      parts.flatMap((b): Criteria[] => [
        { kind: 'all', of: [a, b] },
        { kind: 'any', of: [a, b] },
        { kind: 'atLeast', count: 2, of: [a, b, yes] },
        { kind: 'not', of: { kind: 'any', of: [a, b] } },
      ]),
    )
    for (const criteria of [...parts, ...combined]) {
      const { value, target } = progress(criteria)
      expect(value >= target, JSON.stringify(criteria)).toBe(holds(criteria, ada, catalog))
    }
  })
})

describe('until when criteria hold', () => {
  const inTenDays = (kind: string) => metricOf({ ...counted, kind, window: { kind: 'rolling', days: 10 } })
  const windows = catalogOf({
    metrics: { logs: inTenDays('count'), days: inTenDays('days'), score: inTenDays('sum') },
  })
  const until = (criteria: Criteria, metrics: ScopeState['metrics']) =>
    holdsUntil(criteria, person({ metrics, badges: {} }), windows)

  test('G2 so many in a rolling window last until too many days have left it, whichever they are', () => {
    const logs = Array.from({ length: 10 }, (_, index) => [today - 9 + index, 2] as const)
    for (let needed = 1; needed <= 20; needed++)
      expect(until(compare('logs', '>=', needed), { logs })).toBe(today + 11 - Math.ceil(needed / 2))
    const days = [[today - 9, 10] as const]
    for (let needed = 1; needed <= 10; needed++)
      expect(until(compare('days', '>=', needed), { days })).toBe(today + 11 - needed)
  })

  test('of alternatives the last, of conditions the first to end', () => {
    const metrics = { logs: [[today - 5, 3] as const], days: [[today - 2, 1] as const] }
    const of = [compare('logs', '>=', 3), compare('days', '>=', 1)]
    expect([until({ kind: 'any', of }, metrics), until({ kind: 'all', of }, metrics)]).toEqual([today + 8, today + 5])
  })

  test('a sum that falls and rises again when what was negative leaves the window ends where it falls first', () => {
    const score = [
      [today - 9, '5000000'],
      [today - 8, '-3000000'],
      [today, '3000000'],
    ] as const
    expect(until(compare('score', '>=', 3), { score })).toBe(today + 1)
  })

  test('what no window counts is ended by events only', () => {
    expect(holdsUntil(yes, ada, catalog)).toBeUndefined()
  })
})
