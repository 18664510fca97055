import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { event, minute, onEachEngine } from '../test-support/engines.ts'
import type { FeedItem, FeedRequest } from './feed.ts'

const created = (actor: string, at = minute(0)) =>
  event(`${actor}-${at}`, 'project.created', { actor, target: `project:${actor}${at}`, at })
const keyOf = (item: FeedItem) => [item.person.id, item.badge, item.instance].join(' ')

/** Ids that people sort differently than bytes: a page must end and begin by the same order. */
const PEOPLE = ['ada', 'Ada', 'ADA', 'ädam', 'zoe', 'Zoe', '_x', '-x', 'a b', 'a-b', 'ab', '10', '9', '💛', 'é', 'e']

/** All pages, one after the other; `between` happens after each. */
async function walk(
  laurel: Laurel,
  request: FeedRequest,
  between: (page: number) => Promise<unknown> = async () => {},
) {
  const items: FeedItem[] = []
  let cursor: string | null = null
  for (let page = 0; page === 0 || cursor !== null; page++) {
    const { items: found, next } = await laurel.feed({ ...request, cursor })
    items.push(...found)
    cursor = next
    await between(page)
  }
  return items
}

onEachEngine((open) => {
  test('an empty feed is one empty page', async () => {
    const { laurel } = await open()
    expect(await laurel.feed()).toEqual({ items: [], next: null })
  })

  test('an item tells who earned what, when, and the sentence to show', async () => {
    const { laurel } = await open()
    await laurel.person('ada', { name: 'Ada', avatar: 'https://example.org/a.png' })
    await laurel.record([created('ada', minute(1)), created('bob', minute(2))])
    const { items } = await laurel.feed({ badge: 'first-project' })
    expect(items.map((item) => item.text)).toEqual(['bob earned **A badge**', 'Ada earned **A badge**'])
    expect(items[1]).toEqual({
      person: { id: 'ada', name: 'Ada', handle: null, avatar: 'https://example.org/a.png' },
      badge: 'first-project',
      badgeName: 'A badge',
      tier: 'bronze',
      glyph: 'award',
      instance: '',
      earnedAt: new Date(minute(1)),
      text: 'Ada earned **A badge**',
    })
    await laurel.person('ada', { handle: 'countess' })
    const german = await laurel.feed({ person: 'ada', badge: 'first-project', locale: 'de' })
    expect(german.items.map((item) => item.text)).toEqual(['@countess hat **A badge** verdient'])
  })

  test('the newest award comes first, by when it was earned and not by when it was told', async () => {
    const { laurel } = await open()
    await laurel.record(created('late', minute(9)))
    await laurel.record(created('early', minute(1)))
    const { items } = await laurel.feed({ badge: 'first-project' })
    expect(items.map((item) => item.person.id)).toEqual(['late', 'early'])
  })

  test.each([1, 2, 3, 7, 31, 32, 33, 100])(
    'pages of %i show every award of one instant once, whatever their ids',
    async (limit) => {
      const { laurel } = await open()
      await laurel.record(PEOPLE.map((person) => created(person)))
      const whole = await laurel.feed({ limit: 100 })
      expect(whole).toMatchObject({ next: null })
      expect(whole.items).toHaveLength(2 * PEOPLE.length)
      const keys = (await walk(laurel, { limit })).map(keyOf)
      expect(keys).toEqual(whole.items.map(keyOf))
      expect(new Set(keys).size).toBe(keys.length)
    },
  )

  test('a walk that was begun shows what was there, however many new awards arrive meanwhile', async () => {
    const { laurel } = await open()
    await laurel.record(PEOPLE.map((person, n) => created(person, minute(n % 3))))
    const before = (await laurel.feed({ limit: 100 })).items.map(keyOf)
    const walked = await walk(laurel, { limit: 5 }, (page) => laurel.record(created(`new-${page}`, minute(30 + page))))
    expect(walked.map(keyOf)).toEqual(before)
  })

  test('an award that is lost meanwhile is gone from the pages to come, and the others stay', async () => {
    const { laurel } = await open()
    await laurel.record(PEOPLE.map((person, n) => created(person, minute(n))))
    const lose = event('gone', 'project.deleted', { actor: 'ada', target: `project:ada${minute(0)}`, at: minute(40) })
    const walked = await walk(laurel, { limit: 4 }, (page) => (page === 0 ? laurel.record(lose) : Promise.resolve()))
    expect(walked).toHaveLength(2 * PEOPLE.length - 1)
    expect(walked.filter((item) => item.person.id === 'ada').map((item) => item.badge)).toEqual(['first-project'])
  })

  test('the feed of one person, of one badge, or of both, in pages as well', async () => {
    const { laurel } = await open()
    await laurel.record(['ada', 'bob', 'eve'].map((person) => created(person)))
    await laurel.record(
      [1, 2].flatMap((post) =>
        ['x', 'y'].map((actor) =>
          event(`l${post}${actor}`, 'post.liked', { actor, owner: 'ada', target: `post:${post}` }),
        ),
      ),
    )
    const ofAda = await walk(laurel, { person: 'ada', limit: 1 })
    expect(ofAda.map((item) => [item.badge, item.instance]).toSorted()).toEqual([
      ['builder-now', ''],
      ['first-project', ''],
      ['liked', ''],
      ['popular-post', 'post:1'],
      ['popular-post', 'post:2'],
    ])
    const holders = await walk(laurel, { badge: 'first-project', limit: 2 })
    expect(holders.map((item) => item.person.id)).toEqual(['ada', 'bob', 'eve'])
    expect(await walk(laurel, { person: 'bob', badge: 'first-project' })).toHaveLength(1)
    expect(await walk(laurel, { person: 'nobody' })).toEqual([])
    expect(await walk(laurel, { badge: 'nothing' })).toEqual([])
  })

  test('the feed of some people, of some badges, or of both, in pages as well', async () => {
    const { laurel } = await open()
    await laurel.record(PEOPLE.map((person, n) => created(person, minute(n % 4))))
    const of = (items: readonly FeedItem[]) => items.map(keyOf)
    const whole = (await laurel.feed({ limit: 100 })).items
    const some = PEOPLE.slice(3, 9)
    const ofSome = whole.filter(({ person }) => some.includes(person.id))
    expect(of(await walk(laurel, { people: some, limit: 5 }))).toEqual(of(ofSome))
    const now = whole.filter(({ badge }) => badge === 'builder-now')
    expect(of(await walk(laurel, { badges: ['builder-now', 'nothing'], limit: 5 }))).toEqual(of(now))
    expect(of(await walk(laurel, { badges: ['builder-now', 'first-project', 'first-project'], limit: 7 }))).toEqual(
      of(whole),
    )
    const both = await walk(laurel, { people: [...some, 'nobody', 'a\nb'], badges: ['builder-now'], limit: 3 })
    expect(of(both)).toEqual(of(ofSome.filter(({ badge }) => badge === 'builder-now')))
    expect(await walk(laurel, { person: 'ada', people: ['zoe'] })).toEqual([])
    expect(await walk(laurel, { badge: 'builder-now', badges: ['first-project'] })).toEqual([])
    expect(await walk(laurel, { people: [] })).toEqual([])
    expect(await walk(laurel, { badges: [] })).toEqual([])
  })

  test('a page has 30 items unless asked, at least one and at most a hundred', async () => {
    const { laurel } = await open()
    await laurel.record(Array.from({ length: 60 }, (_, n) => created(`p${n}`)))
    const sizes = [undefined, 1, 0, -5, 2.9, 100, 1000].map(async (limit) => {
      const page = await laurel.feed(limit === undefined ? {} : { limit })
      return page.items.length
    })
    expect(await Promise.all(sizes)).toEqual([30, 1, 1, 1, 2, 100, 100])
  })

  test.each([
    '',
    'garbage',
    '💛',
    encode('{}'),
    encode('[]'),
    encode('null'),
    encode('[1,"ada"]'),
    encode('["1","ada","badge",""]'),
    encode('[1.5,"ada","badge",""]'),
    encode('[1,"ada",2,""]'),
    encode('[1,"a\\u0000b","badge",""]'),
    encode('[8640000000000000,"ada","badge",""]'),
    encode('[-8640000000000000,"ada","badge",""]'),
    encode('[253402300800000,"ada","badge",""]'),
    encode('[1e400,"ada","badge",""]'),
    "' or true --",
  ])('a cursor that no page gave is refused: %j', async (cursor) => {
    const { laurel } = await open()
    await expect(laurel.feed({ cursor })).rejects.toMatchObject({ code: 'invalid_cursor', field: 'cursor' })
  })
})

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}
