// The classes, for who extends or wraps them. Importing this defines no element: see `@laurel/elements/define`.
export { type Asking, LaurelElement, stylesOf } from './base/laurel-element.ts'
export type { Badge, Profile, Showcase } from './data/answers.ts'
export type {
  FeedQuery,
  HoldersQuery,
  HttpSource,
  HttpSourceOptions,
  Notices,
  PageQuery,
  Query,
  ReadOptions,
  Source,
  StreakQuery,
} from './data/source.ts'
export { httpSource } from './data/source.ts'
export { LaurelAccomplishments } from './elements/accomplishments.ts'
export { LaurelBadge } from './elements/badge.ts'
export { LaurelContext } from './elements/context.ts'
export { LaurelFeed } from './elements/feed.ts'
export { LaurelFlair } from './elements/flair.ts'
export { LaurelHighlights } from './elements/highlights.ts'
export { LaurelHolders } from './elements/holders.ts'
export { LaurelInbox } from './elements/inbox.ts'
export { LaurelNext } from './elements/next.ts'
export { LaurelPath } from './elements/path.ts'
export { LaurelProfileCard } from './elements/profile-card.ts'
export { LaurelShowcase } from './elements/showcase.ts'
export { LaurelStreak } from './elements/streak.ts'
export { LaurelToast } from './elements/toast.ts'
export * from './render.ts'
