import type { Earned, Fact, Lost, RuleFailure, ScopeState } from '@laurel/core'

/** Everything one batch writes, to be saved as a whole or not at all. */
export interface Change {
  readonly facts: readonly Fact[]
  readonly people: readonly PersonChange[]
}

/** What changed for one person. */
export interface PersonChange {
  readonly id: string
  /** The version that was read; null for somebody who is not stored yet. */
  readonly version: number | null
  /** Whether facts were only stored, and everything is to be folded anew when the person is settled. */
  readonly stale: boolean
  /** The newest fact that was counted; null for somebody for whom nothing was. */
  readonly newest: Pick<Fact, 'at' | 'id'> | null
  readonly state: ScopeState
  readonly scopes: readonly (readonly [string, ScopeState])[]
  /** The names of the scopes that are stored already, among those that may be written. */
  readonly storedScopes: ReadonlySet<string>
  /** Whether `scopes` are all there are, so that any other stored scope is to be removed. */
  readonly refolded: boolean
  /** Awards to write: new ones, and ones whose earned date moved. */
  readonly awards: readonly Earned[]
  /** Those among `awards` that were not held before. */
  readonly earned: readonly Earned[]
  readonly lost: readonly Pick<Lost, 'badge' | 'instance'>[]
  readonly failures: readonly RuleFailure[]
}
