import type { Tier } from './catalog.ts'
import type { Ground } from './holding.ts'

/** A badge that became held: for which instance, since when, and by which event. */
export interface Earned extends Held {
  readonly kind: 'earned'
}

/** Something else about a badge that was held before: what it rests on, since when, or when time will end it. */
export interface Updated extends Held {
  readonly kind: 'updated'
}

interface Held {
  readonly badge: string
  /** Empty when the badge is held once per person, else the target, the period or the season. */
  readonly instance: string
  readonly tier: Tier
  /** When the event happened that made it true, in milliseconds since 1970 UTC. */
  readonly earnedAt: number
  /** Null where time alone made it true. */
  readonly eventId: string | null
  readonly ground: Ground
  /** How often it has been earned, this time included. */
  readonly times: number
  /** When time alone will end it; null where it will not. */
  readonly ends: number | null
  /** Whether it comes back so soon that it is not celebrated again. */
  readonly quiet: boolean
}

/** A badge that is no longer held. */
export interface Lost {
  readonly kind: 'lost'
  readonly badge: string
  readonly instance: string
  readonly lostAt: number
  /** `cascade`: what it rested on is gone; `manual`: somebody decided it. */
  readonly by: 'cascade' | 'manual'
  readonly reason: string | null
}

export type Change = Earned | Updated | Lost

/** A rule that could not be evaluated for an event; every other rule went on. */
export interface RuleFailure {
  /** `metric:<id>`, `badge:<id>`, or `decision`. */
  readonly rule: string
  readonly eventId: string
  readonly error: string
}

export interface Advanced {
  readonly changes: readonly Change[]
  readonly failures: readonly RuleFailure[]
}

export function isEarned(change: Change): change is Earned {
  return change.kind === 'earned'
}
