import { addToBucket } from './buckets.ts'
import { capPeriod, moveThing, takeRoom } from './caps.ts'
import type { Metric } from './catalog.ts'
import type { LocalFact } from './event.ts'
import { readField } from './filter.ts'
import type { Outcome } from './outcome.ts'
import { type MetricState, type States, type ThingDays, thingScope } from './state.ts'
import { asBuckets, asCount } from './state-shapes.ts'
import { bucketOf, pruned } from './window.ts'

type DistinctMetric = Metric & { readonly kind: 'distinct' }
type LiveMetric = Metric & { readonly kind: 'live' }

/** The scope in which it is remembered that this event's thing is there, or null where it names none. */
export function thingOf(
  metric: DistinctMetric | LiveMetric,
  fact: Pick<LocalFact, 'target'> & Parameters<typeof readField>[0],
): string | null {
  const value = readField(fact, metric.by)
  if (value === undefined) return null
  return thingScope(metric.per === 'target' ? fact.target : null, metric.by, nameOf(value, metric.by))
}

/** Counts a value that was not seen before: ever, or in this window. */
export function foldDistinct(
  id: string,
  metric: DistinctMetric,
  fact: LocalFact,
  states: States,
  scope: string,
): Outcome {
  const key = thingOf(metric, fact)
  if (key === null) return 'no_field'
  if (metric.window !== undefined) return foldDistinctInWindow(id, metric, fact, states, scope, key)
  if (asCount(states.read(key)?.metrics[id]) !== 0) return 'repeated'
  if (metric.caps !== undefined && !takeRoom(id, metric.caps, scope, fact, states)) return 'capped'
  states.write(key).metrics[id] = 1
  return addCount(id, states, scope, 1)
}

/** Puts a thing in or takes it out; only one that was not there before, or was, changes the count. */
export function foldLive(id: string, metric: LiveMetric, fact: LocalFact, states: States, scope: string): Outcome {
  const key = thingOf(metric, fact)
  if (key === null) return 'no_field'
  const added = metric.things.findIndex((thing) => thing.added.includes(fact.type))
  const index = added >= 0 ? added : metric.things.findIndex((thing) => thing.removed.includes(fact.type))
  const present = added >= 0
  if (metric.window !== undefined || metric.caps !== undefined)
    return foldDatedThing(id, metric, fact, states, scope, key, index, present)

  const bits = asCount(states.read(key)?.metrics[id])
  if (((bits & (1 << index)) !== 0) === present) return 'repeated'
  states.write(key).metrics[id] = bits ^ (1 << index)
  return addCount(id, states, scope, present ? 1 : -1)
}

/** The days or periods in which a thing was seen, the newest last: in a rolling window only the last one counts. */
function foldDistinctInWindow(
  id: string,
  metric: DistinctMetric,
  fact: LocalFact,
  states: States,
  scope: string,
  key: string,
): Outcome {
  const { window } = metric
  const bucket = window === undefined ? null : bucketOf(window, fact.day)
  if (window === undefined || bucket === null) return 'out_of_season'
  const seen = asThing(states.read(key)?.metrics[id])
  const rolling = window.kind === 'rolling'
  if (rolling ? (seen[0] ?? Number.NEGATIVE_INFINITY) >= bucket : seen.includes(bucket)) return 'repeated'
  if (metric.caps !== undefined && !takeRoom(id, metric.caps, scope, fact, states)) return 'capped'

  const before = asBuckets(states.read(scope)?.metrics[id])
  const last = seen[0]
  const without = rolling && last != null ? addToBucket(before, last, -1) : before
  states.write(key).metrics[id] = rolling ? [bucket] : [...seen, bucket].slice(-3)
  states.write(scope).metrics[id] = pruned(window, addToBucket(without, bucket, 1))
  return 'counted'
}

/** A thing that counts under the day or period in which it was added, for a window or a cap. */
function foldDatedThing(
  id: string,
  metric: LiveMetric,
  fact: LocalFact,
  states: States,
  scope: string,
  key: string,
  index: number,
  present: boolean,
): Outcome {
  const { window, caps: [cap] = [] } = metric
  const days = asThing(states.read(key)?.metrics[id])
  const since = days[index] ?? null
  if ((since !== null) === present) return 'repeated'
  const now = window !== undefined ? bucketOf(window, fact.day) : cap === undefined ? 0 : capPeriod(cap, fact)
  if (present && now === null) return 'out_of_season'

  const changed = metric.things.map((_, other) => (other === index ? (present ? now : null) : (days[other] ?? null)))
  states.write(key).metrics[id] = changed
  const bucket = since ?? now ?? 0
  const amount = present ? 1 : -1
  if (window !== undefined) {
    const before = asBuckets(states.read(scope)?.metrics[id])
    // One that was added so long ago that its day is no longer kept changes no window.
    if (!present && !before.some(([day]) => day === bucket)) return 'repeated'
    states.write(scope).metrics[id] = pruned(window, addToBucket(before, bucket, amount))
    return 'counted'
  }
  const difference = cap === undefined ? amount : moveThing(id, cap, scope, fact.other, bucket, amount, states)
  return difference === 0 ? 'capped' : addCount(id, states, scope, difference)
}

/** Changes a plain count. */
export function addCount(id: string, states: States, scope: string, amount: number): 'counted' {
  const state = states.write(scope)
  state.metrics[id] = asCount(state.metrics[id]) + amount
  return 'counted'
}

function asThing(state: MetricState | undefined): ThingDays {
  return Array.isArray(state) ? (state as ThingDays) : []
}

/** A thing's name, short enough for an index and free of the characters that part scopes and lines. */
function nameOf(value: unknown, field: string): string {
  const name = typeof value === 'string' && !/\p{Cc}/u.test(value) ? value : JSON.stringify(value)
  if (name.length > LONGEST_NAME)
    throw new TypeError(`${field} has more than ${LONGEST_NAME} characters, too many to tell things apart by.`)
  return name
}

const LONGEST_NAME = 400
