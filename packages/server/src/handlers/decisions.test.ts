import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const client = await community.client('admin')

const because = { reason: 'Because', by: 'grace' }

async function badgesOf(person: string): Promise<readonly string[]> {
  const { highlights } = await client.profile(person)
  return highlights.map((highlight) => highlight.badge)
}

describe('deciding about a badge', () => {
  test('takes it, gives it back, and says when it was so already', async () => {
    await client.recordEvents(created('ada', 1))
    expect(await client.revokeBadge('ada', 'first-project', because)).toEqual({ status: 'done', held: false })
    expect(await client.revokeBadge('ada', 'first-project', because)).toEqual({ status: 'already', held: false })
    expect(await badgesOf('ada')).toEqual([])
    expect(await client.liftBadge('ada', 'first-project', because)).toEqual({ status: 'done', held: true })
    expect(await badgesOf('ada')).toEqual(['first-project'])
  })

  test('grants it to somebody who is not known, whose id needs encoding', async () => {
    expect(await client.grantBadge('team/b c', 'builder', because)).toEqual({ status: 'done', held: true })
    expect(await badgesOf('team/b c')).toEqual(['builder'])
    const { items } = await client.notices('team/b c')
    expect(items.map((notice) => notice.text)).toEqual(['Congrats! You earned the **Builder** badge!'])
  })

  test('names the target of a badge that is held for each', async () => {
    await client.grantBadge('bob', 'liked', { ...because, instance: 'post:1' })
    const refused = client.grantBadge('bob', 'liked', because)
    await expect(refused).rejects.toMatchObject({ status: 422, code: 'invalid_instance' })
    expect((await client.feed({ person: 'bob' })).items).toMatchObject([{ badge: 'liked', instance: 'post:1' }])
  })

  test('is a 404 where there is no such badge, and nobody to take one from', async () => {
    await expect(client.grantBadge('ada', 'none', because)).rejects.toMatchObject({
      status: 404,
      code: 'unknown_badge',
    })
    const nobody = client.revokeBadge('nobody', 'builder', because)
    await expect(nobody).rejects.toMatchObject({ status: 404, code: 'unknown_person' })
  })

  test.for([
    ['/people/ada/badges/builder/grant', {}, 'reason'],
    ['/people/ada/badges/builder/revoke', { reason: '' }, 'reason'],
    ['/people/ada/badges/builder/lift', { reason: 'Because', intsance: 'x' }, 'intsance'],
    ['/people/ada/badges/builder/grant', { reason: 'Because', instance: 1 }, 'instance'],
    ['/people/ada/reset', {}, 'reason'],
  ] as const)('%s with %j is refused at %s', async ([path, body, field]) => {
    const key = await community.key('admin')
    const response = await community.request(path, { method: 'POST', body: JSON.stringify(body), key })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ field })
  })

  test('is for administrators', async () => {
    const writer = await community.client('events:write', 'read')
    await expect(writer.grantBadge('ada', 'builder', because)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(writer.resetPerson('ada', because)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('names the key where nobody is named', async () => {
    const revoke = vi.spyOn(community.laurel, 'revoke')
    await client.revokeBadge('ada', 'builder', { reason: 'Because' })
    expect(revoke).toHaveBeenLastCalledWith({ person: 'ada', badge: 'builder', reason: 'Because', by: 'a test' })
  })
})

test('a reset lets somebody begin anew', async () => {
  await client.recordEvents(created('cy', 1))
  expect(await client.resetPerson('cy', because)).toEqual({ status: 'done', held: true })
  expect(await client.resetPerson('cy', because)).toEqual({ status: 'already', held: true })
  expect((await client.profile('cy')).milestones).toMatchObject([{ metric: 'projects', value: 0 }])
  await expect(client.resetPerson('nobody', because)).rejects.toMatchObject({ code: 'unknown_person' })
})

test('G7 no cache keeps an answer, so none shows a badge longer than it is held', async () => {
  const key = await community.key('read')
  for (const path of [
    '/people/ada',
    '/people/ada/badges',
    '/badges',
    '/badges/builder',
    '/badges/builder/holders',
    '/feed',
  ]) {
    const response = await community.request(path, { key })
    expect([path, response.headers.get('cache-control')]).toEqual([path, 'no-store'])
  }
})
