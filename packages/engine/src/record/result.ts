import type { Problem, Tier } from '@laurel/core'

/** A badge that an event earned somebody. */
export interface EarnedAward {
  readonly person: string
  readonly badge: string
  /** Empty when the badge is held once per person, else the target. */
  readonly instance: string
  readonly tier: Tier
  /** When the event happened that made it true. */
  readonly earnedAt: Date
}

/** The answer for one event of a batch. */
export interface RecordResult {
  /** The event's id; null when the input had none that could be read. */
  readonly id: string | null
  /** `duplicate`: it was recorded before, and `awards` are those of the first time. */
  readonly status: 'recorded' | 'duplicate' | 'rejected'
  readonly problem?: Problem
  /**
   * Why a stored event counts for nothing: it was told later than the catalog's horizon, it is so large that somebody
   * has to look at it first, or it was retracted. Absent where rules look at it.
   */
  readonly ignored?: 'too_old' | 'review' | 'retracted'
  readonly awards: readonly EarnedAward[]
}
