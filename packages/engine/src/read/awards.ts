import type { Ground, Tier } from '@laurel/core'
import { millis, sql } from '../database/sql.ts'

/** A badge somebody holds. */
export interface Award {
  readonly person: string
  readonly badge: string
  readonly instance: string
  readonly tier: Tier
  readonly earnedAt: Date
  /** When Laurel noticed; later than `earnedAt` for what happened before it was told. */
  readonly awardedAt: Date
  /** What it rests on: a rule, somebody's decision, or that it was held before the rule changed. */
  readonly ground: Ground
  /** How often it has been earned. */
  readonly times: number
  /** When time alone will end it; null where it will not. */
  readonly endsAt: Date | null
}

export interface AwardRow extends Omit<Award, 'earnedAt' | 'awardedAt' | 'endsAt'> {
  readonly earned_at: number
  readonly awarded_at: number
  readonly ends_at: number | null
}

/** What `toAward` reads of the award `a`. */
export const AWARD_COLUMNS = sql`a.person, a.badge, a.instance, a.tier, ${millis('a.earned_at')} as earned_at,
  ${millis('a.awarded_at')} as awarded_at, a.ground, a.times, ${millis('a.ends_at')} as ends_at`

/** The same as an object of JSON, where `toAward` gets several from one column. */
export const AWARD_FIELDS = sql`'person', a.person, 'badge', a.badge, 'instance', a.instance, 'tier', a.tier,
  'earned_at', ${millis('a.earned_at')}, 'awarded_at', ${millis('a.awarded_at')}, 'ground', a.ground,
  'times', a.times, 'ends_at', ${millis('a.ends_at')}`

export function toAward({ earned_at, awarded_at, ends_at, ...row }: AwardRow): Award {
  const endsAt = ends_at === null ? null : new Date(ends_at)
  return { ...row, earnedAt: new Date(earned_at), awardedAt: new Date(awarded_at), endsAt }
}
