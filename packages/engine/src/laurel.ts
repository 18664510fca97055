import type { Catalog, EventInput } from '@laurel/core'
import { type BackfillOptions, runBackfill } from './catalog/backfill.ts'
import { Current } from './catalog/current.ts'
import { type CatalogPreview, previewCatalog } from './catalog/preview.ts'
import { openCatalog, type Published, type PublishOptions, publishCatalog } from './catalog/publish.ts'
import { type CatalogVersion, listVersions, readCatalog } from './catalog/versions.ts'
import type { Context, Logger } from './context.ts'
import type { Database } from './database/database.ts'
import { hostDatabase } from './database/host/host-database.ts'
import type { Listen } from './database/listen.ts'
import { type DatabaseSource, openDatabase } from './database/open.ts'
import { type DecideAllOptions, type DecisionRow, decideAll, type RowResult } from './decide/bulk.ts'
import { type DecideOptions, decide, reset } from './decide/decide.ts'
import type { DecisionRequest, ResetRequest } from './decide/draft.ts'
import type { DecisionResult } from './decide/take.ts'
import { type ApiKeys, apiKeys } from './keys/keys.ts'
import { type Migrated, migrate, requireSchema } from './migrations/migrate.ts'
import { claimNotices, markRead, readInbox } from './notices/inbox.ts'
import type { Notice } from './notices/notice.ts'
import { InboxWatch } from './notices/watch.ts'
import type {
  EnqueueOptions,
  ExplainOptions,
  HighlightsOptions,
  LaurelOptions,
  OverviewOptions,
  ReadOptions,
  RecordOptions,
  StreakOptions,
} from './options.ts'
import { type EnqueueResult, enqueue, PENDING_CHANNEL } from './pending/enqueue.ts'
import { Keeper } from './pending/keeper.ts'
import { recordOrEnqueue, recordOrEnqueueJoined } from './pending/record-or-enqueue.ts'
import { recordPending, unrefusePending } from './pending/record-pending.ts'
import { type Preferences, readPreferences, savePreferences } from './people/preferences.ts'
import { type PersonAttributes, savePerson } from './people/save-person.ts'
import type { Award } from './read/awards.ts'
import { type BadgeInfo, readBadge, readBadges } from './read/badges.ts'
import { type HolderCounts, readHolderCounts } from './read/counts.ts'
import { type BadgeExplanation, type ExplainRequest, explainBadge, type Telling } from './read/explain.ts'
import { type EventExplanation, type ExplainEventRequest, explainOneEvent } from './read/explain-event.ts'
import { exportAwards, exportMetrics, type MetricRow } from './read/export.ts'
import { type FeedItem, type FeedRequest, readFeed } from './read/feed.ts'
import { type Health, readHealth } from './read/health.ts'
import { type Highlight, readHighlights } from './read/highlights.ts'
import { type HolderPage, type HolderRequest, readHolders } from './read/holders.ts'
import { type Overview, readOverview } from './read/overview.ts'
import { type Person, readPerson } from './read/person.ts'
import { type Profile, readProfile } from './read/profile.ts'
import { readRevision } from './read/revision.ts'
import { readShowcase, type Showcase } from './read/showcase.ts'
import { readStreak, type StreakCalendar } from './read/streaks.ts'
import { type CorrectionRequest, type CorrectionResult, correct, type ReplacementRequest } from './record/correct.ts'
import { endAwards } from './record/elapse.ts'
import { Gatherer } from './record/gather.ts'
import { recordBatch } from './record/record.ts'
import type { RecordResult } from './record/result.ts'
import { retryFailures, unparkFailures } from './record/retry.ts'
import { type ReviewItem, readReviewQueue } from './record/review.ts'
import { settlePeople } from './record/settle.ts'
import { Counts } from './rows/counts.ts'
import type { Page, PageRequest } from './rows/page.ts'
import { secretOf } from './settings.ts'
import { keepListening } from './worker/keep-listening.ts'
import { type Round, startWorker, type Work, type Worker } from './worker/worker.ts'

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

/**
 * Opens a community: connects, brings its schema up to date, and puts the catalog in force unless it was before.
 *
 * @throws LaurelError `no_catalog` where none is given and none published, `catalog_refused` when the given one would
 * take badges from those who hold them, and what opening a database throws.
 */
export async function createLaurel(options: LaurelOptions): Promise<Laurel> {
  const now = options.now ?? (() => new Date())
  const { db, lock, listen } = await openDatabase(options.database, options.schema ?? 'laurel')
  const around = {
    db,
    now,
    logger: options.logger ?? SILENT,
    unknownEvents: options.unknownEvents ?? 'keep',
    rarityMinimum: options.rarityMinimum ?? 20,
    counts: new Counts(),
  } as const
  const wish = { catalog: options.catalog, zone: options.zone, publish: options.publish ?? 'auto' }
  const open = async () => {
    if (options.migrate === false) await requireSchema(db)
    else await migrate(db, now())
    return openCatalog(around, wish)
  }
  const context = await open().catch(async (error: unknown) => {
    await db.close()
    throw error
  })
  return assemble(new Current(context), listen, (address) => lock?.announce(address) ?? Promise.resolve())
}

/** Brings a community's schema up to date and closes the database again. */
export async function migrateDatabase(
  database: DatabaseSource,
  schema = 'laurel',
  now = new Date(),
): Promise<Migrated> {
  const { db } = await openDatabase(database, schema)
  try {
    return await migrate(db, now)
  } finally {
    await db.close()
  }
}

/** Removes a community with everything in it, for good. */
export async function dropCommunity(database: DatabaseSource, schema: string): Promise<void> {
  const { db } = await openDatabase(database, schema)
  try {
    await db.script(`drop schema if exists "${schema}" cascade`)
  } finally {
    await db.close()
  }
}

function assemble(current: Current, listen: Listen, announceAddress: (address: string) => Promise<void>): Laurel {
  const { db } = current.context
  const read = <T>(work: (context: Context) => Promise<T>) => current.read(work)
  const watch = new InboxWatch(current)
  const write = async <T>(work: (context: Context) => Promise<T>, people?: readonly string[]) => {
    const done = await current.write(work)
    watch.nudge(people)
    return done
  }
  const gatherer = new Gatherer((events, wishes) =>
    write((context) => recordBatch(context, db, events, { ...wishes, joined: false }), peopleIn(events)),
  )
  const keeper = new Keeper(
    db,
    ({ events, wishes }) => enqueue(current.context, db, events, wishes),
    current.context.logger,
  )
  const workers: Worker[] = []
  const language = (options: ReadOptions | undefined) => options?.locale ?? 'en'
  const reader = (options: ReadOptions | undefined) => options?.audience ?? 'public'
  return {
    get catalog() {
      return current.context.rules.catalog
    },
    record: (events, options) => record(current, gatherer, listOf(events), options ?? {}),
    recordOrEnqueue: (events, options) => recordOr(current, gatherer, keeper, listOf(events), options ?? {}),
    enqueue: (events, options) => enqueueEvents(current, listOf(events), options ?? {}),
    retract: (request) => write((context) => correct(context, 'laurel.retracted', request)),
    reinstate: (request) => write((context) => correct(context, 'laurel.reinstated', request)),
    replace: (request) => write((context) => correct(context, 'laurel.replaced', request)),
    reviewQueue: (request) => read((context) => readReviewQueue(context, request ?? {})),
    grant: ({ announce = true, ...request }) =>
      write((context) => decide(context, 'laurel.granted', request, { announce })),
    revoke: (request) => write((context) => decide(context, 'laurel.revoked', request)),
    lift: (request) => write((context) => decide(context, 'laurel.lifted', request)),
    reset: (request) => write((context) => reset(context, request)),
    decideAll: (rows, options) =>
      decideAll(current.context, rows, options, (type, request) =>
        write((context) => decide(context, type, request, options)),
      ),
    settle: (options) => write((context) => settlePeople(context, options?.announce ?? true)),
    person: (async (id: string, attributes?: PersonAttributes) => {
      if (attributes !== undefined) await savePerson(current.context, id, attributes)
      return read((context) => readPerson(context, id))
    }) as Laurel['person'],
    preferences: (person) => read((context) => readPreferences(context, person)),
    prefer: (person, wish) => read((context) => savePreferences(context, person, wish)),
    profile: (id, options) => read((context) => readProfile(context, id, language(options), reader(options))),
    highlights: (people, options) =>
      read((context) => readHighlights(context, people, { ...options, locale: language(options) })),
    revision: (id) => read((context) => readRevision(context, id)),
    overview: (id, options) =>
      read((context) =>
        readOverview(context, id, { ...options, locale: language(options), audience: reader(options) }),
      ),
    showcase: (id, options) => read((context) => readShowcase(context, id, language(options), reader(options))),
    explain: (request, options) => read((context) => explainBadge(context, request, telling(options))),
    explainEvent: (request, options) => read((context) => explainOneEvent(context, request, telling(options))),
    streak: (person, metric, options) =>
      read((context) =>
        readStreak(context, person, metric, {
          ...options,
          locale: language(options),
          audience: reader(options),
        }),
      ),
    badges: (options) => read((context) => readBadges(context, language(options))),
    badge: (id, options) => read((context) => readBadge(context, id, language(options))),
    holders: (request) => read((context) => readHolders(context, request, language(request))),
    holderCounts: () => read((context) => readHolderCounts(context)),
    feed: (request) => read((context) => readFeed(context, request ?? {}, language(request))),
    inbox: (person, options) => read((context) => readInbox(context, person, language(options), options ?? {})),
    markRead: (person, ids) => markRead(current.context, person, ids),
    claimNotices: (person, options) => read((context) => claimNotices(context, person, language(options))),
    watchInbox: (person, options) => watch.watch(person, language(options), options?.signal),
    health: () => read((context) => readHealth(context)),
    exportAwards: () => exportAwards(current.context),
    exportMetrics: () => exportMetrics(current.context),
    previewCatalog: async (catalog, options) => previewCatalog(await current.refresh(), catalog, options?.onProgress),
    publishCatalog: (catalog, options) => publishCatalog(current, catalog, options ?? {}),
    catalogVersions: () => listVersions(db),
    catalogVersion: (version) => readCatalog(db, version),
    backfill: (options) => runBackfill(current, { ...options, wait: true }),
    keys: apiKeys(current.context),
    secret: (name) => secretOf(current.context, name),
    startWorker: () => {
      const recordWaiting = async (goesOn: () => boolean) => {
        await keeper.flush()
        if ((await current.write((context) => recordPending(context, goesOn))) > 0) watch.nudge()
      }
      const worker = startWorker(workOf(current, listen, recordWaiting), current.context.logger)
      workers.push(worker)
      return worker
    },
    announceAddress,
    close: async () => {
      await watch.close()
      for (const worker of workers) await worker.stop()
      await gatherer.idle()
      await keeper.close()
      await db.close()
    },
  }
}

/** Whom events can earn something; what is no event earns nobody anything. */
function peopleIn(events: readonly EventInput[]): readonly string[] {
  return events.flatMap((event) => [event?.actor, event?.owner]).filter((person) => typeof person === 'string')
}

function telling({ locale = 'en', limit = 100, discreet = false, audience = 'public' }: ExplainOptions = {}): Telling {
  return { locale, limit: Math.min(Math.max(Math.trunc(limit), 1), 1_000), discreet, audience }
}

function workOf(current: Current, listen: Listen, recordWaiting: Work['recordPending']): Work {
  return {
    begin: async () => {
      await unparkFailures(current.context)
      await unrefusePending(current.context)
    },
    round: (goesOn) => workRound(current, goesOn),
    recordPending: recordWaiting,
    listen: (onNews) => keepListening(listen, PENDING_CHANNEL, onNews, current.context.logger),
  }
}

async function workRound(current: Current, goesOn: () => boolean): Promise<Round> {
  await current.refresh()
  await current.write((context) => settlePeople(context, true))
  const retried = await current.write((context) => retryFailures(context))
  await runBackfill(current, { wait: false, goesOn })
  await current.write((context) => endAwards(context))
  return retried
}

async function record(
  current: Current,
  gatherer: Gatherer,
  events: readonly EventInput[],
  options: RecordOptions,
): Promise<readonly RecordResult[]> {
  const wishes = wishesOf(options)
  if (options.transaction === undefined) return gatherer.record(events, wishes)
  return recordJoined(current, hostDatabase(options.transaction, current.context.db), events, wishes)
}

function recordJoined(
  current: Current,
  host: Database,
  events: readonly EventInput[],
  wishes: ReturnType<typeof wishesOf>,
): Promise<readonly RecordResult[]> {
  return current.write((context) => recordBatch(context, host, events, { ...wishes, joined: true }), host)
}

async function recordOr(
  current: Current,
  gatherer: Gatherer,
  keeper: Keeper,
  events: readonly EventInput[],
  options: RecordOptions,
): Promise<readonly RecordResult[] | null> {
  const { context } = current
  const wishes = wishesOf(options)
  if (options.transaction === undefined) {
    const record = () => gatherer.record(events, wishes)
    return recordOrEnqueue(context, keeper, { events, wishes, record })
  }
  const record = (inner: Database) => recordJoined(current, inner, events, wishes)
  const host = hostDatabase(options.transaction, context.db)
  return recordOrEnqueueJoined(context, keeper, host, { events, wishes, record })
}

async function enqueueEvents(
  { context }: Current,
  events: readonly EventInput[],
  options: EnqueueOptions,
): Promise<readonly EnqueueResult[]> {
  const { transaction } = options
  const db = transaction === undefined ? context.db : hostDatabase(transaction, context.db)
  return enqueue(context, db, events, wishesOf(options))
}

function listOf(events: EventInput | readonly EventInput[]): readonly EventInput[] {
  return Array.isArray(events) ? events : [events as EventInput]
}

function wishesOf({ announce = true, settle = true, anyAge = false }: RecordOptions) {
  return { announce, settle, anyAge }
}

const SILENT: Logger = { info: () => {}, warn: () => {}, error: () => {} }
