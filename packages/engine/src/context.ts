import type { Rules } from '@laurel/core'
import type { Database } from './database/database.ts'
import type { Counts } from './rows/counts.ts'

/** What every feature works with: one community's database and rules, and the clock. */
export interface Context {
  readonly db: Database
  readonly rules: Rules
  /** The version of the catalog that they were made from, and the generation of what it counts. */
  readonly version: number
  readonly generation: number
  /** The generation with which everybody has been folded at least, whatever stands beside them. */
  readonly settled: number
  readonly now: () => Date
  readonly logger: Logger
  /** What happens to an event whose type the catalog does not know. */
  readonly unknownEvents: 'keep' | 'refuse'
  /** How many people there must be before it is told how rare a badge is. */
  readonly rarityMinimum: number
  /** How many hold what, as this process counted it last. */
  readonly counts: Counts
}

/** The context in force, for what outlives one: another version of the catalog brings another context. */
export interface ContextInForce {
  readonly context: Context
  /** Reads with rules that are at most some seconds old. */
  read<T>(work: (context: Context) => Promise<T>): Promise<T>
}

/** A structured logger, met by shape: pino and most others fit. */
export interface Logger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
