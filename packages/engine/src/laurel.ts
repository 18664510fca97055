import type { Catalog, EventInput } from '@laurel/core'
import type { BackfillOptions } from './catalog/backfill.ts'
import type { CatalogPreview } from './catalog/preview.ts'
import type { Published, PublishOptions } from './catalog/publish.ts'
import type { CatalogVersion } from './catalog/versions.ts'
import type { DecideAllOptions, DecisionRow, RowResult } from './decide/bulk.ts'
import type { DecideOptions } from './decide/decide.ts'
import type { DecisionRequest, ResetRequest } from './decide/draft.ts'
import type { DecisionResult } from './decide/take.ts'
import type { ApiKeys } from './keys/keys.ts'
import type { Notice } from './notices/notice.ts'
import type {
  EnqueueOptions,
  ExplainOptions,
  HighlightsOptions,
  OverviewOptions,
  ReadOptions,
  RecordOptions,
  StreakOptions,
} from './options.ts'
import type { EnqueueResult } from './pending/enqueue.ts'
import type { Preferences } from './people/preferences.ts'
import type { PersonAttributes } from './people/save-person.ts'
import type { Award } from './read/awards.ts'
import type { BadgeInfo } from './read/badges.ts'
import type { HolderCounts } from './read/counts.ts'
import type { BadgeExplanation, ExplainRequest } from './read/explain.ts'
import type { EventExplanation, ExplainEventRequest } from './read/explain-event.ts'
import type { MetricRow } from './read/export.ts'
import type { FeedItem, FeedRequest } from './read/feed.ts'
import type { Health } from './read/health.ts'
import type { Highlight } from './read/highlights.ts'
import type { HolderPage, HolderRequest } from './read/holders.ts'
import type { Overview } from './read/overview.ts'
import type { Person } from './read/person.ts'
import type { Profile } from './read/profile.ts'
import type { Showcase } from './read/showcase.ts'
import type { StreakCalendar } from './read/streaks.ts'
import type { CorrectionRequest, CorrectionResult, ReplacementRequest } from './record/correct.ts'
import type { RecordResult } from './record/result.ts'
import type { ReviewItem } from './record/review.ts'
import type { Page, PageRequest } from './rows/page.ts'
import type { Worker } from './worker/worker.ts'

/** Recognition for one community. */
export interface Laurel {
  /** The catalog in force, as this process knows it. */
  readonly catalog: Catalog
  /** Records events and grants what they earn; answers in the order of the events, item by item. */
  record(events: EventInput | readonly EventInput[], options?: RecordOptions): Promise<readonly RecordResult[]>
  /**
   * Records events like `record`, and where that fails keeps them, answers null and tells the log: a worker records them
   * as soon as it can be done, as of when they happened, after a restart too. In a transaction of the host, which goes on
   * unharmed, they are kept if it commits.
   *
   * What is no event is `rejected` as ever. Throws only for what is the caller's own mistake: a LaurelError
   * `batch_too_large` or `invalid_transaction`; and what the database throws when the host's transaction is lost.
   */
  recordOrEnqueue(
    events: EventInput | readonly EventInput[],
    options?: RecordOptions,
  ): Promise<readonly RecordResult[] | null>
  /**
   * Keeps events for the worker, which records them within about a second: for whoever cannot wait until it is done.
   * Answers in their order, item by item.
   */
  enqueue(events: EventInput | readonly EventInput[], options?: EnqueueOptions): Promise<readonly EnqueueResult[]>
  /**
   * An event should never have counted, by mistake or by fraud: it is as if it had never been, and badges that stood
   * only on it are lost. Permanent ones that it helped another person to stay, unless the badge says otherwise.
   *
   * All three corrections throw a LaurelError `unknown_event` or `ambiguous_event` when `person` is left out and
   * the event's id does not lead to one, and `invalid_correction` for what is none.
   */
  retract(request: CorrectionRequest): Promise<CorrectionResult>
  /** An event counts after all: it was retracted, or waits in the review queue. */
  reinstate(request: CorrectionRequest): Promise<CorrectionResult>
  /** An event counts as another value than its own; it is reinstated with that, where it was retracted. */
  replace(request: ReplacementRequest): Promise<CorrectionResult>
  /** Events that wait for somebody to look at them: `reinstate` accepts one, `retract` rejects it. */
  reviewQueue(request?: PageRequest): Promise<Page<ReviewItem>>
  /**
   * Somebody holds a badge from now on, whatever the rules say, until it is revoked. Makes a person who is not known.
   *
   * All three decisions throw a LaurelError `unknown_badge`, `invalid_instance`, `invalid_person` or
   * `invalid_decision`; a grant `sold_out`, the others `unknown_person`.
   */
  grant(request: DecisionRequest & DecideOptions): Promise<DecisionResult>
  /** Somebody no longer holds a badge, whatever the rules say, until that is lifted. */
  revoke(request: DecisionRequest): Promise<DecisionResult>
  /** A revocation is over, and the rules decide again. */
  lift(request: DecisionRequest): Promise<DecisionResult>
  /** An account begins anew: nothing is counted any more, and the badges are gone whose policy says so. */
  reset(request: ResetRequest): Promise<DecisionResult>
  /** Many grants, revocations and lifts, each for itself, answered in their order; `dryRun` writes nothing. */
  decideAll(rows: readonly DecisionRow[], options: DecideAllOptions): Promise<readonly RowResult[]>
  /** Folds in the late facts that were only stored, and returns how many people that concerned. */
  settle(options?: Pick<RecordOptions, 'announce'>): Promise<number>
  /** The person with this id, after storing `attributes` where some are given; null when there is nobody. */
  person(id: string): Promise<Person | null>
  person(id: string, attributes: PersonAttributes): Promise<Person>
  /** What the person chose about being seen; null when there is nobody. */
  preferences(person: string): Promise<Preferences | null>
  /**
   * Changes what a person chose; what is left out stays as it is. Pins that are not held now and are left out keep
   * their place.
   *
   * @throws LaurelError `unknown_person`, or `invalid_preferences` naming the field.
   */
  prefer(person: string, preferences: Partial<Preferences>): Promise<Preferences>
  /** Highlights, milestones and next badges; null when there is nobody. */
  profile(id: string, options?: ReadOptions): Promise<Profile | null>
  /**
   * What stands first on the profiles of at most 200 people, in one statement, as everybody sees it: `limit` of each, 5
   * unless given. Whoever shows nothing is left out.
   *
   * @throws RangeError for more people.
   */
  highlights(people: readonly string[], options?: HighlightsOptions): Promise<ReadonlyMap<string, readonly Highlight[]>>
  /** What a page about somebody shows, in one statement and as of one moment; null when there is nobody. */
  overview(id: string, options?: OverviewOptions): Promise<Overview | null>
  /**
   * Another text whenever what is shown of this person may have changed, but for what time alone changes and how many
   * others hold a badge: for whoever keeps what they drew of it. Null when there is nobody.
   */
  revision(id: string): Promise<string | null>
  /** Every badge by category with the person's progress; null when there is nobody. */
  showcase(id: string, options?: ReadOptions): Promise<Showcase | null>
  /**
   * Why somebody holds a badge, or what is missing: the conditions with their numbers, the facts that count and those
   * that do not, decisions and corrections; null when there is nobody.
   *
   * Reads the person's whole history. Throws a LaurelError `unknown_badge` or `invalid_instance`.
   */
  explain(request: ExplainRequest, options?: ExplainOptions): Promise<BadgeExplanation | null>
  /**
   * What one event did, for everybody whom it credits; null when there is nobody. Throws a LaurelError
   * `unknown_event` or `ambiguous_event`.
   */
  explainEvent(request: ExplainEventRequest, options?: Omit<ExplainOptions, 'limit'>): Promise<EventExplanation | null>
  /** One streak with what became of each day; null when there is nobody, no such streak, or nothing to be seen. */
  streak(person: string, metric: string, options?: StreakOptions): Promise<StreakCalendar | null>
  badges(options?: ReadOptions): Promise<readonly BadgeInfo[]>
  badge(id: string, options?: ReadOptions): Promise<BadgeInfo | null>
  /**
   * Who holds a badge, or any of a tier or category, each person once, those first who earned theirs last.
   *
   * @throws LaurelError `unknown_badge` for one that the catalog does not have or keeps secret.
   */
  holders(request: HolderRequest & ReadOptions): Promise<HolderPage>
  /** How many hold each badge, any of each tier and of each category; at most a few seconds old. */
  holderCounts(): Promise<HolderCounts>
  /** Awards as they were earned, of everybody, of some people or of some badges. */
  feed(request?: FeedRequest & ReadOptions): Promise<Page<FeedItem>>
  /** A person's notices, the newest first. */
  inbox(person: string, options?: ReadOptions & { readonly unreadOnly?: boolean }): Promise<readonly Notice[]>
  /** The person has dealt with these notices. One that was read counts as shown. */
  markRead(person: string, noticeIds: readonly string[]): Promise<void>
  /**
   * The notices that were never shown to the person, the oldest first and at most 100, which count as shown from now
   * on. Of several who ask at once each notice goes to one: what is celebrated is celebrated once.
   */
  claimNotices(person: string, options?: ReadOptions): Promise<readonly Notice[]>
  /**
   * The notices of a person that are not shown yet, the oldest first, and then each new one, once: at once where this
   * process recorded it, else within about a second. Ends with the signal and with `close`.
   */
  watchInbox(person: string, options?: ReadOptions & { readonly signal?: AbortSignal }): AsyncIterable<Notice>
  health(): Promise<Health>
  /** The status of `health()` alone, for whoever asks often: it counts nothing. */
  status(): Promise<Health['status']>
  /**
   * Resolves when the database answers and has a schema that this version works with.
   *
   * @throws LaurelError `schema_outdated` or `schema_newer`, and what the database throws.
   */
  ready(): Promise<void>
  /** Every award held, and every number counted: for replays, exports and comparisons. */
  exportAwards(): AsyncIterable<Award>
  exportMetrics(): AsyncIterable<MetricRow>
  /**
   * Tells what publishing a catalog would do, to whom and to how many, and writes nothing.
   *
   * @throws CatalogError when the catalog itself is not in order.
   */
  previewCatalog(catalog: Catalog, options?: BackfillOptions): Promise<CatalogPreview>
  /**
   * Puts a catalog in force in every process at once. People are folded by its rules by the worker, by `backfill`, or
   * by the next thing they do, whichever comes first.
   *
   * @throws LaurelError `preview_outdated` where `token` is that of another preview, `catalog_refused` when it would
   * take badges from those who hold them, or `contended`.
   */
  publishCatalog(catalog: Catalog, options?: PublishOptions): Promise<Published>
  /** Every version that was published, the newest first. */
  catalogVersions(): Promise<readonly CatalogVersion[]>
  /** The catalog of one version; null where there is no such version. */
  catalogVersion(version: number): Promise<Catalog | null>
  /** Folds everybody by the newest rules whom they concern, to the end, and returns how many people that were here. */
  backfill(options?: BackfillOptions): Promise<number>
  readonly keys: ApiKeys
  /** A random text kept for ever under this name, such as a salt. */
  secret(name: string): Promise<string>
  /** Starts the work that no event triggers. A process that only records does not need it. */
  startWorker(): Worker
  /** Tells whoever finds the database folder locked where this process can be reached. */
  announceAddress(address: string): Promise<void>
  /** Stops the workers, waits for what is being written, then closes what was opened here; the host's pool stays open. */
  close(): Promise<void>
}
