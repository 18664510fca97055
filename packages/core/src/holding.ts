import type { Day } from './calendar.ts'

/**
 * How somebody holds a badge, in one instance of it. Nearly always only the instant since which a rule says so;
 * more where somebody decided by hand, where time will end it, or where it was lost and may come back.
 */
export type Holding = number | HoldingDetails

export interface HoldingDetails {
  /** Since when a rule says so. */
  readonly earned?: number
  /** When time alone ends it, and the first day on which it is no longer held. */
  readonly ends?: number
  readonly until?: Day
  /** Since when it is held by decision, whatever the rules say, and what kind of decision it was. */
  readonly granted?: number
  readonly ground?: 'manual' | 'kept'
  /** Revoked by hand: not held, whatever the rules say, until that is lifted. */
  readonly blocked?: true
  /** When it was lost last. */
  readonly lost?: number
  /** How often it was earned; absent for once. */
  readonly times?: number
}

/** What an award rests on. */
export type Ground = 'rule' | 'manual' | 'kept'

/** Since when the badge is held, in milliseconds since 1970 UTC; undefined when it is not. */
export function heldSince(holding: Holding | undefined): number | undefined {
  if (holding === undefined || typeof holding === 'number') return holding
  const { earned, granted, blocked } = holding
  if (blocked === true) return undefined
  return earned === undefined || granted === undefined ? (earned ?? granted) : Math.min(earned, granted)
}

/** Whether the badge is held on a day, as far as is known now: time alone may end it before. */
export function isHeldOn(holding: Holding | undefined, today: Day): boolean {
  if (heldSince(holding) === undefined) return false
  const until = heldUntil(holding)
  return until === undefined || today < until
}

/** The first day on which time alone will have ended it; undefined where it will not, as with one held by decision. */
export function heldUntil(holding: Holding | undefined): Day | undefined {
  return typeof holding === 'object' && holding.granted === undefined ? holding.until : undefined
}

/** Since when a rule says so, whether or not the badge is held. */
export function earnedSince(holding: Holding | undefined): number | undefined {
  return typeof holding === 'object' ? holding.earned : holding
}

export function groundOf(holding: Holding | undefined): Ground {
  return typeof holding === 'object' && holding.earned === undefined ? (holding.ground ?? 'manual') : 'rule'
}

export function timesOf(holding: Holding | undefined): number {
  return typeof holding === 'object' ? (holding.times ?? 1) : 1
}

/** A holding with all there is to say of it in its fields. */
export function detailsOf(holding: Holding | undefined): HoldingDetails {
  if (typeof holding === 'object') return holding
  return holding === undefined ? {} : { earned: holding }
}

/**
 * The shortest way to keep a holding: without what says nothing, as a number where a rule is all there is, and
 * undefined where nothing is left to say.
 */
export function packHolding(
  details: {
    readonly [K in keyof HoldingDetails]: HoldingDetails[K] | undefined
  },
): Holding | undefined {
  const kept = Object.entries(details).filter(
    ([name, value]) => value !== undefined && !(name === 'times' && value === 1),
  )
  const [first] = kept
  if (first === undefined) return undefined
  return kept.length === 1 && first[0] === 'earned' && typeof first[1] === 'number'
    ? first[1]
    : Object.fromEntries(kept)
}
