import fc from 'fast-check'
import type { Catalog } from '../catalog.ts'
import type { Fact } from '../event.ts'
import { type DrawnBadge, metricsIn, toCatalog } from './arbitrary-catalogs.ts'
import { metricNear, perhaps, streakAlone } from './arbitrary-metrics.ts'
import { dateOf, dayAt, dayOf, startOf, windowLabel } from './oracle-calendar.ts'

/** A small catalog and what happened to three people, at times and places where days are hard. */
export interface Scenario {
  readonly catalog: Catalog
  readonly person: string
  /** The zone of the community. */
  readonly zone: string
  readonly zones: readonly (readonly [since: number, zone: string])[]
  readonly facts: readonly Fact[]
  readonly now: number
}

/** Changes of clocks, a date that never was, the ends of months, weeks and years. */
const PLACES = [
  { zone: 'Europe/Berlin', from: '2026-03-26' },
  { zone: 'Europe/Berlin', from: '2026-10-22' },
  { zone: 'America/Los_Angeles', from: '2026-03-05' },
  { zone: 'America/Los_Angeles', from: '2026-10-29' },
  { zone: 'America/Los_Angeles', from: '2025-12-27' },
  { zone: 'Europe/Berlin', from: '2026-12-26' },
  { zone: 'Pacific/Apia', from: '2011-12-26' },
  { zone: 'Africa/Cairo', from: '2026-04-21' },
  { zone: 'Africa/Cairo', from: '2026-10-27' },
  { zone: 'Asia/Kathmandu', from: '2026-02-25' },
  { zone: 'UTC', from: '2024-02-26' },
] as const

const ZONES = ['Europe/Berlin', 'America/Los_Angeles', 'Pacific/Apia', 'Africa/Cairo', 'Asia/Kathmandu'] as const

const TYPES = ['made', 'unmade', 'restored', 'liked', 'unliked', 'voted', 'blocked', 'unblocked'] as const
const STREAK_TYPES = ['frozen', 'paused', 'resumed', 'repaired', 'rested'] as const
const DECISIONS = ['laurel.granted', 'laurel.revoked', 'laurel.lifted'] as const

const PEOPLE = ['ada', 'bob', 'cy'] as const
const TARGETS = ['t:1', 't:2', 't:3', 't:4'] as const

const DAY = 86_400_000
const MINUTE = 60_000

/** Mostly of everything; sometimes of nothing but streaks, and of what keeps or breaks them. */
export const scenario: fc.Arbitrary<Scenario> = fc
  .tuple(fc.constantFrom(...PLACES), fc.constantFrom(false, false, false, true))
  .chain(([{ zone, from }, habits]) => {
    const metric = habits ? streakAlone : metricNear(dayOf(from))
    return fc
      .record({
        dayStart: fc.constantFrom('00:00', '00:00', '01:30', '02:30', '03:00'),
        metrics: fc.array(metric, { minLength: 3, maxLength: 7, size: 'max' }),
        badges: fc.array(badgeRecipe, { minLength: 3, maxLength: 9, size: 'max' }),
        facts: fc.array(happening(habits), { minLength: 1, maxLength: 50, size: 'max' }),
        person: fc.constantFrom(...PEOPLE),
        moves: perhaps(fc.array(move, { minLength: 1, maxLength: 3 })),
        travels: fc.constantFrom(false, false, true),
        /** Over how many days it all happens. */
        spread: fc.constantFrom(3, 9, 9, 9, 40, 120),
        later: fc.oneof(fc.nat(90), fc.nat(3 * 24 * 60), fc.nat(60 * 24 * 60)),
      })
      .map((drawn): Scenario => {
        const events = [...TYPES, ...STREAK_TYPES]
        const catalog = toCatalog({ ...drawn, events, day: dayOf(from) })
        const start = startOf(dayOf(from), zone, 0)
        const zones = (drawn.moves ?? [])
          .map(([minutes, to]) => [start + minutes * MINUTE, to] as const)
          .toSorted(([a], [b]) => a - b)
        const facts = drawn.facts.map((one, index) => toFact(one, index, start, drawn.person, catalog, drawn))
        const last = Math.max(...facts.map(({ at }) => at))
        return { catalog, person: drawn.person, zone, zones, facts, now: last + drawn.later * MINUTE }
      })
  })

/** Minutes after the beginning, and where to. */
const move = fc.tuple(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.constantFrom(...ZONES))

const types = (habits: boolean) =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom(...(habits ? HABITS : HAPPENINGS)) },
    { weight: habits ? 8 : 3, arbitrary: fc.constantFrom<string>(...STREAK_TYPES) },
    { weight: habits ? 0 : 3, arbitrary: fc.constantFrom<string>(...DECISIONS) },
  )

const HABITS = ['made', 'liked', 'voted'] as const
const HAPPENINGS = [...TYPES, ...HABITS, ...HABITS, 'unmade', 'unliked'] as const

const happening = (habits: boolean) =>
  fc.record({
    type: types(habits),
    actor: fc.option(fc.constantFrom('me', 'me', 'me', ...PEOPLE), { freq: 12 }),
    owner: fc.option(fc.constantFrom('me', ...PEOPLE), { freq: 2 }),
    target: fc.option(fc.nat(TARGETS.length - 1), { freq: 8 }),
    value: fc.constantFrom(1, 1, 1, 2, 3, 0, -1, -2, 0.1, 2.5),
    kind: fc.constantFrom('a', 'b', null),
    number: fc.constantFrom<number | string | null>(1, 2, 0.2, -1, '7', null),
    zone: fc.option(fc.constantFrom('+02:00', '-08:00', ...ZONES), { freq: 2 }),
    day: fc.nat(119),
    minute: fc.oneof(
      fc.constantFrom(-61, -60, -30, -1, 0, 0, 1, 30, 60, 90, 119, 120, 150, 180, 181, 210, 240, 300, 1320),
      fc.integer({ min: 0, max: 1439 }),
    ),
    days: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    pick: fc.nat(20),
  })

type Happening = ReturnType<typeof happening> extends fc.Arbitrary<infer T> ? T : never

function toFact(
  drawn: Happening,
  index: number,
  start: number,
  person: string,
  catalog: Catalog,
  { travels, spread }: { readonly travels: boolean; readonly spread: number },
): Fact {
  const at = start + (drawn.day % spread) * DAY + drawn.minute * MINUTE
  const target = drawn.target === null ? null : (TARGETS[drawn.target] ?? null)
  // In an order of their own, since ids decide between facts of one instant.
  const fact = { id: `e${(index * 37) % 101}`, type: drawn.type, at, target, value: drawn.value }
  const day = dayAt(at, 'UTC', 0)
  if (drawn.type.startsWith('laurel.')) {
    const data = decided(catalog, drawn, day)
    return {
      ...fact,
      type: data === null ? 'voted' : drawn.type,
      target: null,
      actor: null,
      owner: person,
      zone: null,
      data,
    }
  }
  // A thing that is liked belongs to somebody, also when it is liked no longer.
  const likes = drawn.type === 'liked' || drawn.type === 'unliked'
  const owner = likes && drawn.target !== null ? (PEOPLE[drawn.target % PEOPLE.length] ?? null) : drawn.owner
  const actor = owner === null ? (drawn.actor ?? person) : drawn.actor
  const named = (name: string | null) => (name === 'me' ? person : name)
  const days =
    drawn.type === 'rested'
      ? { days: drawn.days }
      : drawn.type === 'repaired' && drawn.pick % 2 === 0
        ? { days: drawn.days.map((back) => dateOf(day - back - 2)) }
        : {}
  const dates = drawn.type === 'repaired' && drawn.days.length === 0 ? {} : days
  const kind = drawn.kind === null ? {} : { kind: drawn.kind }
  const data = { ...kind, ...(drawn.number === null ? {} : { n: drawn.number }), ...dates }
  return { ...fact, actor: named(actor), owner: named(owner), zone: travels ? drawn.zone : null, data }
}

/** A decision about one of the badges, or null where there is none. */
function decided(catalog: Catalog, { pick, target }: Happening, day: number) {
  // Few badges, so that one decision meets another.
  const ids = Object.keys(catalog.badges).slice(0, 2)
  const badge = ids[pick % Math.max(ids.length, 1)]
  const found = badge === undefined ? undefined : catalog.badges[badge]
  if (badge === undefined || found === undefined) return null
  if (found.once === 'person') return { badge }
  if (found.once === 'target') return { badge, instance: TARGETS[target ?? 0] }
  const [window] = metricsIn(found.criteria).flatMap((id) => {
    const metric = catalog.metrics[id]
    return metric !== undefined && 'window' in metric && metric.window !== undefined ? [metric.window] : []
  })
  const instance = window === undefined ? null : windowLabel(window, day)
  return instance === null ? null : { badge, instance }
}

const badgeRecipe: fc.Arbitrary<DrawnBadge> = fc.record({
  shape: fc.constantFrom('one', 'one', 'one', 'all', 'any', 'atLeast', 'holds', 'holds', 'lacks', 'lacks', 'few'),
  picks: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)),
  values: fc.tuple(fc.constantFrom(1, 1, 1, 2, 3, 0.5), fc.constantFrom(1, 1, 2, 3), fc.constantFrom(1, 1, 2, 3)),
  strictly: fc.boolean(),
  byTarget: fc.boolean(),
  once: fc.boolean(),
  live: fc.constantFrom(true, true, false),
  available: perhaps(
    fc.record({ from: perhaps(fc.integer({ min: 0, max: 6 })), until: perhaps(fc.integer({ min: 2, max: 14 })) }),
    1,
  ),
  status: fc.oneof({ weight: 12, arbitrary: fc.constant('active') }, fc.constantFrom('draft', 'retired')),
})
