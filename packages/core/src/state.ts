import type { Days } from './days.ts'
import type { StreakState } from './streak.ts'

/**
 * What is known of one person: a document for the person as a whole, and one for each narrower scope
 * (a target, or a thing that must be counted only once). Plain JSON, folded forward event by event.
 */
export interface ScopeState {
  /** Metric id to its state in this scope. */
  metrics: Record<string, MetricState>
  /** Badges held in this scope, with the instant each was earned (milliseconds since 1970 UTC). */
  badges: Record<string, number>
}

/** A count, the bits of things present, exact totals as text (see decimal.ts), a set of days, or a streak. */
export type MetricState =
  | number
  | { readonly sum: string }
  | { readonly sum: string; readonly peak: string }
  | Days
  | StreakState

/** The scope of the person as a whole. */
export const PERSON = ''

/**
 * All the scopes of one person that a fold may touch, by name. A scope that is absent has never been
 * written; the fold adds it. `touched` names the scopes that changed and must be saved.
 */
export class States {
  readonly touched = new Set<string>()
  readonly #scopes: Map<string, ScopeState>

  constructor(scopes: Iterable<readonly [string, ScopeState]> = []) {
    this.#scopes = new Map(scopes)
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

  scopes(): IterableIterator<[string, ScopeState]> {
    return this.#scopes.entries()
  }
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

/** The scope of one thing counted at most once, inside a target where the metric is kept per target. */
export function thingScope(target: string | null, field: string, value: string): string {
  // Names hold no control characters, so the two parts can never run into each other.
  const thing = `${field}:${value}`
  return target === null ? thing : `${targetScope(target)}${PART}${thing}`
}
