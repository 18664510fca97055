import { achievementBadges } from './achievement-badges.ts'
import { pathBadges } from './path-badges.ts'
import { recentBadges } from './recent-badges.ts'

/** A path's badges rise through the tiers; the others stand for themselves. */
export const badges = { ...pathBadges, ...achievementBadges, ...recentBadges } as const
