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
  readonly awards: readonly EarnedAward[]
}
