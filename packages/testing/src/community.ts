import type { Laurel, LaurelOptions, PersonAttributes, RecordResult, Round } from '@laurel/engine'
import type { MemoryDatabase, ServerDatabase } from './open-place.ts'
import type { TestEvent } from './tell.ts'
import type { Moment, TestClock } from './test-clock.ts'

/** What the community is to be; what `createLaurel` takes besides is handed on to it. */
export interface TestLaurelOptions extends Omit<LaurelOptions, 'database' | 'now'> {
  /** Where the clock stands until it is moved; left out, it runs as the real one. */
  readonly now?: Moment
  /** Who is there before the first event, by id. */
  readonly people?: Readonly<Record<string, PersonAttributes>>
  /** What happened before the test, however long ago. */
  readonly events?: readonly TestEvent[]
  /**
   * A PostgreSQL database of its own unless given, gone when the community is closed. `memory` is PGlite in this
   * process; a URL is a database of yours, which stays.
   */
  readonly database?: string
}

/** Everything about a community to test with but its database. */
export interface Community extends AsyncDisposable {
  readonly laurel: Laurel
  /** The clock that Laurel goes by; give your application `clock.now` as well. */
  readonly clock: TestClock
  /**
   * A person does something now, unless `more` says when. Answers as `record` does.
   *
   * @throws Error for an event that Laurel refuses, or whose type the catalog does not know.
   */
  tell(person: string, type: string, more?: Omit<TestEvent, 'type' | 'actor'>): Promise<RecordResult>
  /** One round of the worker: all that is due by the clock has been done when it answers. */
  work(): Promise<Round>
  /** The badges that a person holds now, each once, in the order in which they were earned; empty for nobody. */
  badgesOf(person: string): Promise<readonly string[]>
  /** Whatever is recorded while `work` runs fails in the database; mended afterwards, also when `work` throws. */
  whileRecordingFails<T>(work: () => T | Promise<T>): Promise<T>
  /** Ends Laurel and its connections, and removes the throwaway database. Twice is fine. */
  close(): Promise<void>
}

/** A community on PostgreSQL. Laurel has its schema there, `laurel` unless given; tables of yours have room beside it. */
export interface TestCommunity extends Community, ServerDatabase {}

/** A community on PGlite. */
export interface MemoryCommunity extends Community, MemoryDatabase {}
