import { describe, expect, test } from 'vitest'
import type { Metric } from './catalog.ts'
import type { LocalFact } from './event.ts'
import { foldMetric, metricValue, scopesOf } from './metric.ts'
import type { Outcome } from './outcome.ts'
import { PERSON, States, targetScope } from './state.ts'

const noun = { en: 'thing' }

function happened(type: string, fields: Partial<LocalFact> = {}): LocalFact {
  const nothing = { actor: 'ada', owner: null, target: null, value: 1, data: null, other: null }
  return { id: 'e', type, at: 0, zone: 'UTC', day: 0, dayStart: 0, ...nothing, ...fields }
}

function valueAfter(metric: Metric, facts: readonly LocalFact[], scope = PERSON): number {
  const states = new States()
  for (const fact of facts) fold(metric, fact, states)
  return metricValue('m', metric, states.read(scope), 0)
}

function fold(metric: Metric, fact: LocalFact, states: States): Outcome {
  return foldMetric({ m: metric }, 'm', metric, fact, states)
}

function times<T>(count: number, things: readonly T[]): readonly T[] {
  return Array.from({ length: count }, () => things).flat()
}

test('a metric that nothing was counted for is 0', () => {
  const metric: Metric = { kind: 'count', of: ['post.created'], credit: 'actor', noun }
  expect(metricValue('m', metric, undefined, 0)).toBe(0)
  expect(metricValue('m', metric, { metrics: {}, badges: {} }, 0)).toBe(0)
})

describe('count', () => {
  const metric: Metric = { kind: 'count', of: ['post.created'], credit: 'actor', noun }

  test('counts events, whatever their value', () => {
    expect(valueAfter(metric, [happened('post.created', { value: 7 }), happened('post.created')])).toBe(2)
  })

  test('counts only what the filter lets through', () => {
    const where = { kind: 'equals', field: 'data.draft', value: false } as const
    const drafts = [true, false, true].map((draft) => happened('post.created', { data: { draft } }))
    expect(valueAfter({ ...metric, where }, drafts)).toBe(1)
  })

  test('counts for each target on its own', () => {
    const facts = ['post:1', 'post:2', 'post:1', null].map((target) => happened('post.created', { target }))
    const perTarget = { ...metric, per: 'target' } as const
    expect(valueAfter(perTarget, facts, targetScope('post:1'))).toBe(2)
    expect(valueAfter(perTarget, facts, targetScope('post:2'))).toBe(1)
    expect(valueAfter(perTarget, facts)).toBe(0)
  })
})

describe('sum', () => {
  const metric: Metric = { kind: 'sum', of: ['read'], credit: 'actor', noun }
  const changed = (insertions: unknown, deletions: unknown): LocalFact =>
    happened('read', { data: { insertions, deletions } })
  const fields = ['data.insertions', 'data.deletions']

  test('adds up values', () => {
    expect(
      valueAfter(
        metric,
        [10, 25, -5].map((value) => happened('read', { value })),
      ),
    ).toBe(30)
  })

  test('A13 does not drift', () => {
    expect(valueAfter(metric, times(10, [happened('read', { value: 0.1 })]))).toBe(1)
  })

  test('A13 several fields of one event may add up to more than a number holds', () => {
    const states = new States()
    fold({ ...metric, fields }, changed(Number.MAX_SAFE_INTEGER, 2), states)
    expect(states.read(PERSON)?.metrics.m).toEqual({ sum: '9007199254740993000000' })
  })

  test('adds up fields of the data, an absent one as 0', () => {
    const facts = [changed(3, 4), happened('read', { data: { insertions: 5 } }), happened('read')]
    expect(valueAfter({ ...metric, fields }, facts)).toBe(12)
  })

  test('counts at most the cap from one event', () => {
    expect(valueAfter({ ...metric, fields, cap: 100 }, [changed(99, 0), changed(60, 40), changed(60, 41)])).toBe(299)
  })

  test('A13 what cannot be added exactly is refused and changes nothing', () => {
    for (const value of ['5', true, 0.1 + 0.2, 2 ** 53]) {
      const states = new States()
      fold({ ...metric, fields }, changed(7, 0), states)
      expect(() => fold({ ...metric, fields }, changed(1, value), states)).toThrow(/data.deletions is/)
      expect(metricValue('m', metric, states.read(PERSON), 0)).toBe(7)
    }
  })
})

describe('distinct', () => {
  const metric: Metric = { kind: 'distinct', of: ['reaction.given'], by: 'target', credit: 'actor', noun }

  test('B10 the same thing ten times is one thing', () => {
    expect(valueAfter(metric, times(10, [happened('reaction.given', { target: 'post:4' })]))).toBe(1)
  })

  test('counts different people, or different values of the data', () => {
    const facts = ['ada', 'bo', 'ada'].map((actor) => happened('reaction.given', { actor, data: { tag: actor } }))
    expect(valueAfter({ ...metric, by: 'actor' }, facts)).toBe(2)
    expect(valueAfter({ ...metric, by: 'data.tag' }, facts)).toBe(2)
  })

  test('an event without the field counts for nothing', () => {
    expect(valueAfter(metric, [happened('reaction.given')])).toBe(0)
  })

  test('counts different people for each target on its own', () => {
    const facts = [
      happened('reaction.given', { actor: 'ada', target: 'post:1' }),
      happened('reaction.given', { actor: 'ada', target: 'post:2' }),
      happened('reaction.given', { actor: 'bo', target: 'post:1' }),
      happened('reaction.given', { actor: 'ada', target: 'post:1' }),
    ]
    const perTarget = { ...metric, by: 'actor', per: 'target' } as const
    expect(valueAfter(perTarget, facts, targetScope('post:1'))).toBe(2)
    expect(valueAfter(perTarget, facts, targetScope('post:2'))).toBe(1)
  })

  test('a name too long to be remembered is refused', () => {
    const fact = happened('reaction.given', { data: { tag: 'x'.repeat(401) } })
    expect(() => fold({ ...metric, by: 'data.tag' }, fact, new States())).toThrow(/more than 400/)
  })
})

describe('live', () => {
  const projects: Metric = {
    kind: 'live',
    things: [{ added: ['project.created', 'project.restored'], removed: ['project.deleted'] }],
    by: 'target',
    credit: 'actor',
    noun,
  }
  const created = happened('project.created', { target: 'project:1' })
  const deleted = happened('project.deleted', { target: 'project:1' })
  const restored = happened('project.restored', { target: 'project:1' })

  test('C2 a project created and deleted five times over leaves none', () => {
    expect(valueAfter(projects, times(5, [created, deleted]))).toBe(0)
    expect(valueAfter(projects, [...times(5, [created, deleted]), created])).toBe(1)
  })

  test('C3 a project deleted and restored counts once', () => {
    expect(valueAfter(projects, [created, deleted, restored])).toBe(1)
  })

  test('A11 a project deleted twice does not go below nothing', () => {
    expect(valueAfter(projects, [created, deleted, deleted])).toBe(0)
    expect(valueAfter(projects, [deleted])).toBe(0)
  })

  test('A11 a project restored twice counts once', () => {
    expect(valueAfter(projects, [created, deleted, deleted, restored, restored])).toBe(1)
  })

  test('B10 the same post liked and unliked ten times counts once at most', () => {
    const likes: Metric = { ...projects, things: [{ added: ['liked'], removed: ['unliked'] }] }
    const liked = happened('liked', { target: 'post:4' })
    const unliked = happened('unliked', { target: 'post:4' })
    expect(valueAfter(likes, times(10, [liked, unliked]))).toBe(0)
    expect(valueAfter(likes, [...times(10, [liked, unliked]), liked])).toBe(1)
    expect(valueAfter(likes, times(10, [liked]))).toBe(1)
  })

  test('different things at one target are remembered apart', () => {
    const things = Array.from({ length: 30 }, (_, index) => ({ added: [`add${index}`], removed: [`remove${index}`] }))
    const all = things.map(({ added }) => happened(added[0] ?? '', { target: 'post:4' }))
    const metric: Metric = { ...projects, things }
    expect(valueAfter(metric, [...all, ...all])).toBe(30)
    expect(valueAfter(metric, [...all, happened('remove29', { target: 'post:4' })])).toBe(29)
    expect(
      valueAfter(metric, [happened('add29', { target: 'post:4' }), happened('remove0', { target: 'post:4' })]),
    ).toBe(1)
  })

  test('tells whether anything changed, and why not', () => {
    const states = new States()
    expect(fold(projects, created, states)).toBe('counted')
    expect(fold(projects, created, states)).toBe('repeated')
    expect(fold(projects, happened('project.created'), states)).toBe('no_field')
  })
})

describe('peak', () => {
  const metric: Metric = { kind: 'peak', of: ['voted'], per: 'target', credit: 'owner', noun }
  const votes = (...values: readonly number[]): readonly LocalFact[] =>
    values.map((value) => happened('voted', { value, target: 'answer:1' }))

  test('stays at the highest that the sum ever was', () => {
    expect(valueAfter(metric, votes(1, 1, 1, -1, -1), targetScope('answer:1'))).toBe(3)
  })

  test('rises again only above the old height', () => {
    expect(valueAfter(metric, votes(1, 1, -1, 1), targetScope('answer:1'))).toBe(2)
    expect(valueAfter(metric, votes(1, 1, -1, 1, 1), targetScope('answer:1'))).toBe(3)
  })

  test('is never below where everybody starts', () => {
    expect(valueAfter(metric, votes(-1, -1), targetScope('answer:1'))).toBe(0)
  })
})

test('the scopes of a metric are those it reads and writes beside the person', () => {
  const metrics: readonly Metric[] = [
    { kind: 'count', of: ['liked'], credit: 'actor', noun },
    { kind: 'peak', of: ['liked'], credit: 'actor', per: 'target', noun },
    { kind: 'distinct', of: ['liked'], by: 'actor', credit: 'owner', noun },
    { kind: 'distinct', of: ['liked'], by: 'actor', credit: 'owner', per: 'target', noun },
    { kind: 'count', of: ['liked'], credit: 'actor', caps: [{ most: 3, every: 'day', of: 'pair' }], noun },
  ]
  const fact = happened('liked', { target: 'post:4', other: 'bo' })
  for (const metric of metrics) {
    const states = new States()
    fold(metric, fact, states)
    expect(new Set([PERSON, ...scopesOf(metric, fact, 'bo')])).toEqual(new Set([PERSON, ...states.touched]))
  }
})

test('own things do not count, but taking something away counts whoever does it', () => {
  const metric: Metric = {
    kind: 'live',
    credit: 'owner',
    by: 'target',
    things: [{ added: ['given'], removed: ['taken'] }],
    notSelf: true,
    noun,
  }
  const states = new States()
  const after = (type: string, actor: string, target: string) => {
    fold(metric, happened(type, { actor, owner: 'ada', target }), states)
    return metricValue('m', metric, states.read(PERSON), 0)
  }
  expect(after('given', 'ada', 'gift:1')).toBe(0)
  expect(after('given', 'bob', 'gift:2')).toBe(1)
  expect(after('taken', 'ada', 'gift:2')).toBe(0)
})
