import type { Change, RuleFailure } from './change.ts'
import type { LocalFact } from './event.ts'
import type { Outcome } from './outcome.ts'
import type { Rules } from './rules.ts'
import type { States } from './state.ts'
import { type Zones, zoneAt } from './zone.ts'

/** What a fold is told beside the facts. */
export interface FoldOptions {
  /** Where the person lived, since when. */
  readonly zones?: Zones
  /** Takes one of a badge of which there is a limited number, and tells whether there was one left. */
  readonly claim?: (badge: string, instance: string) => boolean
  /** Hears that one of such a badge was lost. */
  readonly release?: (badge: string, instance: string) => void
  /** Hears what became of each fact in each metric. */
  readonly observe?: (fact: LocalFact, metric: string, outcome: Outcome) => void
}

/** One run of the evaluator. */
export interface Fold {
  readonly rules: Rules
  readonly states: States
  readonly zones: Zones
  readonly options: FoldOptions
  readonly changes: Change[]
  readonly failures: RuleFailure[]
}

/** Where the person lives as far as they said, else where the community does. */
export function homeZone(fold: Fold, at: number): string {
  return zoneAt(fold.zones, at) ?? fold.rules.zone
}

export function failureOf(rule: string, eventId: string, error: unknown): RuleFailure {
  return { rule, eventId, error: error instanceof Error ? error.message : String(error) }
}

/** A scope that cannot be named is not loaded; the fold meets the same error and reports it. */
export function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
