import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { event, minute, onEachEngine } from '../test-support/engines.ts'
import type { Notice } from './notice.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Ends by itself what a test leaves open. */
function begin(inbox: AsyncIterable<Notice>) {
  const reader = inbox[Symbol.asyncIterator]()
  return {
    next: async () => (await reader.next()).value?.awards[0]?.badge as string | undefined,
    end: () => reader.return?.(),
  }
}

const points = (n: number, value: number) => event(`e${n}`, 'points.given', { at: minute(n), value })

onEachEngine((open) => {
  test('begins with what was not shown yet, the oldest first, and goes on with what this process records', async () => {
    const { laurel } = await open()
    await laurel.record(points(1, 1))
    await laurel.claimNotices('ada')
    await laurel.record(points(2, 4))
    await laurel.record(points(3, 10))
    const inbox = begin(laurel.watchInbox('ada'))
    expect([await inbox.next(), await inbox.next()]).toEqual(['points-5', 'points-15'])
    const next = inbox.next()
    await laurel.record(points(4, 15))
    expect(await next).toBe('points-30')
    await inbox.end()
  })

  test('says each notice once, to everybody who watches, in their language', async () => {
    const { laurel } = await open()
    const texts = async (locale: string) => {
      const found: string[] = []
      for await (const notice of laurel.watchInbox('ada', { locale })) {
        found.push(notice.text)
        if (found.length === 2) break
      }
      return found
    }
    const [english, german] = [texts('en'), texts('de')]
    await laurel.record(points(1, 1))
    await laurel.record(points(2, 4))
    for (const text of await english) expect(text).toMatch(/^Congrats/)
    expect(new Set(await english).size).toBe(1)
    for (const text of await german) expect(text).toMatch(/^Glückwunsch/)
  })

  test('hears within a second of what another process records, and what it grants', async () => {
    const { laurel, again } = await open()
    const other = await again()
    await laurel.record(points(1, 1))
    const inbox = begin(laurel.watchInbox('ada'))
    expect(await inbox.next()).toBe('points-1')
    const next = inbox.next()
    await other.record(points(2, 4))
    vi.advanceTimersByTime(1_000)
    expect(await next).toBe('points-5')
    const granted = inbox.next()
    await other.grant({ person: 'ada', badge: 'generous', reason: 'Helped', by: 'grace' })
    vi.advanceTimersByTime(1_000)
    expect(await granted).toBe('generous')
    await inbox.end()
  })

  test('hears at once what is granted here', async () => {
    const { laurel } = await open()
    const inbox = begin(laurel.watchInbox('ada'))
    const next = inbox.next()
    await laurel.grant({ person: 'ada', badge: 'generous', reason: 'Helped', by: 'grace' })
    expect(await next).toBe('generous')
    await inbox.end()
  })

  test('hears nothing of other people, nor of what was claimed before it was looked for', async () => {
    const { laurel, again } = await open()
    const other = await again()
    const inbox = begin(laurel.watchInbox('ada'))
    const next = inbox.next()
    await laurel.record({ ...points(1, 1), actor: 'bob' })
    await other.record(points(2, 1))
    await other.claimNotices('ada')
    vi.advanceTimersByTime(1_000)
    await laurel.record(points(3, 4))
    expect(await next).toBe('points-5')
    await inbox.end()
  })

  test('J9 hears nothing while recognition is off', async () => {
    const { laurel } = await open()
    await laurel.record(points(1, 1))
    await laurel.prefer('ada', { recognition: 'off' })
    const inbox = begin(laurel.watchInbox('ada'))
    const next = inbox.next()
    await laurel.record(points(2, 4))
    await laurel.prefer('ada', { recognition: 'all' })
    await laurel.claimNotices('ada')
    await laurel.record(points(3, 10))
    expect(await next).toBe('points-15')
    await inbox.end()
  })

  test('ends with its signal, and with the community', async () => {
    const { laurel, again } = await open()
    const controller = new AbortController()
    const inbox = begin(laurel.watchInbox('ada', { signal: controller.signal }))
    const next = inbox.next()
    controller.abort()
    expect(await next).toBeUndefined()
    expect(await begin(laurel.watchInbox('ada', { signal: AbortSignal.abort() })).next()).toBeUndefined()

    const other = await again()
    const another = begin(other.watchInbox('ada')).next()
    await other.close()
    expect(await another).toBeUndefined()
    expect(await begin(other.watchInbox('ada')).next()).toBeUndefined()
  })

  test('asks the database only while somebody watches', async () => {
    const { laurel } = await open()
    expect(vi.getTimerCount()).toBe(0)
    const controllers = [new AbortController(), new AbortController()]
    const ended = controllers.map(({ signal }) => begin(laurel.watchInbox('ada', { signal })).next())
    expect(vi.getTimerCount()).toBe(1)
    controllers[0]?.abort()
    await ended[0]
    expect(vi.getTimerCount()).toBe(1)
    controllers[1]?.abort()
    await ended[1]
    expect(vi.getTimerCount()).toBe(0)
  })

  test('goes on when the database could not be asked, and says so once', async () => {
    const logged: string[] = []
    const failed = Promise.withResolvers<void>()
    const error = (_: object, message: string) => {
      logged.push(message)
      failed.resolve()
    }
    const { laurel, rows } = await open({ logger: { info: () => {}, warn: () => {}, error } })
    await laurel.record(points(1, 1))
    const inbox = begin(laurel.watchInbox('ada'))
    expect(await inbox.next()).toBe('points-1')
    const next = inbox.next()
    await rows('alter table :schema.notice rename to away')
    vi.advanceTimersByTime(1_000)
    await failed.promise
    vi.advanceTimersByTime(2_000)
    await rows('alter table :schema.away rename to notice')
    await laurel.record(points(2, 4))
    expect(await next).toBe('points-5')
    expect(logged).toEqual(['looking for notices'])
    await inbox.end()
  })
})
