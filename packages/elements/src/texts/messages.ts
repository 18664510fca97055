import type { Tier } from '@laurel/core'

/**
 * What the elements say themselves, in ICU message format, by who says it. A language is one file of these; that of
 * English hands out each group for itself, so that an element carries no texts of others.
 */
export interface Language {
  readonly common: Common
  readonly badge: Badge
  readonly list: List
  readonly showcase: Showcase
  readonly accomplishments: Accomplishments
  readonly path: Path
  readonly streak: Streak
  readonly feed: Feed
  readonly holders: Holders
  readonly notices: Notices
  readonly profile: Profile
}

type Texts<Name extends string> = Readonly<Record<Name, string>>

export type Common = Texts<'loading' | 'failed' | 'retry' | 'more'>
export type Badge = Texts<Tier | 'earned' | 'earnedTimes' | 'locked' | 'retired' | 'soldOut' | 'live' | 'season'> &
  Texts<'hidden' | 'rarity' | 'rarest'>
export type List = Texts<'badges' | 'noBadges' | 'next' | 'allEarned' | 'unseen'>
export type Showcase = Texts<
  'earnedCount' | 'categoryCount' | 'show' | 'all' | 'earned' | 'locked' | 'nothingEarned' | 'nothingLocked'
>
export type Accomplishments = Texts<'badgesEarned' | 'tierCount' | 'milestones' | 'noMilestones'>
export type Path = Texts<'steps' | 'noSteps'>
export type Streak = Texts<'title' | 'over' | 'day' | 'week' | 'month' | 'longest' | 'atRisk' | 'calendar' | 'dayIs'> &
  Texts<'active' | 'frozen' | 'repaired' | 'rest' | 'paused' | 'missed' | 'absent' | 'open'>
export type Feed = Texts<'title' | 'earned' | 'none'>
export type Holders = Texts<'title' | 'people' | 'none'>
export type Notices = Texts<'title' | 'unread' | 'isNew' | 'markAll' | 'none' | 'close' | 'many'>
export type Profile = Texts<'missing'>
