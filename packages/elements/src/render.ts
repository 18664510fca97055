// What a server needs: badges as SVG, and elements as HTML. Nothing here needs a browser.
import './art/known.ts'
import { addLanguage } from './texts/languages.ts'
import { de } from './texts/locales/de.ts'

export { type BadgeArt, type BadgeState, badgeArt } from './art/badge-art.ts'
export { registerGlyph } from './art/register-glyph.ts'
export type {
  AwardAnswer,
  DayKind,
  HighlightAnswer,
  HoldersAnswer,
  Instant,
  NoticeAnswer,
  PageAnswer,
  PersonAnswer,
  ProfileAnswer,
  ShowcaseAnswer,
  ShowcaseBadge,
  StreakAnswer,
} from './data/answers.ts'
export { addLanguage } from './texts/languages.ts'
export type { Language } from './texts/messages.ts'
export {
  type AccomplishmentsData,
  type AccomplishmentsSettings,
  renderAccomplishments,
} from './views/accomplishments.ts'
export { type BadgeSettings, renderBadge } from './views/badge.ts'
export { type FeedData, type FeedSettings, renderFeed } from './views/feed.ts'
export { type FlairData, type FlairSettings, renderFlair } from './views/flair.ts'
export { type HighlightsData, type HighlightsSettings, renderHighlights } from './views/highlights.ts'
export { type HoldersData, type HoldersSettings, renderHolders } from './views/holders.ts'
export { type InboxData, type InboxSettings, renderInbox } from './views/inbox.ts'
export type { ShownBadge } from './views/medal.ts'
export { type NextData, type NextSettings, renderNext } from './views/next.ts'
export { type PathData, type PathSettings, renderPath } from './views/path.ts'
export { type ProfileCardData, type ProfileCardSettings, renderProfileCard } from './views/profile-card.ts'
export { renderShowcase, type ShowcaseFilter, type ShowcaseSettings } from './views/showcase.ts'
export { renderStreak, type StreakData, type StreakSettings } from './views/streak.ts'
export type { CalendarDay } from './views/streak-calendar.ts'
export { styleSheet, tokenStyles } from './views/style-sheets.ts'
export { renderToast, type ToastData } from './views/toast.ts'
export type { RenderOptions } from './views/view.ts'

addLanguage('de', de)
