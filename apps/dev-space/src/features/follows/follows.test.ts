import { expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'
import { followedBadges } from './badge-follows.ts'
import { countFollows, followedPeople, listFollows } from './follows.ts'

const { community, visit, joined } = await testCommunity()

function eventsOf({ id }: Member) {
  return community.store.many<{ type: string; owner: string; target: string }>(
    `select type, owner, target from laurel.event
     where person = $1 and actor = $1 and type like 'user.%followed' order by at`,
    [id],
  )
}

async function followers({ id }: Member): Promise<number> {
  return (await countFollows(community.store, id)).followers
}

test('following somebody shows on both lists, and no longer following takes it back', async () => {
  const [ada, bo] = [await joined('Ada'), await joined('Bo')]
  await bo.browser.post(`/people/${ada.handle}/follow`)
  expect((await visit().get(`/people/${ada.handle}/followers`)).html).toContain(`@${bo.handle}`)
  expect((await visit().get(`/people/${bo.handle}/following`)).html).toContain(`@${ada.handle}`)
  expect(await followedPeople(community.store, bo.id)).toEqual([ada.id])

  await bo.browser.post(`/people/${ada.handle}/unfollow`)
  expect((await visit().get(`/people/${ada.handle}/followers`)).html).toContain('Nobody follows Ada yet.')
  const heard = { owner: ada.id, target: `person:${ada.id}` }
  expect(await eventsOf(bo)).toEqual([
    { type: 'user.followed', ...heard },
    { type: 'user.unfollowed', ...heard },
  ])
})

test('a double click and two tabs at once follow once', async () => {
  const [ada, bo] = [await joined(), await joined()]
  await Promise.all(Array.from({ length: 6 }, () => bo.browser.post(`/people/${ada.handle}/follow`)))
  expect(await eventsOf(bo)).toHaveLength(1)
  expect(await followers(ada)).toBe(1)
})

test('following and unfollowing many times at once tells Laurel what the lists say', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const wishes = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? 'follow' : 'unfollow'))
  await Promise.all(wishes.map((wish) => bo.browser.post(`/people/${ada.handle}/${wish}`)))
  const events = await eventsOf(bo)
  expect(events.map(({ type }) => type)).toEqual(
    events.map((_, n) => (n % 2 === 0 ? 'user.followed' : 'user.unfollowed')),
  )
  expect(await followers(ada)).toBe(events.length % 2)
})

test('many who follow one person at once all count', async () => {
  const ada = await joined()
  const fans = await Promise.all([1, 2, 3, 4].map(() => joined()))
  await Promise.all(fans.map(({ browser }) => browser.post(`/people/${ada.handle}/follow`)))
  expect(await followers(ada)).toBe(4)
  const onAda = `select count(distinct id)::int as n from laurel.event where owner = $1 and type = 'user.followed'`
  expect(await community.store.many(onAda, [ada.id])).toEqual([{ n: 4 }])
})

test('nobody follows themselves, or somebody who is not there', async () => {
  const ada = await joined()
  await ada.browser.post(`/people/${ada.handle}/follow`)
  expect(await followers(ada)).toBe(0)
  expect(await eventsOf(ada)).toEqual([])
  expect((await ada.browser.post('/people/nobody-here/follow')).status).toBe(404)
})

test('the lists have a button for each, but none for oneself', async () => {
  const [ada, bo] = [await joined(), await joined()]
  await bo.browser.post(`/people/${ada.handle}/follow`)
  const path = `/people/${ada.handle}/followers`
  expect((await ada.browser.get(path)).html).toContain(`aria-label="Follow @${bo.handle}"`)
  expect((await bo.browser.get(path)).html).not.toContain('<form method="post" action="/people/')
  expect((await bo.browser.get(`/people/${bo.handle}/following`)).html).toContain(
    `aria-label="Unfollow @${ada.handle}"`,
  )
})

test('a list of many goes on page by page, without losing or repeating anybody', async () => {
  const ada = await joined()
  await community.store.many(
    `insert into dev_space.person (id, handle, name, locale, joined_at)
     select 'fan-' || n, 'fan-' || n, 'Fan ' || n, 'en', now() from generate_series(1, 7) n`,
  )
  await community.store.many(
    `insert into dev_space.follow (follower, followed, since)
     select 'fan-' || n, $1, timestamptz '2026-01-01' + (n / 3) * interval '1 hour' from generate_series(1, 7) n`,
    [ada.id],
  )
  const seen: string[] = []
  let before: string | undefined
  for (;;) {
    const page = await listFollows(community.store, { person: ada.id, direction: 'followers', before, limit: 2 })
    seen.push(...page.people)
    if (page.next === null) break
    before = page.next
  }
  expect(seen).toEqual(['fan-7', 'fan-6', 'fan-5', 'fan-4', 'fan-3', 'fan-2', 'fan-1'])
  expect((await visit().get(`/people/${ada.handle}/followers?before=nonsense`)).status).toBe(200)
})

test('a badge can be followed without Laurel hearing of it', async () => {
  const { browser, id } = await joined()
  const count = 'select count(*)::int as n from laurel.event where actor = $1'
  const before = await community.store.many(count, [id])
  for (const _ of [1, 2]) await browser.post('/badges/first-builder/follow')
  expect(await followedBadges(community.store, id)).toEqual(['first-builder'])
  await browser.post('/badges/first-builder/unfollow')
  expect(await followedBadges(community.store, id)).toEqual([])
  expect(await community.store.many(count, [id])).toEqual(before)
  for (const badge of ['no-such-badge', 'constructor'])
    expect((await browser.post(`/badges/${badge}/follow`)).status).toBe(404)
})

test('strangers are asked to join before they follow', async () => {
  const { handle } = await joined()
  for (const path of [`/people/${handle}/follow`, '/badges/first-builder/follow'])
    expect((await visit().post(path)).path).toBe('/join')
})
