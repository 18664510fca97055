import { describe, expect, test } from 'vitest'
import type { Badge, CompareOp, Criteria } from './catalog.ts'
import { heldAt, holds, type Progress, progressTowards, type Subject } from './criteria.ts'
import { PERSON, type ScopeState, States, targetScope } from './state.ts'

const badge: Badge = {
  name: { en: 'Badge' },
  description: { en: 'A badge.' },
  category: 'c',
  tier: 'bronze',
  glyph: 'star',
  criteria: compare('projects', '>=', 5),
  scope: 'person',
  once: 'person',
  truth: 'permanent',
  announced: true,
}

const badges = { rookie: badge, popular: { ...badge, scope: 'target', once: 'target' } } as const

const ada: Subject = person({ metrics: { projects: 4, logs: 10 }, badges: { rookie: 1000 } })

function compare(metric: string, op: CompareOp, value: number): Criteria {
  return { kind: 'compare', metric, op, value }
}

function person(state: ScopeState): Subject {
  return { states: new States([[PERSON, state]]), target: null }
}

function progress(criteria: Criteria, subject: Subject = ada): Progress {
  return progressTowards(criteria, subject, badges)
}

const yes = compare('logs', '>=', 10)
const no = compare('projects', '>=', 5)

describe('whether criteria hold', () => {
  test('B3 a threshold is reached at equality', () => {
    expect(holds(compare('projects', '>=', 4), ada, badges)).toBe(true)
    expect(holds(compare('projects', '>=', 5), ada, badges)).toBe(false)
  })

  test('B4 a hundred is more than thirty', () => {
    const hundred = person({ metrics: { projects: 100 }, badges: {} })
    expect(holds(compare('projects', '>=', 30), hundred, badges)).toBe(true)
    expect(holds(compare('projects', '<', 30), hundred, badges)).toBe(false)
  })

  test('a metric that was never counted is 0', () => {
    expect(holds(compare('posts', '>=', 1), ada, badges)).toBe(false)
    expect(holds(compare('posts', '=', 0), ada, badges)).toBe(true)
  })

  test('a badge is held or not', () => {
    expect(holds({ kind: 'holds', badge: 'rookie' }, ada, badges)).toBe(true)
    expect(holds({ kind: 'holds', badge: 'popular' }, ada, badges)).toBe(false)
    expect(holds({ kind: 'holds', badge: 'gone' }, ada, badges)).toBe(false)
  })

  test('all, any and not combine', () => {
    expect(holds({ kind: 'all', of: [yes, yes] }, ada, badges)).toBe(true)
    expect(holds({ kind: 'all', of: [yes, no] }, ada, badges)).toBe(false)
    expect(holds({ kind: 'any', of: [no, yes] }, ada, badges)).toBe(true)
    expect(holds({ kind: 'any', of: [no, no] }, ada, badges)).toBe(false)
    expect(holds({ kind: 'not', of: no }, ada, badges)).toBe(true)
  })

  test('at least so many of several', () => {
    expect(holds({ kind: 'atLeast', count: 2, of: [yes, no, yes] }, ada, badges)).toBe(true)
    expect(holds({ kind: 'atLeast', count: 3, of: [yes, no, yes] }, ada, badges)).toBe(false)
  })

  test('for one target, only what happened to that target is looked at', () => {
    const states = new States([
      [PERSON, { metrics: { fans: 500 }, badges: {} }],
      [targetScope('project:1'), { metrics: { fans: 100 }, badges: { popular: 7 } }],
    ])
    const criteria = compare('fans', '>=', 100)
    expect(holds(criteria, { states, target: 'project:1' }, badges)).toBe(true)
    expect(holds(criteria, { states, target: 'project:2' }, badges)).toBe(false)
    expect(heldAt('popular', badges.popular, { states, target: 'project:1' })).toBe(7)
    expect(heldAt('popular', badges.popular, { states, target: 'project:2' })).toBeUndefined()
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
      expect(value >= target, JSON.stringify(criteria)).toBe(holds(criteria, ada, badges))
    }
  })
})
