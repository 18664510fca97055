import type { Catalog } from '../catalog.ts'
import type { Fact } from '../event.ts'
import { type Held, isHeld, isTimed, keyOf, passMidnight, tell, type World } from './oracle-badges.ts'
import { dayAt, startOf } from './oracle-calendar.ts'
import { homeAt, type Life, lived, minutesOf, type Told } from './oracle-facts.ts'
import { type Recount, recounts, valueIn } from './oracle-metrics.ts'

/**
 * What the rules give, found in the slowest and plainest way: after every fact, and at every midnight of the person,
 * all metrics are counted anew from the first fact on, and the badges are looked at. Nothing is carried along but how
 * the badges are held.
 */
export interface Verdict {
  /** The value of each metric that is kept for the person. */
  readonly metrics: Readonly<Record<string, number>>
  /** The values of the others, for each target. */
  readonly targets: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** The badges that are held, by badge and instance. */
  readonly awards: readonly OracleAward[]
  /** When each became held, by its date, and when it was lost; under `keyOf` it. */
  readonly history: Readonly<Record<string, readonly (readonly [what: 'held' | 'lost', at: number])[]>>
}

export interface OracleAward {
  readonly badge: string
  readonly instance: string
  readonly earnedAt: number
  readonly ground: 'rule' | 'manual'
  readonly times: number
  /** When time alone will end it. */
  readonly ends: number | null
}

/** How far ahead it is looked for what time will end: more than the longest window. */
const FORESEEN = 410 * 86_400_000

/** Metrics and awards of a person at `now`, in the zone of the community and those where the person lived since when. */
export function oracle(
  catalog: Catalog,
  person: string,
  facts: readonly Fact[],
  { zone, zones = [], now }: { readonly zone: string; readonly zones?: Life['zones']; readonly now: number },
): Verdict {
  const life = { person, zone, zones, dayStart: minutesOf(catalog.dayStart) }
  const told = lived(facts, life)
  const counts = recounts(catalog, told, person)
  const held = new Map<string, Held>()
  const worldAt = (at: number, length: number): World => {
    const today = dayAt(at, homeAt(life, at), life.dayStart)
    const ahead = told.slice(0, length).flatMap(({ day }) => (day > today ? [day] : []))
    return { catalog, recount: counts[length] ?? new Map(), held, at, today, ahead }
  }
  const history: Record<string, (readonly [what: 'held' | 'lost', at: number])[]> = {}
  const watch = (world: World, pass: (world: World) => void) => {
    const before = new Map([...held].filter(([, one]) => isHeld(one)))
    pass(world)
    for (const [key, one] of held) {
      if (isHeld(one) === before.has(key)) continue
      const entry = isHeld(one) ? (['held', since(one)] as const) : (['lost', world.at] as const)
      history[key] = [...(history[key] ?? []), entry]
    }
  }
  for (const [index, fact] of told.entries()) {
    const before = told[index - 1]?.at ?? fact.at
    for (const at of midnights(catalog, life, held, before, fact.at)) watch(worldAt(at, index), passMidnight)
    watch(worldAt(fact.at, index + 1), (world) => tell(world, fact, person))
  }
  const last = told.at(-1)?.at ?? now
  for (const at of midnights(catalog, life, held, last, now)) watch(worldAt(at, told.length), passMidnight)

  const { recount, today } = worldAt(now, told.length)
  const awards = [...held.values()].filter(isHeld)
  const ends = new Map<Held, number>()
  for (const at of midnights(catalog, life, held, now, now + FORESEEN)) {
    passMidnight(worldAt(at, told.length))
    for (const award of awards)
      if (award.earned !== null && held.get(keyOf(award))?.earned === null && !ends.has(award)) ends.set(award, at)
  }
  return {
    ...valuesOn(catalog, recount, told, today),
    awards: awards.map((award) => toAward(award, ends.get(award))).toSorted(byName),
    history,
  }
}

function valuesOn(catalog: Catalog, recount: Recount, told: readonly Told[], today: number) {
  const targets = [...new Set(told.flatMap(({ target }) => target ?? []))]
  const values = (perTarget: boolean, target: string | null) =>
    Object.fromEntries(
      Object.entries(catalog.metrics)
        .filter(([, metric]) => (metric.kind !== 'reached' && metric.per === 'target') === perTarget)
        .map(([id]) => [id, valueIn(recount, id, target, today)]),
    )
  return {
    metrics: values(false, null),
    targets: Object.fromEntries(targets.map((target) => [target, values(true, target)])),
  }
}

/** By badge and instance. */
export function byName(a: Pick<OracleAward, 'badge' | 'instance'>, b: Pick<OracleAward, 'badge' | 'instance'>): number {
  return a.badge.localeCompare(b.badge) || a.instance.localeCompare(b.instance)
}

function toAward({ badge, instance, earned, granted, times }: Held, end: number | undefined): OracleAward {
  return {
    badge,
    instance,
    earnedAt: since({ earned, granted }),
    ground: earned === null ? 'manual' : 'rule',
    times: Math.max(times, 1),
    // What somebody granted stays when its rule ends.
    ends: granted === null ? (end ?? null) : null,
  }
}

function since({ earned, granted }: Pick<Held, 'earned' | 'granted'>): number {
  return Math.min(earned ?? Number.POSITIVE_INFINITY, granted ?? Number.POSITIVE_INFINITY)
}

/** The instants after `from` up to `to` at which another day begins where the person lives, as long as one can end a badge. */
function* midnights(
  catalog: Catalog,
  life: Life,
  held: ReadonlyMap<string, Held>,
  from: number,
  to: number,
): Generator<number> {
  const canEnd = ({ badge, earned }: Held) => earned !== null && isTimed(catalog, badge)
  const moves = (life.zones ?? []).flatMap(([since]) => (since > from && since <= to ? [since] : []))
  for (const [index, begin] of [from, ...moves].entries()) {
    const end = moves[index] ?? to + 1
    const zone = homeAt(life, begin)
    if (index > 0) yield begin
    for (let day = dayAt(begin, zone, life.dayStart) + 1; ; day++) {
      if (![...held.values()].some(canEnd)) return
      const at = startOf(day, zone, life.dayStart)
      if (at >= end) break
      if (at > begin) yield at
    }
  }
}
