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
  bringCommits: 'Bring your commits',
  settings: 'Settings',
  yourMenu: (handle: string) => `Your menu, @${handle}`,
  inbox: 'Inbox',
  unread: (n: number | '#') => (n === '#' ? '# unread notices' : count(n, 'unread notice', 'unread notices')),
  yourProfile: 'Your profile',
  skip: 'Skip to content',
  join: 'Join',
  signOut: 'Sign out',
  footer: 'Dev-Space, the reference platform of Laurel',

  older: 'Older',
  newest: 'Back to the newest',

  tooLong: (length: number, longest: number) =>
    `This is ${length.toLocaleString('en')} characters long; there is room for ${longest.toLocaleString('en')}.`,

  earnedOn: (time: Html): Html => html`Earned ${time}`,
  newProject: 'New project',
  optional: 'optional',
  by: (person: Html): Html => html`by ${person}`,
  save: 'Save',
  cancel: 'Cancel',
  remove: 'Remove',

  badgesTitle: 'Badges',
  heldBy: (n: number) => (n === 0 ? 'Nobody yet' : count(n, 'person', 'people')),

  inboxTitle: 'Inbox',
  markAllRead: 'Mark all as read',

  notFound: 'There is nothing here',
  notFoundText: 'The address may be mistyped, or what was here is gone.',
  tooLarge: 'That was too much to read. Please send less.',
  failed: 'That did not work',
  failedText: 'It is our fault, not yours. Nothing was saved; please try again.',
  toHome: 'To the first page',
}

export type Texts = typeof en
