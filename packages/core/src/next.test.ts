import { describe, expect, test } from 'vitest'
import { allOf, defineCatalog, holding, reach } from './define.ts'
import type { Holding } from './holding.ts'
import { nextSteps, stepTo } from './next.ts'
import { type MetricState, PERSON, States } from './state.ts'
import { badge, catalogOf, metricOf, text } from './test-support/happenings.ts'

const catalog = defineCatalog({
  id: 'test',
  name: text,
  events: { happened: 'Something happened.' },
  categories: { c: { name: text } },
  metrics: {
    projects: { kind: 'count', of: ['happened'], credit: 'actor', noun: text },
    logs: { kind: 'count', of: ['happened'], credit: 'actor', noun: text },
    answers: { kind: 'count', of: ['happened'], credit: 'actor', noun: text },
    hours: { kind: 'sum', of: ['happened'], credit: 'actor', noun: text },
    fans: { kind: 'count', of: ['happened'], credit: 'actor', per: 'target', noun: text },
  },
  badges: {
    rookie: { ...badge, criteria: reach('projects', 5) },
    pro: { ...badge, criteria: reach('projects', 30) },
    storyteller: { ...badge, criteria: reach('logs', 100) },
    mentor: { ...badge, criteria: allOf(reach('answers', 25), reach('projects', 5)) },
    focused: { ...badge, criteria: reach('hours', 0.3) },
    knight: { ...badge, criteria: holding('rookie') },
    popular: { ...badge, criteria: reach('fans', 100), scope: 'target', once: 'target' },
  },
  paths: {
    builder: { name: text, metric: 'projects', badges: ['rookie', 'pro'] },
    journey: { name: text, metric: 'logs', badges: ['storyteller'] },
  },
})

function person(metrics: Record<string, MetricState>, badges: Record<string, number> = {}): States {
  return new States([[PERSON, { metrics, badges }]])
}

/** A Monday; only windows and streaks look at it. */
const TODAY = 20_500
const WEEK = '2026-W08'

describe('the next step', () => {
  test('points at the nearest badge of a path that is not held', () => {
    expect(stepTo(catalog, 'rookie', person({ projects: 4 }), TODAY)).toEqual({
      badge: 'rookie',
      metric: 'projects',
      value: 4,
      target: 5,
      remaining: 1,
      percent: 80,
    })
  })

  test('a badge just earned is no longer the next one', () => {
    const steps = nextSteps(catalog, person({ projects: 5 }, { rookie: 1 }), TODAY)
    expect(steps.find((step) => step.metric === 'projects')).toMatchObject({ badge: 'pro', remaining: 25 })
  })

  test('C1 after a deletion the next tier counts from the projects there are', () => {
    const steps = nextSteps(catalog, person({ projects: 0 }, { rookie: 1 }), TODAY)
    expect(steps.find((step) => step.metric === 'projects')).toMatchObject({ badge: 'pro', value: 0, remaining: 30 })
  })

  test('a path that is complete has no next step', () => {
    const steps = nextSteps(catalog, person({ projects: 31, logs: 99 }, { rookie: 1, pro: 1 }), TODAY)
    expect(steps.map((step) => step.badge)).toEqual(['storyteller'])
  })

  test('29 of 100 is 29 percent, and one short of everything is not yet 100', () => {
    expect(stepTo(catalog, 'storyteller', person({ logs: 29 }), TODAY)?.percent).toBe(29)
    expect(stepTo(catalog, 'storyteller', person({ logs: 99 }), TODAY)?.percent).toBe(99)
  })

  test('what is missing does not drift', () => {
    expect(stepTo(catalog, 'focused', person({ hours: { sum: '100000' } }), TODAY)?.remaining).toBe(0.2)
  })
})

describe('all next steps', () => {
  test('come the nearest to done first', () => {
    const steps = nextSteps(catalog, person({ projects: 1, logs: 90, answers: 20 }), TODAY)
    expect(steps.map((step) => [step.badge, step.percent])).toEqual([
      ['storyteller', 90],
      ['rookie', 20],
      ['mentor', 20],
    ])
  })

  test('name every path from the start, and badges outside paths once they were begun', () => {
    expect(nextSteps(catalog, new States(), TODAY).map((step) => step.badge)).toEqual(['rookie', 'storyteller'])
    expect(nextSteps(catalog, person({ hours: { sum: '150000' } }), TODAY).map((step) => step.badge)[0]).toBe('focused')
  })

  test('leave out badges judged by target, which have no single number', () => {
    expect(stepTo(catalog, 'popular', person({ fans: 99 }), TODAY)).toBeNull()
  })
})

describe('what is no next step', () => {
  const week = { kind: 'calendar', unit: 'week' } as const
  const inWeek = metricOf({ kind: 'count', of: ['happened'], window: week })
  const stepWith = (fields: object, badges: Record<string, Holding> = {}) => {
    const it = { ...badge, criteria: reach('inWeek', 2), ...fields }
    const states = new States([[PERSON, { metrics: { inWeek: [[TODAY, 1]] }, badges }]])
    return stepTo(catalogOf({ metrics: { inWeek }, badges: { it } }), 'it', states, TODAY)
  }

  test('I9 a hidden badge is told to nobody who does not hold it', () => {
    expect(stepWith({})).toMatchObject({ value: 1, target: 2 })
    expect(stepWith({ visibility: 'hidden' })).toBeNull()
  })

  test('I10 E7 E10 one that cannot be earned today is not held out', () => {
    expect(stepWith({ status: 'draft' })).toBeNull()
    expect(stepWith({ status: 'retired', available: { until: '2030-01-01' } })).toBeNull()
    expect(stepWith({ available: { until: '2026-01-01' } })).toBeNull()
    expect(stepWith({ available: { from: '2026-01-01', until: '2026-12-31' } })).not.toBeNull()
  })

  test('C6 one that was revoked by hand is not held out, nor is this week of one for each', () => {
    expect(stepWith({}, { it: { blocked: true } })).toBeNull()
    expect(stepWith({ once: 'period' }, { [`it#${WEEK}`]: { blocked: true } })).toBeNull()
  })

  test('one for each week is the next again when the week is over', () => {
    expect(stepWith({ once: 'period' }, { [`it#${WEEK}`]: 1 })).toBeNull()
    expect(stepWith({ once: 'period' }, { 'it#2026-W01': 1 })).not.toBeNull()
  })

  test('a live one that has ended is the next again, before anything was saved', () => {
    const held = { earned: 1, ends: 5, until: TODAY }
    expect(stepWith({ truth: 'live' }, { it: held })).not.toBeNull()
    expect(stepWith({ truth: 'live' }, { it: { ...held, until: TODAY + 1 } })).toBeNull()
  })
})
