import { addToBucket, type Buckets, type Counters, countIn } from './buckets.ts'
import type { Cap } from './catalog.ts'
import type { LocalFact } from './event.ts'
import { periodAround } from './period.ts'
import { pairScope, type ScopeState, type States } from './state.ts'

/** Whoever is meant by a cap: the scope in which it is kept, or null where the fact names no other person. */
function capScope(cap: Cap, own: string, other: string | null): string | null {
  if (cap.of === 'person') return own
  return other === null ? null : pairScope(other)
}

/**
 * Takes room for one more in every cap, or in none, and tells whether there was. Facts come in the order in which
 * they happened, so what is counted depends on nothing else.
 */
export function takeRoom(id: string, caps: readonly Cap[], own: string, fact: LocalFact, states: States): boolean {
  const places = caps.map((cap, index) => ({ cap, index, scope: capScope(cap, own, fact.other) }))
  const used = places.map(({ index, scope }) => countersOf(states, scope, id, index))
  if (places.some(({ cap }, index) => isFull(cap, used[index] ?? [], fact))) return false
  for (const { cap, index, scope } of places)
    if (scope !== null) keep(states.write(scope), id, index, withOneMore(cap, used[index] ?? [], fact))
  return true
}

/**
 * Puts a thing into the day or period it was added in (`amount` 1), or takes it out again (−1), and tells by how much
 * the number that counts changes. Of more things than the cap allows, those above it count as soon as others go.
 */
export function moveThing(
  id: string,
  cap: Cap,
  own: string,
  other: string | null,
  period: number,
  amount: 1 | -1,
  states: States,
): number {
  const scope = capScope(cap, own, other)
  if (scope === null) return amount
  const before = asBuckets(countersOf(states, scope, id, 0))
  const count = countIn(before, period)
  // A period that is no longer kept was not over its cap.
  if (amount < 0 && count === 0) return -1
  keep(states.write(scope), id, 0, withoutOld(cap, addToBucket(before, period, amount)))
  return Math.min(count + amount, cap.most) - Math.min(count, cap.most)
}

/** The first day of the period that a cap counts a fact under. */
export function capPeriod(cap: Cap, fact: LocalFact): number {
  return typeof cap.every === 'string' ? periodAround(cap.every, fact.day).first : 0
}

function isFull(cap: Cap, used: Counters, fact: LocalFact): boolean {
  if (typeof cap.every === 'string') return countIn(asBuckets(used), capPeriod(cap, fact)) >= cap.most
  return recent(cap.every.minutes, used, fact.at).length >= cap.most
}

function withOneMore(cap: Cap, used: Counters, fact: LocalFact): Counters {
  if (typeof cap.every !== 'string') return [...recent(cap.every.minutes, used, fact.at), fact.at]
  return addToBucket(asBuckets(used), capPeriod(cap, fact), 1).slice(-KEPT)
}

/** A traveller's day may lie two before one already told. */
const KEPT = 3

/** What is over its cap stays: a thing that is taken away makes room for another of its day, however long ago. */
function withoutOld(cap: Cap, buckets: Buckets): Buckets {
  return buckets.filter(([, count], index) => index >= buckets.length - KEPT || count > cap.most)
}

/** The instants within the last minutes, the oldest one excluded when it is exactly so long ago. */
function recent(minutes: number, used: Counters, at: number): readonly number[] {
  return used.filter((instant): instant is number => typeof instant === 'number' && instant > at - minutes * 60_000)
}

function countersOf(states: States, scope: string | null, id: string, index: number): Counters {
  const found = scope === null ? undefined : states.read(scope)?.metrics[keyOf(id)]
  const counters = typeof found === 'object' && 'caps' in found ? found.caps[index] : undefined
  return counters ?? []
}

function keep(state: ScopeState, id: string, index: number, counters: Counters): void {
  const found = state.metrics[keyOf(id)]
  const caps = typeof found === 'object' && 'caps' in found ? [...found.caps] : []
  while (caps.length < index) caps.push([])
  caps[index] = counters
  state.metrics[keyOf(id)] = { caps }
}

/** Beside the metric itself; no id contains the sign. */
function keyOf(id: string): string {
  return `${id}#caps`
}

function asBuckets(counters: Counters): Buckets {
  return counters.filter((entry): entry is Buckets[number] => typeof entry === 'object')
}
