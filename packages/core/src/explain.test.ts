import { describe, expect, test } from 'vitest'
import { allOf, anyOf, holding, reach } from './define.ts'
import type { Fact } from './event.ts'
import { type ExplainOptions, explain } from './explain.ts'
import type { ExplainedMetric } from './explain-metrics.ts'
import { compileRules } from './rules.ts'
import { badge, catalogOf, happened, instantOf, text } from './test-support/happenings.ts'

const NOW = instantOf('2026-03-10')

const metric = { credit: 'actor', noun: text } as const

/** An explanation for Ada, by one metric `m` and the badge `b` for three of it unless the catalog says otherwise. */
function explained(input: object, history: readonly Fact[], more: Partial<ExplainOptions> = {}, id = 'b') {
  const found = explain(rulesOf(input), 'ada', id, null, history, { now: NOW, ...more })
  if (found === null) throw new TypeError(`There is no badge ${id}.`)
  return found
}

function rulesOf(input: object) {
  const badges = { b: { ...badge, criteria: reach('m', 3) } }
  return compileRules(catalogOf(Object.assign({ metrics: {}, badges }, input)), 'Europe/Berlin')
}

function count(more: object = {}) {
  return { metrics: { m: { kind: 'count', of: ['done'], ...metric, ...more } } }
}

function tallies({ metrics: [first] }: { readonly metrics: readonly ExplainedMetric[] }) {
  return Object.fromEntries((first?.tallies ?? []).map((tally) => [tally.outcome, tally.count]))
}

const done = (day: number, fields: Parameters<typeof happened>[2] = {}) =>
  happened('done', `2026-03-${String(day).padStart(2, '0')}`, fields)

describe('the tree of conditions', () => {
  test('says of each number what it is, what is needed and what is missing', () => {
    expect(explained(count(), [done(1), done(2)])).toMatchObject({
      badge: 'b',
      instance: '',
      standing: 'open',
      since: null,
      times: 0,
      day: '2026-03-10',
      criteria: { kind: 'compare', metric: 'm', op: '>=', needed: 3, value: 2, missing: 1, isTrue: false },
    })
  })

  test('names the fact that made it true, and since when it is held', () => {
    const history = [done(1), done(2), done(3), done(4)]
    expect(explained(count(), history)).toMatchObject({
      standing: 'held',
      since: history[2]?.at,
      ground: 'rule',
      times: 1,
      earnedBy: { person: 'ada', id: history[2]?.id, type: 'done', at: history[2]?.at },
      criteria: { value: 4, missing: 0, isTrue: true },
    })
  })

  test('C1 stays false for a permanent badge that is held although its number fell', () => {
    const things = [{ added: ['made'], removed: ['gone'] }]
    const catalog = {
      metrics: { m: { kind: 'live', by: 'target', things, ...metric } },
      badges: { b: { ...badge, criteria: reach('m', 1) } },
    }
    const made = happened('made', '2026-03-01', { target: 'p' })
    const found = explained(catalog, [made, happened('gone', '2026-03-02', { target: 'p' })])
    expect(found).toMatchObject({ standing: 'held', earnedBy: { id: made.id }, criteria: { value: 0, isTrue: false } })
  })

  test('has the tree of every badge that is needed inside its own', () => {
    const catalog = {
      metrics: { m: { kind: 'count', of: ['done'], ...metric }, n: { kind: 'count', of: ['seen'], ...metric } },
      badges: {
        many: { ...badge, criteria: reach('m', 2) },
        b: { ...badge, criteria: allOf(holding('many'), anyOf(reach('n', 5), reach('m', 9))) },
      },
    }
    const found = explained(catalog, [done(1), done(2), happened('seen', '2026-03-03')])
    expect(found.criteria).toMatchObject({
      kind: 'all',
      isTrue: false,
      count: 2,
      of: [
        { kind: 'holds', badge: 'many', isTrue: true, criteria: { metric: 'm', needed: 2, value: 2 } },
        {
          kind: 'any',
          count: 1,
          of: [
            { metric: 'n', missing: 4 },
            { metric: 'm', missing: 7 },
          ],
        },
      ],
    })
    expect(found.metrics.map(({ metric: id, value }) => [id, value])).toEqual([
      ['m', 2],
      ['n', 1],
    ])
  })

  test('is that of the target at which the badge is nearest, or of the one that is named', () => {
    const catalog = {
      ...count({ per: 'target' }),
      badges: { b: { ...badge, criteria: reach('m', 3), scope: 'target', once: 'target' } },
    }
    const history = [done(1, { target: 'x' }), done(2, { target: 'y' }), done(3, { target: 'y' })]
    const found = explained(catalog, history)
    expect(found).toMatchObject({ instance: 'y', target: 'y', criteria: { value: 2 } })
    expect(found.metrics).toMatchObject([{ target: 'y', value: 2, tallies: [{ outcome: 'counted', count: 2 }] }])
    expect(explain(rulesOf(catalog), 'ada', 'b', 'x', history, { now: NOW })).toMatchObject({
      instance: 'x',
      criteria: { value: 1 },
    })
  })

  test('is none for a badge, a target or a period that there is not', () => {
    const rules = rulesOf(count())
    expect(explain(rules, 'ada', 'constructor', null, [], { now: NOW })).toBeNull()
    expect(explain(rules, 'ada', 'b', '2026-W31', [], { now: NOW })).toBeNull()
  })
})

describe('facts that do not count', () => {
  test('D1 of one’s own things: self', () => {
    const catalog = { metrics: { m: { kind: 'count', of: ['done'], ...metric, credit: 'owner', notSelf: true } } }
    const found = explained(catalog, [done(1, { owner: 'ada' }), done(2, { actor: 'bob', owner: 'ada' })])
    expect(tallies(found)).toEqual({ counted: 1, self: 1 })
    expect(found.metrics[0]?.facts).toMatchObject([
      { person: 'bob', outcome: 'counted' },
      { person: 'ada', outcome: 'self' },
    ])
  })

  test('D3 more than the cap between two people allows: capped, by that cap', () => {
    const caps = [
      { most: 10, every: 'day' },
      { most: 2, every: 'month', of: 'pair' },
    ]
    const history = [1, 2, 3].map((day) => done(day, { owner: 'bob' }))
    const found = explained(count({ caps }), [...history, done(4, { owner: 'eve' })])
    expect(found.metrics[0]?.tallies).toEqual([
      { outcome: 'counted', cap: null, count: 3 },
      { outcome: 'capped', cap: { most: 2, every: 'month', of: 'pair' }, count: 1 },
    ])
  })

  test('D5 the first cap that is full is named, where several are there', () => {
    const caps = [
      { most: 2, every: 'day' },
      { most: 9, every: 'week' },
    ]
    const found = explained(count({ caps }), [done(1), done(1), done(1)])
    expect(found.metrics[0]?.facts[0]).toMatchObject({ outcome: 'capped', cap: { most: 2, every: 'day' } })
  })

  test('A9 told too late, retracted or in review: as they were set aside, in their place', () => {
    const setAside = [
      { fact: done(2), because: 'too_old' },
      { fact: done(4), because: 'retracted' },
      { fact: happened('other', '2026-03-05'), because: 'review' },
    ] as const
    const found = explained(count(), [done(1), done(3)], { setAside })
    expect(found.metrics[0]?.facts.map(({ day, outcome }) => [day, outcome])).toEqual([
      ['2026-03-04', 'retracted'],
      ['2026-03-03', 'counted'],
      ['2026-03-02', 'too_old'],
      ['2026-03-01', 'counted'],
    ])
  })

  test('that a filter would have refused anyhow were not kept from anything by being set aside', () => {
    const where = { kind: 'equals', field: 'target', value: 'x' }
    const setAside = [{ fact: done(1, { target: 'y' }), because: 'retracted' }] as const
    expect(explained(count({ where }), [], { setAside }).metrics[0]?.facts).toEqual([])
  })

  test('that a metric cannot read say why', () => {
    const catalog = { metrics: { m: { kind: 'sum', of: ['done'], fields: ['data.lines'], ...metric } } }
    const found = explained(catalog, [done(1, { data: { lines: 'many' } }), done(2, { data: { lines: 2 } })])
    expect(tallies(found)).toEqual({ counted: 1, failed: 1 })
    expect(found.metrics[0]?.facts[1]?.error).toContain('cannot be added up')
  })

  test('before the window: they counted, and do no longer', () => {
    const found = explained(count({ window: { kind: 'rolling', days: 3 } }), [done(1), done(7), done(8), done(10)])
    expect(tallies(found)).toEqual({ counted: 2, out_of_window: 2 })
    expect(found.metrics[0]).toMatchObject({ value: 2, window: { from: '2026-03-08', to: '2026-03-10' } })
  })

  test('before a reset of the account: neither do those', () => {
    const reset = happened('laurel.reset', '2026-03-02', { actor: null, owner: 'ada', data: { by: 'mod' } })
    const found = explained(count(), [done(1), reset, done(3)])
    expect(tallies(found)).toEqual({ counted: 1, reset: 1 })
    expect(found.decisions).toMatchObject([{ kind: 'reset', by: 'mod', reason: null }])
  })

  test('for a number of another metric: why that one did not count them', () => {
    const catalog = {
      metrics: {
        votes: { kind: 'count', of: ['done'], ...metric, credit: 'owner', per: 'target', notSelf: true },
        m: { kind: 'reached', metric: 'votes', at: 1, noun: text },
      },
    }
    const own = done(1, { owner: 'ada', target: 'x' })
    const found = explained(catalog, [own, done(2, { actor: 'bob', owner: 'ada', target: 'x' })])
    expect(tallies(found)).toEqual({ counted: 1, self: 1 })
  })

  test('are listed up to a limit, the newest first, and counted beyond it', () => {
    const found = explained(
      count(),
      [1, 2, 3, 4, 5].map((day) => done(day)),
      { limit: 2 },
    )
    expect(found.metrics[0]).toMatchObject({ more: 3, tallies: [{ count: 5 }] })
    expect(found.metrics[0]?.facts.map(({ day }) => day)).toEqual(['2026-03-05', '2026-03-04'])
  })
})

test('F8 a day whose zone nobody named is flagged as an assumption', () => {
  const zones = [[instantOf('2026-03-02'), 'Asia/Tokyo']] as const
  const late = (day: string, fields = {}) => happened('done', `2026-03-${day}T23:30:00Z`, fields)
  const found = explained(count(), [late('01'), late('03'), late('04', { zone: '-05:00' })], { zones })
  expect(found.metrics[0]?.facts.map(({ day, zone, zoneFrom }) => [day, zone, zoneFrom])).toEqual([
    ['2026-03-04', '-05:00', 'event'],
    ['2026-03-04', 'Asia/Tokyo', 'person'],
    ['2026-03-02', 'Europe/Berlin', 'community'],
  ])
})

describe('a streak', () => {
  const catalog = (more: object = {}) => ({ metrics: { m: { kind: 'streak', of: ['done'], ...metric, ...more } } })

  test('shows its days, and what is missing from where it stands now', () => {
    const days = [1, 2, 3, 4, 9, 10].map((day) => done(day))
    const found = explained({ ...catalog(), badges: { b: { ...badge, criteria: reach('m', 5) } } }, days, { limit: 4 })
    expect(found.criteria).toMatchObject({ value: 4, missing: 3 })
    expect(found.metrics[0]?.streak).toEqual({
      current: 2,
      longest: 4,
      atRisk: false,
      freezesLeft: 0,
      days: [
        { day: '2026-03-07', kind: 'missed' },
        { day: '2026-03-08', kind: 'missed' },
        { day: '2026-03-09', kind: 'active' },
        { day: '2026-03-10', kind: 'active' },
      ],
    })
  })

  test('F15 shows a day that a freeze covered, and how many are left', () => {
    const found = explained(catalog({ freezes: { given: 2 } }), [done(8), done(10)])
    expect(found.metrics[0]?.streak).toMatchObject({
      current: 2,
      freezesLeft: 1,
      days: [{ kind: 'active' }, { day: '2026-03-09', kind: 'frozen' }, { kind: 'active' }],
    })
  })
})

describe('a badge that is not held', () => {
  const decided = (type: string, day: number, data: Readonly<Record<string, unknown>>) =>
    happened(`laurel.${type}`, `2026-03-0${day}`, { actor: null, owner: 'ada', data: { badge: 'b', ...data } })

  test('C6 was revoked, by whom and why, and its criteria are true all the same', () => {
    const history = [done(1), done(2), done(3), decided('revoked', 4, { by: 'mod', reason: 'Bought' }), done(5)]
    expect(explained(count(), history)).toMatchObject({
      standing: 'revoked',
      lostAt: instantOf('2026-03-04'),
      criteria: { isTrue: true },
      decisions: [{ kind: 'revoked', by: 'mod', reason: 'Bought', at: instantOf('2026-03-04') }],
    })
  })

  test('C8 may be held by decision, with nothing that earned it', () => {
    const found = explained(count(), [decided('granted', 4, { by: 'mod', reason: 'Talk' })])
    expect(found).toMatchObject({ standing: 'held', ground: 'manual', earnedBy: null, criteria: { missing: 3 } })
    expect(found.decisions).toMatchObject([{ kind: 'granted', reason: 'Talk' }])
  })

  test('E2 stays with who was kept it when the rule changed', () => {
    const found = explained(count(), [done(1), decided('granted', 4, { ground: 'kept', reason: 'version' })])
    expect(found).toMatchObject({ standing: 'held', ground: 'kept', decisions: [{ kind: 'kept', reason: 'version' }] })
  })

  test('of other badges nothing is told', () => {
    expect(explained(count(), [decided('granted', 4, { badge: 'other' })]).decisions).toEqual([])
  })

  test('was lost when time ended it', () => {
    const catalog = {
      ...count({ window: { kind: 'rolling', days: 3 } }),
      badges: { b: { ...badge, criteria: reach('m', 1), truth: 'live' } },
    }
    const zones = [[0, 'UTC']] as const
    expect(explained(catalog, [done(1)], { zones })).toMatchObject({
      standing: 'lost',
      lostAt: instantOf('2026-03-04T00:00:00Z'),
      times: 1,
    })
    expect(explained(catalog, [done(9)], { zones })).toMatchObject({
      standing: 'held',
      ends: instantOf('2026-03-12T00:00:00Z'),
    })
  })

  test('B15 is sold out where none was left for it', () => {
    const catalog = { ...count(), badges: { b: { ...badge, criteria: reach('m', 1), supply: { most: 1 } } } }
    expect(explained(catalog, [done(1)], { claim: () => false })).toMatchObject({ standing: 'sold_out' })
    expect(explained(catalog, [done(1)])).toMatchObject({ standing: 'held' })
  })

  test('cannot be earned outside of its days', () => {
    const available = { until: '2026-03-01' }
    const catalog = { ...count(), badges: { b: { ...badge, criteria: reach('m', 1), available } } }
    expect(explained(catalog, [done(5)])).toMatchObject({ standing: 'unavailable', criteria: { isTrue: true } })
  })
})

describe('a badge for each period', () => {
  const catalog = {
    ...count({ window: { kind: 'calendar', unit: 'week' } }),
    badges: { b: { ...badge, criteria: reach('m', 2), once: 'period' } },
  }
  const history = [done(2), done(3), done(9)]

  test('is explained for the one that it is now', () => {
    expect(explained(catalog, history)).toMatchObject({
      instance: '2026-W11',
      standing: 'open',
      criteria: { value: 1 },
      metrics: [{ window: { from: '2026-03-09', to: '2026-03-15' } }],
    })
  })

  test('is explained for one that is over as it was on its last day', () => {
    const found = explain(rulesOf(catalog), 'ada', 'b', '2026-W10', history, { now: NOW })
    expect(found).toMatchObject({
      instance: '2026-W10',
      day: '2026-03-08',
      standing: 'held',
      earnedBy: { id: history[1]?.id },
      criteria: { value: 2, isTrue: true },
    })
    expect(found && tallies(found)).toEqual({ counted: 2 })
  })

  test('names the last season where there is none now', () => {
    const seasons = {
      ...count({ window: { kind: 'season', season: 'winter', from: '12-01', to: '02-28' } }),
      badges: { b: { ...badge, criteria: reach('m', 1), once: 'season' } },
    }
    const found = explained(seasons, [happened('done', '2026-01-05')])
    expect(found).toMatchObject({ instance: 'winter-2025', day: '2026-02-28', standing: 'held' })
    const named = (label: string) => explain(rulesOf(seasons), 'ada', 'b', label, [], { now: NOW })
    expect(named('winter-2024')).toMatchObject({ day: '2025-02-28', criteria: { value: 0 } })
    expect(named('winter-2026')).toMatchObject({ day: '2026-12-01' })
    expect(named('summer-2026')).toBeNull()
  })
})
