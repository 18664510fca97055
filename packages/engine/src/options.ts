import type { Catalog } from '@laurel/core'
import type { PublishPolicy } from './catalog/publish.ts'
import type { Logger } from './context.ts'
import type { HostTransaction } from './database/host/host-transaction.ts'
import type { DatabaseSource } from './database/open.ts'
import type { Audience } from './rows/visible.ts'

export interface LaurelOptions {
  /** A `pg` pool, a connection string, a PGlite instance, a folder for an embedded database, or `memory`. */
  readonly database: DatabaseSource
  /**
   * The catalog that this process brings. One that was never published is published; one that was before a newer one
   * is not, and the newer one is used. Without any, the one that is in force.
   */
  readonly catalog?: Catalog
  /** `same` publishes it only where none is published, or one with its id; `never` only uses what is published. */
  readonly publish?: PublishPolicy
  /** One community lives in one schema. */
  readonly schema?: string
  /** The clock; tests set it. */
  readonly now?: () => Date
  readonly logger?: Logger
  /** The time zone of people who have none and of events that say none; as it was published, else UTC. */
  readonly zone?: string
  /** Whether an event of a type that the catalog does not know is kept uncounted, or refused. */
  readonly unknownEvents?: 'keep' | 'refuse'
  /** How many people there must be before it is told how rare a badge is; 20 unless given. */
  readonly rarityMinimum?: number
  /** Whether to bring the schema up to date first; `false` refuses to start on an old one. */
  readonly migrate?: boolean
}

export interface RecordOptions {
  /**
   * The host's open transaction, in READ COMMITTED: what is recorded commits or rolls back with it. The people
   * concerned stay locked until it ends, so record last and commit soon.
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

/** As `record` takes them; what is kept is always folded in when its turn comes. */
export type EnqueueOptions = Omit<RecordOptions, 'settle'>

export interface ReadOptions {
  /** The reader's language; English by default. */
  readonly locale?: string
  /**
   * For whom it is read, where it is about one person: `owner` is that person, who also sees what they keep from
   * others. Everybody unless given.
   */
  readonly audience?: Audience
}

export interface HighlightsOptions extends Pick<ReadOptions, 'locale'> {
  /** How many of each person, the first ones: 5 unless given, which is also the most. */
  readonly limit?: number
}

export interface OverviewOptions extends ReadOptions {
  /** Whether with the showcase. */
  readonly showcase?: boolean
  /** With the calendar of a streak, and how many weeks of it: 20 unless given. */
  readonly streak?: { readonly metric: string; readonly weeks?: number }
  /** How many of the newest awards: none unless given. */
  readonly recent?: number
}

export interface StreakOptions extends ReadOptions {
  /** How many weeks to show, this one among them: 20 unless given, at most 104. */
  readonly weeks?: number
}

export interface ExplainOptions extends ReadOptions {
  /** How many facts of each metric, and days of each streak, are listed: 100 unless given, at most 1,000. */
  readonly limit?: number
  /**
   * Without whose events they were, who decided what and why, badges that are still secret, and what the person keeps
   * from `audience`: for a reader who is no admin.
   */
  readonly discreet?: boolean
}
