import type { Context } from '../context.ts'
import type { Audience } from '../rows/visible.ts'
import { awardItem, type FeedItem } from './feed.ts'
import { type Profile, profileOf } from './profile.ts'
import { countShown, type Showcase, type ShowcaseExtra, showcaseColumns, showcaseOf } from './showcase.ts'
import { readStanding } from './standing.ts'
import { calendarOf, type StreakCalendar } from './streaks.ts'

/** What a page about one person shows, as of one moment. */
export interface Overview {
  readonly profile: Profile
  /** How many badges the showcase has, and how many of them are earned. */
  readonly badges: Pick<Showcase, 'earned' | 'total'>
  /** Null unless asked for. */
  readonly showcase: Showcase | null
  /** Null unless asked for, or when the catalog has no such streak or nothing of it may be seen. */
  readonly streak: StreakCalendar | null
  /** The newest awards, the first of the person's feed. */
  readonly recent: readonly FeedItem[]
}

export interface OverviewRequest {
  readonly showcase?: boolean
  /** The metric of a streak, and how many weeks of it: 20 unless given. */
  readonly streak?: { readonly metric: string; readonly weeks?: number }
  /** How many of the newest awards: none unless given. */
  readonly recent?: number
  readonly locale: string
  readonly audience: Audience
}

/** Reads it in one statement; null when nobody has this id. */
export async function readOverview(context: Context, id: string, request: OverviewRequest): Promise<Overview | null> {
  const { locale, audience, streak, recent = 0 } = request
  const extra = request.showcase ? showcaseColumns(context, audience) : undefined
  const found = await readStanding<Partial<ShowcaseExtra>>(context, id, audience, extra)
  if (found === null) return null
  return {
    profile: profileOf(context, found, locale, audience),
    badges: countShown(context, found, audience),
    showcase: request.showcase ? await showcaseOf(context, found, locale, audience) : null,
    streak: streak === undefined ? null : calendarOf(context, found, streak.metric, { ...streak, locale }),
    recent: found.awards.slice(0, Math.max(0, recent)).map((award) => awardItem(context, found.person, award, locale)),
  }
}
