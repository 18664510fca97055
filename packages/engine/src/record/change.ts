import type { Earned, Fact, RuleFailure, ScopeState } from '@laurel/core'
import type { Judged } from './judge.ts'

/** Everything one batch writes, to be saved as a whole or not at all. */
export interface Change {
  readonly facts: readonly Fact[]
  readonly people: readonly PersonChange[]
  /** How those facts count, and what they change about stored ones; absent where each simply counts. */
  readonly judged?: Omit<Judged, 'counting'>
  /** People for whom nothing changes, and of whose events nothing may be corrected meanwhile. */
  readonly guarded?: readonly Guarded[]
}

/** Somebody of whose corrections these were all when they were read. */
export interface Guarded {
  readonly id: string
  readonly version: number
  readonly corrected: boolean
}

/** What changed for one person. */
export interface PersonChange {
  readonly id: string
  /** The version that was read; null for somebody who is not stored yet. */
  readonly version: number | null
  /** Whether facts were only stored, and everything is to be folded anew when the person is settled. */
  readonly stale: boolean
  /** Whether this was folded with older rules than those in force, and still is to be folded anew. */
  readonly outdated: boolean
  /** The newest fact that was counted; null for somebody for whom nothing was. */
  readonly newest: Pick<Fact, 'at' | 'id'> | null
  readonly state: ScopeState
  readonly scopes: readonly (readonly [string, ScopeState])[]
  /** The names of the scopes that are stored already, among those that may be written. */
  readonly storedScopes: ReadonlySet<string>
  /** Whether `scopes` are all there are, so that any other stored scope is to be removed. */
  readonly refolded: boolean
  /** Of somebody of whom only a part was folded anew, the stored scopes in which nothing is left. */
  readonly emptied?: readonly string[]
  /** Facts that the fold itself made, to be stored with it: what somebody keeps although the rules changed. */
  readonly facts: readonly Fact[]
  /** Awards to write: new ones, and ones about which anything changed. */
  readonly awards: readonly AwardChange[]
  /** Whether the person is told what they earned. */
  readonly isTold: boolean
  /** Those among `awards` that were not held before. */
  readonly earned: readonly AwardChange[]
  /** Awards that are stored and no longer held. */
  readonly lost: readonly LostAward[]
  readonly history: readonly HistoryEntry[]
  readonly failures: readonly RuleFailure[]
}

/** An award as it is to be stored. */
export interface AwardChange extends Omit<Earned, 'kind'> {
  readonly revoked: Revocation | null
}

export interface Revocation {
  /** When it was lost, in milliseconds since 1970 UTC; null where only the time of noticing is known. */
  readonly at: number | null
  readonly by: 'cascade' | 'manual'
  readonly reason: string | null
}

export interface LostAward extends Revocation {
  readonly badge: string
  readonly instance: string
}

/** What happened to an award after it was given. */
export interface HistoryEntry {
  readonly badge: string
  readonly instance: string
  readonly change: 'moved' | 'revoked' | 'returned'
  readonly earnedAt: number | null
  readonly earlierAt: number | null
}
