export type { BackfillOptions } from './catalog/backfill.ts'
export type { CatalogPreview } from './catalog/preview.ts'
export type { BadgePreview, Effect, Sample } from './catalog/preview-tally.ts'
export type { Published, PublishOptions, PublishPolicy } from './catalog/publish.ts'
export type { BackfillProgress, CatalogVersion } from './catalog/versions.ts'
export type { Logger } from './context.ts'
export { createLaurel, dropCommunity, migrateDatabase } from './create-laurel.ts'
export { addressOfHolder } from './database/folder-lock.ts'
export type { HostTransaction } from './database/host/host-transaction.ts'
export type { QueryTransaction } from './database/host/query.ts'
export { type DatabaseSource, type EmbeddedDatabase, isUrl, openEmbedded } from './database/open.ts'
export type { DecideAllOptions, DecisionRow, RowResult } from './decide/bulk.ts'
export type { DecideOptions } from './decide/decide.ts'
export type { DecisionRequest, ResetRequest } from './decide/draft.ts'
export type { DecisionResult } from './decide/take.ts'
export { type ErrorCode, LaurelError } from './errors.ts'
export { type ApiKey, type ApiKeys, allows, SCOPES, type Scope } from './keys/keys.ts'
export type { Laurel } from './laurel.ts'
export type { Migrated } from './migrations/migrate.ts'
export type { Notice, NoticeAward } from './notices/notice.ts'
export type {
  EnqueueOptions,
  ExplainOptions,
  HighlightsOptions,
  LaurelOptions,
  OverviewOptions,
  ReadOptions,
  RecordOptions,
  StreakOptions,
} from './options.ts'
export type { EnqueueResult } from './pending/enqueue.ts'
export type { Preferences } from './people/preferences.ts'
export type { PersonAttributes } from './people/save-person.ts'
export type { Award } from './read/awards.ts'
export type { BadgeInfo } from './read/badges.ts'
export type { HolderCounts } from './read/counts.ts'
export type {
  AwardEvent,
  BadgeExplanation,
  DecisionExplanation,
  EventName,
  ExplainRequest,
  FactExplanation,
  MetricExplanation,
  StoredAwardDates,
} from './read/explain.ts'
export type { Condition, ConditionNumber } from './read/explain-conditions.ts'
export type { EventExplanation, EventForPerson, ExplainEventRequest } from './read/explain-event.ts'
export type { ExplainedCorrection } from './read/explain-sources.ts'
export type { MetricRow } from './read/export.ts'
export type { FeedItem, FeedPerson, FeedRequest } from './read/feed.ts'
export type { Health, ParkedRule, Refused } from './read/health.ts'
export type { Highlight } from './read/highlights.ts'
export type { Holder, HolderPage, HolderRequest } from './read/holders.ts'
export type { Overview } from './read/overview.ts'
export type { Person } from './read/person.ts'
export type { Milestone, NextBadge, Profile } from './read/profile.ts'
export type { Showcase, ShowcaseBadge, ShowcaseCategory } from './read/showcase.ts'
export type { DayKind, ProfileStreak, StreakCalendar } from './read/streaks.ts'
export type { CorrectionRequest, CorrectionResult, ReplacementRequest } from './record/correct.ts'
export { LARGEST_BATCH } from './record/record.ts'
export type { EarnedAward, RecordResult } from './record/result.ts'
export type { ReviewItem } from './record/review.ts'
export type { Page, PageRequest } from './rows/page.ts'
export type { Audience, Recognition } from './rows/visible.ts'
export type { Round, Worker } from './worker/worker.ts'
