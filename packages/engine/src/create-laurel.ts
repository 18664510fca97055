import type { EventInput } from '@laurel/core'
import { runBackfill } from './catalog/backfill.ts'
import { Current } from './catalog/current.ts'
import { previewCatalog } from './catalog/preview.ts'
import { openCatalog, publishCatalog } from './catalog/publish.ts'
import { listVersions, readCatalog } from './catalog/versions.ts'
import type { Context, Logger } from './context.ts'
import type { Database } from './database/database.ts'
import { inHostTransaction } from './database/host/host-database.ts'
import type { Listen } from './database/listen.ts'
import { type DatabaseSource, openDatabase } from './database/open.ts'
import { decideAll } from './decide/bulk.ts'
import { decide, reset } from './decide/decide.ts'
import { apiKeys } from './keys/keys.ts'
import type { Laurel } from './laurel.ts'
import { type Migrated, migrate, requireSchema } from './migrations/migrate.ts'
import { claimNotices, markRead, readInbox } from './notices/inbox.ts'
import { InboxWatch } from './notices/watch.ts'
import type { EnqueueOptions, ExplainOptions, LaurelOptions, ReadOptions, RecordOptions } from './options.ts'
import { type EnqueueResult, enqueue, PENDING_CHANNEL } from './pending/enqueue.ts'
import { Keeper } from './pending/keeper.ts'
import { keepForWorker, recordOrEnqueue, recordOrEnqueueJoined } from './pending/record-or-enqueue.ts'
import { recordPending, unrefusePending } from './pending/record-pending.ts'
import { readPreferences, savePreferences } from './people/preferences.ts'
import { type PersonAttributes, savePerson } from './people/save-person.ts'
import { readBadge, readBadges } from './read/badges.ts'
import { readHolderCounts } from './read/counts.ts'
import { explainBadge, type Telling } from './read/explain.ts'
import { explainOneEvent } from './read/explain-event.ts'
import { exportAwards, exportMetrics } from './read/export.ts'
import { readFeed } from './read/feed.ts'
import { readHealth, readStatus } from './read/health.ts'
import { readHighlights } from './read/highlights.ts'
import { readHolders } from './read/holders.ts'
import { readOverview } from './read/overview.ts'
import { readPerson } from './read/person.ts'
import { readProfile } from './read/profile.ts'
import { readRevision } from './read/revision.ts'
import { readShowcase } from './read/showcase.ts'
import { readStreak } from './read/streaks.ts'
import { correct } from './record/correct.ts'
import { endAwards } from './record/elapse.ts'
import { Gatherer } from './record/gather.ts'
import { recordBatch } from './record/record.ts'
import type { RecordResult } from './record/result.ts'
import { retryFailures, unparkFailures } from './record/retry.ts'
import { readReviewQueue } from './record/review.ts'
import { settlePeople } from './record/settle.ts'
import { Counts } from './rows/counts.ts'
import { secretOf } from './settings.ts'
import { keepListening } from './worker/keep-listening.ts'
import { type Round, startWorker, type Work, type Worker } from './worker/worker.ts'

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
  const keeper = new Keeper(db, (unstored) => keepForWorker(current.context, db, unstored), current.context.logger)
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
    status: () => readStatus(current.context),
    ready: () => requireSchema(db),
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
        // Where it fails the keeper tells, and tries again by itself; what waits in the database need not wait for it.
        await keeper.flush().catch(() => {})
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
  return inHostTransaction(options.transaction, current.context.db, (host) =>
    recordJoined(current, host, events, wishes),
  )
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
  return inHostTransaction(options.transaction, context.db, (host) =>
    recordOrEnqueueJoined(context, keeper, host, { events, wishes, record }),
  )
}

async function enqueueEvents(
  { context }: Current,
  events: readonly EventInput[],
  options: EnqueueOptions,
): Promise<readonly EnqueueResult[]> {
  const { transaction } = options
  const wishes = wishesOf(options)
  if (transaction === undefined) return enqueue(context, context.db, events, wishes)
  return inHostTransaction(transaction, context.db, (host) => enqueue(context, host, events, wishes))
}

function listOf(events: EventInput | readonly EventInput[]): readonly EventInput[] {
  return Array.isArray(events) ? events : [events as EventInput]
}

function wishesOf({ announce = true, settle = true, anyAge = false }: RecordOptions) {
  return { announce, settle, anyAge }
}

const SILENT: Logger = { info: () => {}, warn: () => {}, error: () => {} }
