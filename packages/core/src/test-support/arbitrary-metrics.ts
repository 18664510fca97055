import fc from 'fast-check'
import type { Filter } from '../catalog.ts'
import type { DrawnMetric } from './arbitrary-catalogs.ts'
import { dateOf } from './oracle-calendar.ts'

const text = { en: 'Text' }

/** `odds` times to 4. */
export function perhaps<T>(arbitrary: fc.Arbitrary<T>, odds = 2): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: odds, arbitrary })
}

const leaf: fc.Arbitrary<Filter> = fc.constantFrom<Filter>(
  { kind: 'equals', field: 'data.kind', value: 'a' },
  { kind: 'equals', field: 'actor', value: 'ada' },
  { kind: 'in', field: 'target', values: ['t:1', 't:2'] },
  { kind: 'in', field: 'data.n', values: [1, '7'] },
  { kind: 'compare', field: 'value', op: '>=', value: 1 },
  { kind: 'compare', field: 'data.n', op: '<', value: 2 },
  { kind: 'present', field: 'data.kind' },
  { kind: 'present', field: 'owner' },
  { kind: 'localTime', from: '22:00', to: '02:00' },
  { kind: 'localTime', from: '00:00', to: '05:00' },
  { kind: 'weekday', days: [1, 6, 7] },
  { kind: 'weekday', days: [2, 3, 4, 5] },
)

const filter: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  { weight: 1, arbitrary: leaf.map((of): Filter => ({ kind: 'not', of })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('all', 'any'), fc.array(leaf, { minLength: 1, maxLength: 3 }))
      .map(([kind, of]): Filter => ({ kind, of })),
  },
)

const cap = fc.record({
  most: fc.integer({ min: 1, max: 3 }),
  every: fc.oneof(
    fc.constantFrom('day', 'week', 'month', 'year'),
    fc.constantFrom(1, 30, 60, 1440).map((minutes) => ({ minutes })),
  ),
  of: fc.constantFrom('person', 'pair'),
})

/** Near a day, so that it matters. */
function windowAround(day: number) {
  const span = fc.tuple(fc.integer({ min: -3, max: 6 }), fc.nat(12))
  return fc.oneof(
    fc.record({ kind: fc.constant('calendar'), unit: fc.constantFrom('day', 'week', 'month', 'year') }),
    fc.record({ kind: fc.constant('rolling'), days: fc.constantFrom(1, 2, 3, 7, 7, 30) }),
    fc.record({ span, yearly: fc.nat(2) }).map(({ span: [first, more], yearly }) => {
      const [from, to] = [dateOf(day + first), dateOf(day + first + more)]
      if (yearly === 0) return { kind: 'season', season: 's', from, to }
      // The second way round it lasts nearly all year.
      const [one, other] = [from.slice(5), to.slice(5)]
      return { kind: 'season', season: 's', ...(yearly === 1 ? { from: one, to: other } : { from: other, to: one }) }
    }),
  )
}

function some(...types: readonly string[]) {
  return fc.subarray([...types], { minLength: 1 })
}

/** A metric as a catalog says it; `reached` names the metric by a number. */
export function metricNear(day: number): fc.Arbitrary<DrawnMetric> {
  const common = {
    noun: fc.constant(text),
    credit: fc.constantFrom('actor', 'actor', 'owner', 'either'),
    per: perhaps(fc.constant('target')),
    where: perhaps(filter, 1),
    notSelf: perhaps(fc.constant(true), 1),
    notBlocked: perhaps(fc.constant(true), 1),
    minimum: perhaps(fc.constantFrom(1, 2), 1),
  }
  const window = perhaps(windowAround(day), 4)
  const caps = perhaps(fc.array(cap, { minLength: 1, maxLength: 2 }))
  const oneCap = perhaps(fc.tuple(cap))
  const of = some('made', 'liked', 'voted', 'unmade')
  const kind = <K extends string>(name: K) => fc.constant(name)
  const things = fc.subarray(
    [
      { added: ['made', 'restored'], removed: ['unmade'] },
      { added: ['liked'], removed: ['unliked'] },
    ],
    { minLength: 1 },
  )
  return fc.oneof(
    fc.record({ kind: kind('count'), of, window, caps, ...common }),
    fc.record({
      kind: kind('sum'),
      of,
      fields: perhaps(fc.constantFrom(['data.n'], ['value', 'data.n'])),
      cap: perhaps(fc.constantFrom(1, 2.5)),
      window,
      caps,
      ...common,
    }),
    fc.record({
      kind: kind('distinct'),
      of,
      by: fc.constantFrom('target', 'owner', 'actor', 'data.kind'),
      window,
      caps: oneCap,
      ...common,
    }),
    fc.record({ kind: kind('live'), things, by: fc.constantFrom('target', 'target', 'data.kind'), window, ...common }),
    fc.record({ kind: kind('live'), things, by: kind('target'), caps: fc.tuple(cap), ...common }).map(cappedThings),
    fc.record({ kind: kind('peak'), of, ...common }),
    fc.record({ kind: kind('days'), of, window, ...common }),
    streak(common),
    fc.record({ kind: kind('span'), from: some('made', 'liked'), of: some('liked', 'voted'), ...common }),
    fc.record({
      kind: kind('reached'),
      metric: fc.nat(6),
      at: fc.constantFrom(1, 1, 2, 3),
      judged: fc.constantFrom('ever', 'live'),
      noun: fc.constant(text),
    }),
  )
}

function streak(common: Readonly<Record<string, fc.Arbitrary<unknown>>>) {
  const freezes = fc.record({
    given: fc.integer({ min: 0, max: 2 }),
    every: perhaps(fc.constantFrom(2, 3)),
    cap: fc.integer({ min: 1, max: 3 }),
  })
  return fc
    .record({
      kind: fc.constant('streak'),
      of: some('made', 'liked', 'voted'),
      every: fc.constantFrom('day', 'day', 'day', 'week', 'month'),
      rest: perhaps(fc.constantFrom([6, 7], [1], [2, 4])),
      restBy: perhaps(fc.constant(['rested'])),
      grace: perhaps(fc.integer({ min: 1, max: 3 })),
      freezes: perhaps(freezes),
      frozenBy: perhaps(fc.constant(['frozen'])),
      frozenCounts: fc.boolean(),
      pausing: fc.boolean(),
      repairedBy: perhaps(fc.constant(['repaired'])),
      ...common,
    })
    .map(({ pausing, ...rest }) => (pausing ? { ...rest, pausedBy: ['paused'], resumedBy: ['resumed'] } : rest))
}

/** A streak of all that the person does. */
export const streakAlone: fc.Arbitrary<DrawnMetric> = streak({
  noun: fc.constant(text),
  credit: fc.constant('actor'),
  per: perhaps(fc.constant('target'), 1),
})

/** A thing that is capped is taken away by who added it, and towards the same person. */
function cappedThings<T extends { readonly caps: readonly [{ readonly every: unknown; readonly of: string }] }>(
  drawn: T,
) {
  const [one] = drawn.caps
  const every = typeof one.every === 'string' ? one.every : 'day'
  if (one.of === 'person') return { ...drawn, caps: [{ ...one, every }] }
  const things = [{ added: ['liked'], removed: ['unliked'] }]
  return { ...drawn, credit: 'actor', per: undefined, things, caps: [{ ...one, every }] }
}
