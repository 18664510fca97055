import { describe, expect, test } from 'vitest'
import { reach } from './define.ts'
import type { Fact } from './event.ts'
import { explainEvent, explainSetAside } from './explain-event.ts'
import { compileRules } from './rules.ts'
import { badge, catalogOf, happened, instantOf, text } from './test-support/happenings.ts'

const NOW = instantOf('2026-03-10')

const metric = { credit: 'actor', noun: text } as const

const done = (day: number, fields: Parameters<typeof happened>[2] = {}) => happened('done', `2026-03-0${day}`, fields)

function rulesOf(input: object) {
  return compileRules(catalogOf(Object.assign({ metrics: {} }, input)))
}

describe('one event', () => {
  const catalog = {
    metrics: {
      m: { kind: 'count', of: ['done'], ...metric },
      own: { kind: 'count', of: ['done'], notSelf: true, ...metric },
    },
    badges: { b: { ...badge, criteria: reach('m', 1), truth: 'live' }, c: { ...badge, criteria: reach('m', 2) } },
  }
  const history = [done(1, { owner: 'ada' }), done(2), done(3)]
  const of = (fact: Fact) => explainEvent(rulesOf(catalog), 'ada', fact, history, { now: NOW })

  test('is told by what each metric made of it, and by the badges that it earned', () => {
    expect(of(done(9))).toEqual({ outcomes: [], earned: [], lost: [] })
    const [first, second] = history.map(of)
    expect(first).toMatchObject({
      outcomes: [
        { metric: 'm', outcome: 'counted' },
        { metric: 'own', outcome: 'self' },
      ],
      earned: [{ badge: 'b', instance: '', isHeld: true }],
    })
    expect(second?.earned).toEqual([{ badge: 'c', instance: '', isHeld: true }])
  })

  test('is told by the live badges that it took', () => {
    const things = [{ added: ['made'], removed: ['gone'] }]
    const live = {
      metrics: { m: { kind: 'live', by: 'target', things, ...metric } },
      badges: { b: { ...badge, criteria: reach('m', 1), truth: 'live' } },
    }
    const made = happened('made', '2026-03-01', { target: 'p' })
    const gone = happened('gone', '2026-03-02', { target: 'p' })
    const tell = (fact: Fact) => explainEvent(rulesOf(live), 'ada', fact, [made, gone], { now: NOW })
    expect(tell(made)).toMatchObject({ earned: [{ badge: 'b', isHeld: false }], lost: [] })
    expect(tell(gone)).toMatchObject({ earned: [], lost: [{ badge: 'b', instance: '' }] })
  })

  test('that was set aside is told by what it would have reached', () => {
    const setAside = { fact: done(4), because: 'retracted' } as const
    expect(explainSetAside(rulesOf(catalog), 'ada', setAside, {})).toMatchObject({
      outcomes: [
        { metric: 'm', outcome: 'retracted' },
        { metric: 'own', outcome: 'retracted' },
      ],
      earned: [],
    })
  })
})
