import type { HttpSource, Notices } from '@laurel/elements'

type Notice = Notices['items'][number]

/**
 * The same source, with one stream of notices for all who listen on a page, and only while the page is looked at: a
 * browser has few connections to a server, and otherwise every tab would keep some.
 */
export function withOneStream(source: HttpSource): HttpSource {
  let stream: Stream | null = null
  let isDrawn = true
  return {
    ...source,
    claim: (person, query) => {
      // What there was when the page was made came with it.
      if (!isDrawn) return source.claim(person, query)
      isDrawn = false
      return Promise.resolve({ items: [] })
    },
    live: (person, query, { signal }) => {
      stream ??= new Stream((options) => source.live(person, query, options))
      return stream.listen(signal)
    },
  }
}

type Open = (options: { readonly signal: AbortSignal }) => AsyncIterable<Notice>

class Stream {
  readonly #open: Open
  readonly #listeners = new Set<Listener>()
  #running: AbortController | null = null

  constructor(open: Open) {
    this.#open = open
    document.addEventListener('visibilitychange', () => this.#adjust())
    addEventListener('pageshow', () => this.#adjust())
    addEventListener('pagehide', () => this.#adjust(true))
  }

  async *listen(signal: AbortSignal | undefined): AsyncGenerator<Notice, void> {
    const listener = new Listener(signal)
    this.#listeners.add(listener)
    this.#adjust()
    try {
      yield* listener.notices()
    } finally {
      this.#listeners.delete(listener)
      this.#adjust()
    }
  }

  #adjust(isLeaving = false): void {
    const wanted = this.#listeners.size > 0 && !isLeaving && document.visibilityState === 'visible'
    if (wanted === (this.#running !== null)) return
    this.#running?.abort()
    this.#running = wanted ? new AbortController() : null
    if (this.#running !== null) void this.#run(this.#running.signal)
  }

  async #run(signal: AbortSignal): Promise<void> {
    try {
      for await (const notice of this.#open({ signal })) for (const listener of this.#listeners) listener.push(notice)
    } catch (error) {
      if (!signal.aborted) for (const listener of this.#listeners) listener.end(error)
    }
  }
}

/** One who waits for notices. */
class Listener {
  readonly #waiting: Notice[] = []
  #isOver = false
  #failure: unknown
  #wake = () => {}

  constructor(signal: AbortSignal | undefined) {
    signal?.addEventListener('abort', () => this.end(), { once: true })
  }

  push(notice: Notice): void {
    this.#waiting.push(notice)
    this.#wake()
  }

  end(failure?: unknown): void {
    this.#isOver = true
    this.#failure = failure
    this.#wake()
  }

  async *notices(): AsyncGenerator<Notice, void> {
    for (;;) {
      const next = this.#waiting.shift()
      if (next !== undefined) yield next
      else if (this.#isOver) break
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
    }
    if (this.#failure !== undefined) throw this.#failure
  }
}
