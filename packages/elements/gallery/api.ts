import type { ServerResponse } from 'node:http'
import type { NoticeAnswer } from '../src/render.ts'
import { exampleIn } from './example.ts'

/** The HTTP API for the gallery's one person: what it reads, and notices that are made, claimed and read. */
export class ExampleApi {
  readonly #watching = new Set<ServerResponse>()
  readonly #shown = new Set<string>()
  readonly #read = new Set<string>()
  readonly #made: NoticeAnswer[] = []

  /** Makes a notice about one more badge, and tells those who watch. */
  earn(): void {
    const [first] = exampleIn('en').notices
    if (first === undefined) return
    const notice = { ...first, id: `made-${this.#made.length}`, readAt: null }
    this.#made.unshift(notice)
    for (const response of this.#watching) response.write(eventOf(notice))
  }

  /** What a path answers; undefined where nothing is. */
  answer(method: string, url: URL, body: string): unknown {
    const { profile, showcase, streak, feed, holders } = exampleIn(url.searchParams.get('locale') ?? 'en')
    const path = url.pathname.replace('/laurel/v1', '')
    const badge = showcase.categories.flatMap(({ badges }) => badges).find(({ id }) => path === `/badges/${id}`)
    const isNext = url.searchParams.has('cursor')
    if (method === 'POST') return this.#change(path, body)
    if (path === '/people/ada') return profile
    if (path === '/people/ada/badges') return showcase
    if (path === '/people/ada/streaks/activity-streak') return streak
    if (path === '/people/ada/notices') return { items: this.#notices() }
    if (path === '/feed') return { items: feed.items, next: isNext ? null : 'more' }
    if (path === '/holders') return { ...holders, next: isNext ? null : 'more' }
    return badge && { ...badge, earnedAt: undefined }
  }

  watch(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': here\n\n')
    this.#watching.add(response)
    response.on('close', () => this.#watching.delete(response))
    for (const notice of this.#made) if (!this.#shown.has(notice.id)) response.write(eventOf(notice))
  }

  #change(path: string, body: string): unknown {
    if (path === '/people/ada/notices/shown') {
      const items = this.#made.filter(({ id }) => !this.#shown.has(id)).toReversed()
      for (const { id } of items) this.#shown.add(id)
      return { items }
    }
    if (path !== '/people/ada/notices/read') return undefined
    const { ids }: { readonly ids: readonly string[] } = JSON.parse(body)
    for (const id of ids) this.#read.add(id)
    return { read: ids.length }
  }

  #notices(): readonly NoticeAnswer[] {
    const all = [...this.#made, ...exampleIn('en').notices]
    return all.map((one) => (this.#read.has(one.id) ? { ...one, readAt: '2026-03-08T12:00:00Z' } : one))
  }
}

function eventOf(notice: NoticeAnswer): string {
  return `id: ${notice.id}\nevent: notice\ndata: ${JSON.stringify(notice)}\n\n`
}
