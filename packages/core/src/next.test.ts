import { describe, expect, test } from 'vitest'
import { allOf, defineCatalog, holding, reach } from './define.ts'
import { nextSteps, stepTo } from './next.ts'
import { type MetricState, PERSON, States } from './state.ts'

const text = { en: 'Text' }
const badge = { name: text, description: text, category: 'c', tier: 'bronze', glyph: 'star' } as const

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

/** A moment; only streaks look at it. */
const NOON = { at: Date.UTC(2026, 2, 2, 12), zone: 'UTC' }

describe('the next step', () => {
  test('points at the nearest badge of a path that is not held', () => {
    expect(stepTo(catalog, 'rookie', person({ projects: 4 }), NOON)).toEqual({
      badge: 'rookie',
      metric: 'projects',
      value: 4,
      target: 5,
      remaining: 1,
      percent: 80,
    })
  })

  test('a badge just earned is no longer the next one', () => {
    const steps = nextSteps(catalog, person({ projects: 5 }, { rookie: 1 }), NOON)
    expect(steps.find((step) => step.metric === 'projects')).toMatchObject({ badge: 'pro', remaining: 25 })
  })

  test('C1 after a deletion the next tier counts from the projects there are', () => {
    const steps = nextSteps(catalog, person({ projects: 0 }, { rookie: 1 }), NOON)
    expect(steps.find((step) => step.metric === 'projects')).toMatchObject({ badge: 'pro', value: 0, remaining: 30 })
  })

  test('a path that is complete has no next step', () => {
    const steps = nextSteps(catalog, person({ projects: 31, logs: 99 }, { rookie: 1, pro: 1 }), NOON)
    expect(steps.map((step) => step.badge)).toEqual(['storyteller'])
  })

  test('29 of 100 is 29 percent, and one short of everything is not yet 100', () => {
    expect(stepTo(catalog, 'storyteller', person({ logs: 29 }), NOON)?.percent).toBe(29)
    expect(stepTo(catalog, 'storyteller', person({ logs: 99 }), NOON)?.percent).toBe(99)
  })

  test('what is missing does not drift', () => {
    expect(stepTo(catalog, 'focused', person({ hours: { sum: '100000' } }), NOON)?.remaining).toBe(0.2)
  })
})

describe('all next steps', () => {
  test('come the nearest to done first', () => {
    const steps = nextSteps(catalog, person({ projects: 1, logs: 90, answers: 20 }), NOON)
    expect(steps.map((step) => [step.badge, step.percent])).toEqual([
      ['storyteller', 90],
      ['rookie', 20],
      ['mentor', 20],
    ])
  })

  test('name every path from the start, and badges outside paths once they were begun', () => {
    expect(nextSteps(catalog, new States(), NOON).map((step) => step.badge)).toEqual(['rookie', 'storyteller'])
    expect(nextSteps(catalog, person({ hours: { sum: '150000' } }), NOON).map((step) => step.badge)[0]).toBe('focused')
  })

  test('leave out badges judged by target, which have no single number', () => {
    expect(stepTo(catalog, 'popular', person({ fans: 99 }), NOON)).toBeNull()
  })
})
