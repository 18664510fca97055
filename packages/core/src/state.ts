import type { Buckets, Counters, Totals } from './buckets.ts'
import type { Days } from './days.ts'
import type { Holding } from './holding.ts'
import type { Span } from './span.ts'
import type { StreakState } from './streak.ts'

/**
 * What is known of one person: a document for the person as a whole, and one for each narrower scope
 * (a target, another person, or a thing that must be counted only once). Plain JSON, folded forward event by event.
 */
export interface ScopeState {
  /** Metric id to its state in this scope. */
  metrics: Record<string, MetricState>
  /** Badges in this scope, each with how it is held; `badge#period` for those held once per period. */
  badges: Record<string, Holding>
}

/**
 * A count, or the bits of things present; exact totals as text (see decimal.ts); a set of days or a streak; numbers
 * by day or period; the days of a thing; how much of each cap is used.
 */
export type MetricState =
  | number
  | { readonly sum: string }
  | { readonly sum: string; readonly peak: string }
  | Days
  | Buckets
  | Totals
  | ThingDays
  | StreakState
  | Span
  | { readonly caps: readonly Counters[] }

/** For each kind of thing, or each time it was seen, the day or the first day of the period; null where it is gone. */
export type ThingDays = readonly (number | null)[]

/** The scope of the person as a whole. */
export const PERSON = ''

/** A badge that time alone will end. */
export interface Ending {
  readonly scope: string
  readonly key: string
  readonly ends: number
}

/**
 * All the scopes of one person that a fold may touch, by name. A scope that is absent has never been
 * written; the fold adds it. `touched` names the scopes that changed and must be saved.
 */
export class States {
  readonly touched = new Set<string>()
  readonly #scopes: Map<string, ScopeState>
  readonly #endings = new Map<string, Ending>()

  constructor(scopes: Iterable<readonly [string, ScopeState]> = []) {
    this.#scopes = new Map(scopes)
    for (const [scope, { badges }] of this.#scopes) for (const key in badges) this.#expect(scope, key, badges[key])
  }

  read(scope: string): ScopeState | undefined {
    return this.#scopes.get(scope)
  }

  write(scope: string): ScopeState {
    this.touched.add(scope)
    const found = this.#scopes.get(scope)
    if (found !== undefined) return found
    const fresh: ScopeState = { metrics: {}, badges: {} }
    this.#scopes.set(scope, fresh)
    return fresh
  }

  hold(scope: string, key: string, holding: Holding | undefined): void {
    const { badges } = this.write(scope)
    if (holding === undefined) delete badges[key]
    else badges[key] = holding
    this.#expect(scope, key, holding)
  }

  /** The next badge that time ends at `at` or before; undefined where none does. */
  nextEnding(at: number): Ending | undefined {
    if (this.#endings.size === 0) return undefined
    const due = [...this.#endings.values()].filter((ending) => ending.ends <= at)
    return due.reduce<Ending | undefined>(
      (next, ending) => (next === undefined || isBefore(ending, next) ? ending : next),
      undefined,
    )
  }

  scopes(): IterableIterator<[string, ScopeState]> {
    return this.#scopes.entries()
  }

  #expect(scope: string, key: string, holding: Holding | undefined): void {
    const ends = typeof holding === 'object' && holding.earned !== undefined ? holding.ends : undefined
    if (ends !== undefined) this.#endings.set(`${scope}${PART}${key}`, { scope, key, ends })
    else if (this.#endings.size > 0) this.#endings.delete(`${scope}${PART}${key}`)
  }
}

function isBefore(a: Ending, b: Ending): boolean {
  return a.ends < b.ends || (a.ends === b.ends && (a.key < b.key || (a.key === b.key && a.scope < b.scope)))
}

/** Parts the two halves of a scope's name: the control character made for that, which no name contains. */
const PART = '\u001f'

/** Whether a scope is that of a target, not of a thing within one. */
export function isTargetScope(scope: string): boolean {
  return scope.startsWith(targetScope('')) && !scope.includes(PART)
}

/** The scope of one target. */
export function targetScope(target: string): string {
  return `target:${target}`
}

/** The scope of one other person, for what is counted between two. */
export function pairScope(other: string): string {
  return `pair:${other}`
}

/** The scope of one thing counted at most once, inside a target where the metric is kept per target. */
export function thingScope(target: string | null, field: string, value: string): string {
  // Names hold no control characters, so the two parts can never run into each other.
  const thing = `${field}:${value}`
  return target === null ? thing : `${targetScope(target)}${PART}${thing}`
}

/** The name under which one instance of a badge is held in its scope: periods have one each, targets a scope each. */
export function holdingKey(badge: string, period: string | null): string {
  return period === null ? badge : `${badge}#${period}`
}
