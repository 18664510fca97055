import type { Tier } from '@laurel/core'
import { html } from 'hono/html'
import type { Html } from '../view/html.ts'

const tiers: Readonly<Record<Tier, string>> = { bronze: 'Bronze', silver: 'Silver', gold: 'Gold', diamond: 'Diamond' }

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

export const en = {
  tiers,
  home: 'Home',
  projects: 'Projects',
  discussions: 'Discussions',
  discover: 'Discover',
  navigation: 'Main',
  signIn: 'Sign in',
  settings: 'Settings',
  yourMenu: (handle: string) => `Your menu, @${handle}`,
  badges: 'Badges',
  inbox: 'Inbox',
  unread: (n: number | '#') => (n === '#' ? '# unread notices' : count(n, 'unread notice', 'unread notices')),
  yourProfile: 'Your profile',
  skip: 'Skip to content',
  join: 'Join',
  signOut: 'Sign out',
  footer: 'Dev-Space, the reference platform of Laurel',

  tryAsGuest: 'Try as guest',
  heroTitle: 'Build in the open. Be recognised for it.',
  heroText: 'Every project, journey entry and commit counts towards a badge. Here is who earned what.',
  welcome: (name: string) => `Good to see you, ${name}`,
  allEarned: 'You have earned every badge on your paths. Well done!',
  feed: 'Just earned',
  feedEmpty: 'Nobody has earned a badge yet. Join and create a project: the first one earns you two.',
  earned: (person: Html, badge: Html): Html => html`${person} earned ${badge}`,
  older: 'Older',
  newest: 'Back to the newest',
  people: 'People',
  peopleEmpty: 'Whoever earns a badge appears here.',
  badgeCount: (n: number) => count(n, 'badge', 'badges'),

  tooLong: (length: number, longest: number) =>
    `This is ${length.toLocaleString('en')} characters long; there is room for ${longest.toLocaleString('en')}.`,

  since: (time: Html): Html => html`here since ${time}`,
  fromGit: 'known from the git history',
  accomplishments: 'Accomplishments',
  allBadges: 'All badges',
  next: 'Next badges',
  nextNone: 'Every badge on these paths is earned.',
  numbers: 'Milestones',
  recent: 'Recently earned',
  recentNoneOwn: 'Your first badge is one project away. Create one!',
  recentNone: 'No badges yet.',
  theirProjects: 'Projects',
  noProjectsOwn: 'You have no projects yet.',
  noProjects: 'No projects yet.',
  earnedCount: (earned: number, total: number) => `${earned} of ${total} earned`,
  earnedOn: (time: Html): Html => html`Earned ${time}`,
  timesEarned: (n: number) => `${n} times`,
  locked: 'Not earned yet',

  newProject: 'New project',
  optional: 'optional',
  by: (person: Html): Html => html`by ${person}`,
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Remove',

  badgesTitle: 'Badges',
  heldBy: (n: number) => (n === 0 ? 'Nobody yet' : count(n, 'person', 'people')),

  inboxTitle: 'Inbox',
  inboxEmpty: 'No news yet. When you earn a badge, you hear about it here.',
  markAllRead: 'Mark all as read',
  isNew: 'New',

  notFound: 'There is nothing here',
  notFoundText: 'The address may be mistyped, or what was here is gone.',
  tooLarge: 'That was too much to read. Please send less.',
  failed: 'That did not work',
  failedText: 'It is our fault, not yours. Nothing was saved; please try again.',
  toHome: 'To the first page',
}

export type Texts = typeof en
