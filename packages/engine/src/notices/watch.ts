import type { Context, ContextInForce } from '../context.ts'
import { list, sql, table } from '../database/sql.ts'
import { MOST_NOTICES } from './inbox.ts'
import { type Notice, type NoticeRow, selectNotices, toNotice } from './notice.ts'

/** How often other processes' notices are looked for: soon enough for who waits, and rare enough for a database. */
const EVERY = 1_000

/** Watches the inboxes of people, all of them with one loop, for as long as anybody does. */
export class InboxWatch {
  readonly #current: ContextInForce
  readonly #watchers = new Set<Watcher>()
  /** Whose notices are to be looked for next. */
  readonly #due = new Set<string>()
  #looking: Promise<void> | null = null
  #timer: NodeJS.Timeout | undefined
  #isFailing = false
  #isClosed = false

  constructor(current: ContextInForce) {
    this.#current = current
  }

  /** A person's notices that were not shown yet, the oldest first, and each new one; until the signal, or `close`. */
  async *watch(person: string, locale: string, signal: AbortSignal | undefined): AsyncGenerator<Notice, void> {
    if (this.#isClosed || signal?.aborted === true) return
    const watcher = new Watcher(person, locale)
    const end = () => watcher.end()
    signal?.addEventListener('abort', end)
    this.#watchers.add(watcher)
    this.#timer ??= setInterval(() => this.nudge(), EVERY)
    this.nudge([person])
    try {
      yield* watcher.notices()
    } finally {
      signal?.removeEventListener('abort', end)
      this.#leave(watcher)
    }
  }

  /** Looks now, as there may be something new for these people; for everybody unless they are named. */
  nudge(people?: readonly string[]): void {
    if (this.#watchers.size === 0) return
    const concerned = people === undefined ? null : new Set(people)
    for (const { person } of this.#watchers) if (concerned?.has(person) ?? true) this.#due.add(person)
    if (this.#due.size > 0) this.#looking ??= this.#lookUntilDone()
  }

  /** Ends what everybody watches, and waits for the statement that is under way. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const watcher of this.#watchers) {
      watcher.end()
      this.#leave(watcher)
    }
    await this.#looking
  }

  #leave(watcher: Watcher): void {
    this.#watchers.delete(watcher)
    if (this.#watchers.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#due.clear()
  }

  async #lookUntilDone(): Promise<void> {
    while (this.#due.size > 0) {
      const people = new Set(this.#due)
      this.#due.clear()
      await this.#look([...this.#watchers].filter(({ person }) => people.has(person)))
    }
    this.#looking = null
  }

  async #look(watchers: readonly Watcher[]): Promise<void> {
    try {
      await this.#current.read(async (context) => {
        const rows = Map.groupBy(await readUnshown(context, watchers), ({ person }) => person)
        for (const watcher of watchers) watcher.take(context, rows.get(watcher.person) ?? [])
      })
      this.#isFailing = false
    } catch (error) {
      // Whoever watches goes on watching: the next look finds what this one did not. Said once, not every second.
      if (!this.#isFailing) this.#current.context.logger.error({ err: error }, 'looking for notices')
      this.#isFailing = true
    }
  }
}

/** One reader of one inbox. */
class Watcher {
  readonly person: string
  readonly #locale: string
  readonly #waiting: Notice[] = []
  #last = 0
  #isOver = false
  #wake = () => {}

  constructor(person: string, locale: string) {
    this.person = person
    this.#locale = locale
  }

  /** The newest notice it was given. Those of one person are numbered in the order in which they are committed. */
  get last(): number {
    return this.#last
  }

  take(context: Context, rows: readonly NoticeRow[]): void {
    const fresh = rows.filter(({ id }) => Number(id) > this.#last)
    this.#waiting.push(...fresh.map((row) => toNotice(context, row, this.#locale)))
    this.#last = Math.max(this.#last, ...fresh.map(({ id }) => Number(id)))
    this.#wake()
  }

  end(): void {
    this.#isOver = true
    this.#wake()
  }

  async *notices(): AsyncGenerator<Notice, void> {
    while (!this.#isOver) {
      const notice = this.#waiting.shift()
      if (notice !== undefined) yield notice
      else await this.#more()
    }
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }
}

/** What was not shown yet of these people and is newer than what their watchers have, the oldest first. */
async function readUnshown(context: Context, watchers: readonly Watcher[]): Promise<readonly NoticeRow[]> {
  if (watchers.length === 0) return []
  const people = [...Map.groupBy(watchers, ({ person }) => person)].map(([person, theirs]) => ({
    person,
    last: Math.min(...theirs.map(({ last }) => last)),
  }))
  const known = table('k', people, { person: ['text', (row) => row.person], last: ['bigint', (row) => row.last] })
  const newest = sql`(
    select n.*, row_number() over (partition by n.person order by n.id desc) as place
    from ${context.db.schema}.notice n join ${known} on k.person = n.person and n.id > k.last
    where n.person = any(${list(people.map(({ person }) => person))}) and n.shown_at is null
  ) n`
  return context.db.many<NoticeRow>(
    sql`${selectNotices(context, newest)} and n.place <= ${MOST_NOTICES}::int order by n.id`,
  )
}
