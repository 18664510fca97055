import type { AnswerOf, Contract } from '@laurel/api'
import type { Tier } from '@laurel/core'

/** What the HTTP API answers; elements take the same as their `data`. */
export type Profile = AnswerOf<Contract['profile']>
export type Showcase = AnswerOf<Contract['showcase']>
export type Badge = AnswerOf<Contract['badge']> & { readonly rarity?: number | null | undefined }

/** An instant as JSON has it, or as a server has it that asks the engine itself. */
export type Instant = string | Date

/** What is known of a badge beside its name, in answers that are about a person. */
interface Facets {
  readonly truth?: 'permanent' | 'live' | undefined
  /** Of a badge that is held for a period or season. */
  readonly year?: number | null | undefined
  /** What is left of its time, from 1 down to 0; null where time will not end it. */
  readonly remaining?: number | null | undefined
  readonly pinned?: boolean | undefined
  /** Whether nobody but the person sees it. */
  readonly hidden?: boolean | undefined
}

export interface HighlightAnswer extends Facets {
  readonly badge: string
  readonly name: string
  readonly description: string
  readonly tier: Tier
  readonly glyph: string
  readonly earnedAt: Instant
  readonly times?: number | undefined
}

export interface MilestoneAnswer {
  readonly value: number
  readonly noun: string
}

export interface NextBadge {
  readonly badge: string
  readonly name: string
  readonly tier: Tier
  readonly glyph: string
  readonly value: number
  readonly target: number
  readonly remaining: number
  readonly progress: string
  readonly nudge: string
}

/** What elements need of a profile. */
export interface ProfileAnswer {
  readonly person: PersonAnswer
  /** Whether the reader may see what this person earned; they may unless it says that they may not. */
  readonly visible?: boolean | undefined
  readonly highlights: readonly HighlightAnswer[]
  readonly milestones: readonly MilestoneAnswer[]
  readonly next: readonly NextBadge[]
  readonly badgesEarned: number
  readonly tiers?: Readonly<Record<Tier, number>> | undefined
}

export interface ShowcaseBadge extends Facets {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly tier: Tier
  readonly glyph: string
  /** Null while it is locked. */
  readonly earnedAt: Instant | null
  readonly retired: boolean
  readonly soldOut: boolean
  readonly count: number
  readonly progress: { readonly value: number; readonly target: number; readonly text: string }
  /** What part of the people hold it, 0 to 1; null where that is not told. */
  readonly rarity?: number | null | undefined
}

/** What elements need of a showcase. */
export interface ShowcaseAnswer {
  readonly visible?: boolean | undefined
  readonly earned: number
  readonly total: number
  readonly categories: readonly {
    readonly name: string
    readonly symbol: string | null
    readonly badges: readonly ShowcaseBadge[]
  }[]
  readonly paths?:
    | readonly { readonly id: string; readonly name: string; readonly badges: readonly string[] }[]
    | undefined
}

/** A person beside a badge. */
export interface PersonAnswer {
  readonly id: string
  readonly name: string | null
  readonly handle: string | null
  readonly avatar: string | null
}

/** One line of the feed, or one holder. */
export interface AwardAnswer {
  readonly person: PersonAnswer
  readonly badge: string
  readonly badgeName: string
  readonly tier: Tier
  readonly glyph: string
  readonly earnedAt: Instant
}

/** A page of a list; `next` is the cursor of the one after it. */
export interface PageAnswer<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

export interface HoldersAnswer extends PageAnswer<AwardAnswer> {
  /** How many there are in all. */
  readonly total: number
}

export interface NoticeAnswer {
  readonly id: string
  /** The sentence; badges stand in `**`. */
  readonly text: string
  /** The highest badge first. */
  readonly awards: readonly NoticeAward[]
  readonly createdAt: Instant
  readonly readAt: Instant | null
}

export interface NoticeAward {
  readonly badge: string
  readonly name: string
  readonly tier: Tier
  readonly glyph: string
}

/** What became of a day, as a streak says it; `open` is today while nothing has been done. */
export type DayKind = 'active' | 'frozen' | 'repaired' | 'rest' | 'paused' | 'missed' | 'absent' | 'open'

export interface StreakAnswer {
  /** How long it is now, 0 when it is over. */
  readonly current: number
  readonly longest: number
  /** What its length is counted in, for the current one: "active days in a row". Days, weeks or months unless given. */
  readonly noun?: string | undefined
  readonly atRisk: boolean
  /** The instant at which it ends unless something is done; null while it is not at risk. */
  readonly until: Instant | null
  /** What became of each day, in rising order. Without it there is no calendar. */
  readonly days?: readonly { readonly day: string; readonly kind: DayKind }[] | undefined
  /** The person's day now, such as `2026-03-01`; the last of `days` unless given. */
  readonly today?: string | undefined
}
