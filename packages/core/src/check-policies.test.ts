import { describe, expect, test } from 'vitest'
import { checkCatalog } from './check.ts'
import { text } from './test-support/happenings.ts'
import {
  atLeast,
  onlyProblem,
  problems,
  projects,
  rookie,
  sound,
  withBadge,
  withMetric,
} from './test-support/problems.ts'

const fans = { ...projects, per: 'target' } as const
const week = { kind: 'calendar', unit: 'week' } as const
const inWeek = { ...projects, window: week } as const

function withBoth(metrics: object, extra: object) {
  return onlyProblem({
    metrics: { ...sound.metrics, ...metrics },
    badges: { ...sound.badges, extra: { ...rookie, ...extra } },
  })
}

test('live_over_targets: a badge for all targets cannot wait for one of a target to end', () => {
  const live = { ...rookie, criteria: atLeast(2, 'fans'), scope: 'target', once: 'target', truth: 'live' }
  const criteria = { kind: 'all', of: [atLeast(1, 'fans'), { kind: 'not', of: { kind: 'holds', badge: 'loved' } }] }
  const found = problems({
    metrics: { ...sound.metrics, fans },
    badges: { ...sound.badges, loved: live, alone: { ...rookie, criteria, scope: 'target' } },
  })
  expect(found).toMatchObject([{ code: 'live_over_targets', where: 'badges.alone.criteria' }])
})

describe('ids', () => {
  test.each([[''], ['a#b'], ['a\u0000b'], ['a\u001fb'], ['x'.repeat(101)]])('invalid_shape: %j is no id', (id) => {
    expect(problems({ badges: { ...sound.badges, [id]: rookie } })).toMatchObject([{ code: 'invalid_shape' }])
    expect(problems({ metrics: { ...sound.metrics, [id]: projects } })).toMatchObject([{ code: 'invalid_shape' }])
    expect(problems({ events: { ...sound.events, [id]: 'Something.' } })).toMatchObject([{ code: 'invalid_shape' }])
  })

  test('an id may be in any script, and have spaces', () => {
    expect(problems({ badges: { ...sound.badges, 'Erster Vögel 🐦': rookie } })).toEqual([])
  })
})

describe('metrics over metrics', () => {
  const reached = (metric: string) => ({ kind: 'reached', metric, at: 10, noun: text })

  test('a metric over one that is kept for each target is sound', () => {
    expect(problems({ metrics: { ...sound.metrics, fans, popular: reached('fans') } })).toEqual([])
  })

  test('unknown_metric: it looks at a metric that is there', () => {
    expect(onlyProblem({ metrics: { ...sound.metrics, fans, popular: reached('fan') } })).toMatchObject({
      code: 'unknown_metric',
      where: 'metrics.popular.metric',
      mend: 'Did you mean "fans"?',
    })
  })

  test.each([
    ['kept for the person', {}],
    ['counted in a window', { per: 'target', window: week }],
  ])('scope_mismatch: it cannot look at a metric that is %s', (_, changes) => {
    const metrics = { ...sound.metrics, base: { ...projects, ...changes }, popular: reached('base') }
    expect(onlyProblem({ metrics })).toMatchObject({ code: 'scope_mismatch', where: 'metrics.popular.metric' })
  })

  test('scope_mismatch: it cannot look at another of its kind', () => {
    const metrics = { ...sound.metrics, fans, popular: reached('fans'), more: reached('popular') }
    expect(onlyProblem({ metrics })).toMatchObject({ code: 'scope_mismatch', where: 'metrics.more.metric' })
  })

  test('what is wrong with the events of a metric is told once, not again of those that look at it', () => {
    const metrics = { ...sound.metrics, fans: { ...fans, of: ['gone', 'gone'] }, popular: reached('fans') }
    expect(problems({ metrics }).map(({ where }) => where)).toEqual(['metrics.fans', 'metrics.fans', 'metrics.fans'])
  })
})

describe('caps', () => {
  const live = {
    kind: 'live',
    things: [{ added: ['project.created'], removed: ['project.deleted'] }],
    by: 'target',
    credit: 'actor',
    noun: text,
  }
  const withLive = (changes: object) => onlyProblem({ metrics: { ...sound.metrics, live: { ...live, ...changes } } })

  test('cap_not_possible: things that come and go are capped by periods, not by minutes', () => {
    expect(withLive({ caps: [{ most: 2, every: { minutes: 60 } }] })).toMatchObject({
      code: 'cap_not_possible',
      where: 'metrics.live.caps',
    })
  })

  test('cap_not_possible: what is kept for each target is not capped by pair', () => {
    expect(withLive({ per: 'target', caps: [{ most: 2, every: 'day', of: 'pair' }] })).toMatchObject({
      code: 'cap_not_possible',
    })
  })

  test('cap_not_possible: things that come and go have a window or a cap, not both', () => {
    expect(withLive({ caps: [{ most: 2, every: 'day' }], window: week })).toMatchObject({ code: 'cap_not_possible' })
  })

  test('invalid_shape: a cap of none is refused, and more than one where a thing counts once', () => {
    expect(withMetric({ caps: [{ most: 0, every: 'day' }] })).toMatchObject({ code: 'invalid_shape' })
    const caps = [
      { most: 2, every: 'day' },
      { most: 5, every: 'week' },
    ]
    expect(withLive({ caps })).toMatchObject({ code: 'invalid_shape' })
  })
})

describe('seasons', () => {
  const withSeason = (from: string, to: string) => withMetric({ window: { kind: 'season', season: 's', from, to } })

  test('invalid_shape: a season has two dates, or two days of every year', () => {
    expect(withSeason('2026-10-01', '11-01')).toMatchObject({ code: 'invalid_shape' })
  })

  test('invalid_shape: a season of one year ends after it begins; one of every year may go over new year', () => {
    expect(withSeason('2026-10-01', '2026-09-30')).toMatchObject({ code: 'invalid_shape' })
    const window = { kind: 'season', season: 's', from: '12-01', to: '02-29' }
    expect(problems({ metrics: { ...sound.metrics, extra: { ...projects, window } } })).toEqual([])
  })
})

describe('badges for each period or season', () => {
  test('a badge for each week looks at what is counted in a week', () => {
    const extra = { ...rookie, criteria: atLeast(5, 'inWeek'), once: 'period' }
    expect(problems({ metrics: { ...sound.metrics, inWeek }, badges: { ...sound.badges, extra } })).toEqual([])
  })

  test.each([
    ['nothing is counted in one', 'period', { other: projects }, [atLeast(1, 'other')]],
    [
      'numbers are counted in different ones',
      'period',
      { inWeek, inDay: { ...projects, window: { ...week, unit: 'day' } } },
      [atLeast(1, 'inWeek'), atLeast(1, 'inDay')],
    ],
    [
      'the window goes along with the day',
      'period',
      { rolling: { ...projects, window: { kind: 'rolling', days: 7 } } },
      [atLeast(1, 'rolling')],
    ],
    ['a season is asked for and a week is given', 'season', { inWeek }, [atLeast(1, 'inWeek')]],
  ])('once_without_window: it is refused where %s', (_, once, metrics, of) => {
    expect(withBoth(metrics, { criteria: { kind: 'all', of }, once })).toMatchObject({
      code: 'once_without_window',
      where: 'badges.extra.once',
    })
  })

  test('once_without_window: a badge judged by target is not held by period', () => {
    const perTarget = { inWeek: { ...inWeek, per: 'target' } }
    const extra = { criteria: atLeast(1, 'inWeek'), scope: 'target', once: 'period' }
    expect(withBoth(perTarget, extra)).toMatchObject({ code: 'once_without_window' })
  })
})

describe('open windows', () => {
  test.each(['<=', '<', '='])('B5 open_window: until a window ends, nobody knows that its number stays %s', (op) => {
    const small = { kind: 'compare', metric: 'inWeek', op, value: 3 }
    const criteria = { kind: 'all', of: [atLeast(1), small] }
    expect(withBoth({ inWeek }, { criteria })).toMatchObject({
      code: 'open_window',
      where: 'badges.extra.criteria.of.1',
    })
  })

  test('B5 open_window: "not" is no way around it', () => {
    const criteria = { kind: 'all', of: [atLeast(1), { kind: 'not', of: atLeast(3, 'inWeek') }] }
    expect(withBoth({ inWeek }, { criteria })).toMatchObject({ code: 'open_window' })
  })

  test('B5 true_of_everybody: what newcomers have is refused, "at most" of something counted is not', () => {
    expect(withBadge({ criteria: { kind: 'not', of: atLeast(5) } })).toMatchObject({ code: 'true_of_everybody' })
    const few = { kind: 'compare', metric: 'projects', op: '<=', value: 3 }
    expect(problems({ badges: { ...sound.badges, extra: { ...rookie, criteria: few } } })).toEqual([])
  })
})

describe('policies', () => {
  test('unknown_issuer: whoever stands behind a badge is in the catalog', () => {
    expect(withBadge({ issuer: 'us' })).toMatchObject({ code: 'unknown_issuer', where: 'badges.extra.issuer' })
    const issuers = { us: { name: text } }
    expect(problems({ issuers, badges: { ...sound.badges, extra: { ...rookie, issuer: 'us' } } })).toEqual([])
  })

  test('E7 retired_without_end: a retired badge says until when it could be earned', () => {
    expect(withBadge({ status: 'retired' })).toMatchObject({ code: 'retired_without_end' })
    expect(withBadge({ status: 'retired', available: { from: '2026-01-01' } })).toMatchObject({
      code: 'retired_without_end',
      where: 'badges.extra.available',
    })
  })

  test('E6 previous_id_in_use: an earlier name is not the name of another badge', () => {
    expect(withBadge({ previousIds: ['rookie'] })).toMatchObject({
      code: 'previous_id_in_use',
      where: 'badges.extra.previousIds',
    })
    expect(problems({ badges: { ...sound.badges, extra: { ...rookie, previousIds: ['starter'] } } })).toEqual([])
  })

  test('scope_mismatch: a badge judged by target cannot need a badge of the person', () => {
    const criteria = { kind: 'all', of: [atLeast(1, 'fans'), { kind: 'holds', badge: 'rookie' }] }
    expect(withBoth({ fans }, { criteria, scope: 'target', once: 'target' })).toMatchObject({
      code: 'scope_mismatch',
      where: 'badges.extra.criteria.of.1',
    })
  })

  test('a path may stand on a metric that is kept for each target', () => {
    const popular = { ...rookie, criteria: atLeast(10, 'fans'), scope: 'target', once: 'target' }
    const paths = { ...sound.paths, fans: { name: text, metric: 'fans', badges: ['popular'] } }
    expect(problems({ metrics: { ...sound.metrics, fans }, badges: { ...sound.badges, popular }, paths })).toEqual([])
  })
})

describe('blocks', () => {
  test('unknown_event_type: what blocks and what lifts are events of the catalog', () => {
    expect(onlyProblem({ blocks: { by: ['blocked'] } })).toMatchObject({ code: 'unknown_event_type', where: 'blocks' })
    expect(onlyProblem({ blocks: { by: ['project.created'], lifted: ['unblocked'] } })).toMatchObject({
      code: 'unknown_event_type',
    })
  })

  test('repeated_event_type: no event blocks and lifts at once', () => {
    const blocks = { by: ['project.created'], lifted: ['project.created'] }
    expect(onlyProblem({ blocks })).toMatchObject({ code: 'repeated_event_type', where: 'blocks' })
  })
})

test('a checked catalog with every policy is data: written as JSON and checked again, it is the same', () => {
  const extra = { ...rookie, supply: { most: 3 }, available: { from: '2026-01-01' }, visibility: 'hidden' }
  const { catalog } = checkCatalog({ ...sound, badges: { ...sound.badges, extra }, horizonDays: 30, dayStart: '03:00' })
  expect(checkCatalog(JSON.parse(JSON.stringify(catalog))).catalog).toEqual(catalog)
})
