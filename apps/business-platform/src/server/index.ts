// What the rest of the server uses to award badges.
export { awardBadgesIn, type CheckBadgeOptions, checkBadge, earnedBadges, type Recognition } from './badge.server.ts'
