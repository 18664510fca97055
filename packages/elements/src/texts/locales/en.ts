import type * as Messages from '../messages.ts'

export const common: Messages.Common = {
  loading: 'Loading …',
  failed: 'This could not be loaded.',
  retry: 'Try again',
  more: 'More',
}

export const badge: Messages.Badge = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
  diamond: 'Diamond',
  earned: 'Earned {date}',
  earnedTimes: 'Earned {count, plural, one {once} other {# times}}, first {date}',
  locked: 'Not earned yet',
  retired: 'Can no longer be earned',
  soldOut: 'None left',
  live: 'Held for as long as it is true',
  season: 'Season {year}',
  hidden: 'Only you see it',
  rarity: '{share} of people have it',
  rarest: 'Nobody has it yet',
}

export const list: Messages.List = {
  badges: 'Badges',
  noBadges: 'No badges yet. The first one is never far.',
  next: 'Next badges',
  allEarned: 'Every badge on the way is earned.',
  unseen: 'These badges are not shown.',
}

export const showcase: Messages.Showcase = {
  earnedCount: 'Earned Badges: {earned, number} / {total, number}',
  categoryCount: '{earned, number} of {total, number} earned',
  show: 'Which badges to show',
  all: 'All',
  earned: 'Earned',
  locked: 'Locked',
  nothingEarned: 'Nothing earned yet. Look at what is locked to see how close it is.',
  nothingLocked: 'Nothing is locked: every badge is earned.',
}

export const accomplishments: Messages.Accomplishments = {
  badgesEarned: '{count, plural, one {# badge} other {# badges}} earned',
  tierCount: '{tier}: {count, number}',
  milestones: 'Milestones',
  noMilestones: 'Numbers appear here with the first contribution.',
}

export const path: Messages.Path = {
  steps: '{earned, number} of {total, number} steps',
  noSteps: 'This path has no steps yet.',
}

export const streak: Messages.Streak = {
  title: 'Streak',
  over: 'A new streak begins with the next active day.',
  day: '{count, plural, one {# day} other {# days}}',
  week: '{count, plural, one {# week} other {# weeks}}',
  month: '{count, plural, one {# month} other {# months}}',
  longest: 'longest {length}',
  atRisk: 'at risk until {time}',
  calendar: 'Days from {from} to {to}',
  dayIs: '{date}: {kind}',
  active: 'Active',
  frozen: 'Frozen',
  repaired: 'Repaired',
  rest: 'Rest day',
  paused: 'Paused',
  missed: 'No activity',
  absent: 'Not on the calendar',
  open: 'Today, still open',
}

export const feed: Messages.Feed = {
  title: 'What people earned',
  earned: '{person} earned the {badge} badge!',
  none: 'Nothing earned yet. The first badge will stand here.',
}

export const holders: Messages.Holders = {
  title: 'Who has it',
  people: '{count, plural, one {# holder} other {# holders}}',
  none: 'Nobody has it yet. It could be you.',
}

export const notices: Messages.Notices = {
  title: 'Notices',
  unread: '{count, plural, =0 {All read} other {# unread}}',
  isNew: 'New',
  markAll: 'Mark all as read',
  none: 'Nothing here yet. What you earn next will be.',
  close: 'Close',
  many: 'Congrats! You earned **{badge}** and {count, plural, one {# more badge} other {# more badges}}!',
}

export const profile: Messages.Profile = {
  missing: '{count, number} more {noun} → {badge}',
}
