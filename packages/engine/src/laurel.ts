import { type Catalog, compileRules, type EventInput } from '@laurel/core'
import type { Context, Logger } from './context.ts'
import type { HostTransaction } from './database/database.ts'
import { type DatabaseSource, openDatabase } from './database/open.ts'
import { hostDatabase } from './database/postgres.ts'
import { type ApiKeys, apiKeys } from './keys/keys.ts'
import { type Migrated, migrate, requireSchema } from './migrations/migrate.ts'
import { markRead, type Notice, readInbox } from './notices/inbox.ts'
import { type PersonAttributes, savePerson } from './people/save-person.ts'
import type { Award } from './read/awards.ts'
import { type BadgeInfo, readBadge, readBadges } from './read/badges.ts'
import { exportAwards, exportMetrics, type MetricRow } from './read/export.ts'
import { type FeedItem, type FeedRequest, readFeed } from './read/feed.ts'
import { type Health, readHealth } from './read/health.ts'
import type { Page, PageRequest } from './read/page.ts'
import { type Person, readPerson } from './read/person.ts'
import { type Profile, readProfile } from './read/profile.ts'
import { readShowcase, type Showcase } from './read/showcase.ts'
import { type CorrectionRequest, type CorrectionResult, correct, type ReplacementRequest } from './record/correct.ts'
import { Gatherer } from './record/gather.ts'
import { recordBatch } from './record/record.ts'
import type { RecordResult } from './record/result.ts'
import { retryFailures, unparkFailures } from './record/retry.ts'
import { type ReviewItem, readReviewQueue } from './record/review.ts'
import { settlePeople } from './record/settle.ts'
import { secretOf } from './settings.ts'
import { type Round, startWorker, type Work, type Worker } from './worker/worker.ts'

export interface LaurelOptions {
  /** A `pg` pool, a connection string, a PGlite instance, a folder for an embedded database, or `memory`. */
  readonly database: DatabaseSource
  readonly catalog: Catalog
  /** One community lives in one schema. */
  readonly schema?: string
  /** The clock; tests set it. */
  readonly now?: () => Date
  readonly logger?: Logger
  /** The time zone of people who have none and of events that say none; UTC unless given. */
  readonly zone?: string
  /** Whether an event of a type that the catalog does not know is kept uncounted, or refused. */
  readonly unknownEvents?: 'keep' | 'refuse'
  /** Whether to bring the schema up to date first; `false` refuses to start on an old one. */
  readonly migrate?: boolean
}

export interface RecordOptions {
  /**
   * The host's open transaction: what is recorded commits or rolls back with it. The people concerned stay
   * locked until it ends, so record last and commit soon.
   */
  readonly transaction?: HostTransaction
  /** Whether people are told what they earned; `false` for history that is only now being told. */
  readonly announce?: boolean
  /**
   * Whether facts that arrive out of order are folded in at once; `false` only stores them, for an import in bulk
   * that ends with `settle()`. Until then what is shown of these people is what it was before.
   */
  readonly settle?: boolean
  /** Whether events count however long ago they happened, past the catalog's `horizonDays`: for an import. */
  readonly anyAge?: boolean
}

export interface ReadOptions {
  /** The reader's language; English by default. */
  readonly locale?: string
}

/** Recognition for one community. */
export interface Laurel {
  readonly catalog: Catalog
  /** Records events and grants what they earn; answers in the order of the events, item by item. */
  record(events: EventInput | readonly EventInput[], options?: RecordOptions): Promise<readonly RecordResult[]>
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
  /** Folds in the late facts that were only stored, and returns how many people that concerned. */
  settle(options?: Pick<RecordOptions, 'announce'>): Promise<number>
  /** The person with this id, after storing `attributes` where some are given; null when there is nobody. */
  person(id: string): Promise<Person | null>
  person(id: string, attributes: PersonAttributes): Promise<Person>
  /** Highlights, milestones and next badges; null when there is nobody. */
  profile(id: string, options?: ReadOptions): Promise<Profile | null>
  /** Every badge by category with the person's progress; null when there is nobody. */
  showcase(id: string, options?: ReadOptions): Promise<Showcase | null>
  badges(options?: ReadOptions): Promise<readonly BadgeInfo[]>
  badge(id: string, options?: ReadOptions): Promise<BadgeInfo | null>
  /** Awards as they were earned, of everybody, of one person or of one badge. */
  feed(request?: FeedRequest & ReadOptions): Promise<Page<FeedItem>>
  /** A person's notices, the newest first. */
  inbox(person: string, options?: ReadOptions & { readonly unreadOnly?: boolean }): Promise<readonly Notice[]>
  markRead(person: string, noticeIds: readonly string[]): Promise<void>
  health(): Promise<Health>
  /** Every award held, and every number counted: for replays, exports and comparisons. */
  exportAwards(): AsyncIterable<Award>
  exportMetrics(): AsyncIterable<MetricRow>
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

/** Opens a community: connects, brings its schema up to date, prepares its rules. */
export async function createLaurel(options: LaurelOptions): Promise<Laurel> {
  const now = options.now ?? (() => new Date())
  const { db, lock } = await openDatabase(options.database, options.schema ?? 'laurel')
  try {
    if (options.migrate === false) await requireSchema(db)
    else await migrate(db, now())
  } catch (error) {
    await db.close()
    throw error
  }
  const context: Context = {
    db,
    rules: compileRules(options.catalog, options.zone),
    version: 1,
    generation: 1,
    now,
    logger: options.logger ?? SILENT,
    unknownEvents: options.unknownEvents ?? 'keep',
  }
  return assemble(context, (address) => lock?.announce(address) ?? Promise.resolve())
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

function assemble(context: Context, announceAddress: (address: string) => Promise<void>): Laurel {
  const gatherer = new Gatherer((events, wishes) =>
    recordBatch(context, context.db, events, { ...wishes, joined: false }),
  )
  const workers: Worker[] = []
  const language = (options: ReadOptions | undefined) => options?.locale ?? 'en'
  return {
    catalog: context.rules.catalog,
    record: (events, options) => record(context, gatherer, events, options ?? {}),
    retract: (request) => correct(context, 'laurel.retracted', request),
    reinstate: (request) => correct(context, 'laurel.reinstated', request),
    replace: (request) => correct(context, 'laurel.replaced', request),
    reviewQueue: (request) => readReviewQueue(context, request ?? {}),
    settle: (options) => settlePeople(context, options?.announce ?? true),
    person: (async (id: string, attributes?: PersonAttributes) => {
      if (attributes !== undefined) await savePerson(context, id, attributes)
      return readPerson(context, id)
    }) as Laurel['person'],
    profile: (id, options) => readProfile(context, id, language(options)),
    showcase: (id, options) => readShowcase(context, id, language(options)),
    badges: (options) => readBadges(context, language(options)),
    badge: (id, options) => readBadge(context, id, language(options)),
    feed: (request) => readFeed(context, request ?? {}, language(request)),
    inbox: (person, options) => readInbox(context, person, language(options), options ?? {}),
    markRead: (person, ids) => markRead(context, person, ids),
    health: () => readHealth(context),
    exportAwards: () => exportAwards(context),
    exportMetrics: () => exportMetrics(context),
    keys: apiKeys(context),
    secret: (name) => secretOf(context, name),
    startWorker: () => {
      const worker = startWorker(workOf(context), context.logger)
      workers.push(worker)
      return worker
    },
    announceAddress,
    close: async () => {
      for (const worker of workers) await worker.stop()
      await gatherer.idle()
      await context.db.close()
    },
  }
}

function workOf(context: Context): Work {
  return { begin: () => unparkFailures(context), round: () => workRound(context) }
}

async function workRound(context: Context): Promise<Round> {
  await settlePeople(context, true)
  return retryFailures(context)
}

async function record(
  context: Context,
  gatherer: Gatherer,
  events: EventInput | readonly EventInput[],
  options: RecordOptions,
): Promise<readonly RecordResult[]> {
  const list: readonly EventInput[] = Array.isArray(events) ? events : [events as EventInput]
  const wishes = { announce: options.announce ?? true, settle: options.settle ?? true, anyAge: options.anyAge ?? false }
  if (options.transaction === undefined) return gatherer.record(list, wishes)
  const db = hostDatabase(options.transaction, context.db.schemaName)
  return recordBatch(context, db, list, { ...wishes, joined: true })
}

const SILENT: Logger = { info: () => {}, warn: () => {}, error: () => {} }
