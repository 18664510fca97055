import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const client = await community.client('read')
const admin = await community.client('admin')

const like = (actor: string, target: string) => ({
  id: `${actor} ${target}`,
  type: 'post.liked',
  at: '2026-03-01T10:00:00Z',
  actor,
  owner: 'ada',
  target,
})
await community.laurel.record([created('ada', 1), created('ada', 2), like('bob', 'post:1'), like('eve', 'post:1')])
await community.laurel.record(like('bob', 'post/2'))

describe('an explanation', () => {
  test('says what is missing, in the reader’s language', async () => {
    expect(await client.explain('ada', 'builder', { locale: 'de' })).toMatchObject({
      name: 'Baumeister',
      held: false,
      text: 'nicht gehalten. 2 von 5',
      criteria: { text: 'Projekte ≥ 5', result: '2, es fehlen 3', of: [] },
      metrics: [{ text: '2 Ereignisse zählen', facts: [{ event: 'ada-2' }, { event: 'ada-1' }] }],
    })
  })

  test('is of the target that is named, else of the one at which the badge is held', async () => {
    expect(await client.explain('ada', 'liked', { instance: 'post/2' })).toMatchObject({
      instance: 'post/2',
      held: false,
    })
    expect(await client.explain('ada', 'liked')).toMatchObject({ instance: 'post:1', held: true })
  })

  test('lists as many events as are asked for', async () => {
    const { metrics } = await client.explain('ada', 'builder', { limit: 1 })
    expect(metrics).toMatchObject([{ facts: [{ event: 'ada-2' }], more: 1 }])
    await expect(client.explain('ada', 'builder', { limit: 1_001 })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  test('names other people only to an admin', async () => {
    const people = async (reader: typeof client) =>
      (await reader.explain('ada', 'liked')).metrics[0]?.facts.map((fact) => fact.person)
    expect(await people(client)).toEqual([null, null])
    expect(await people(admin)).toEqual(['eve', 'bob'])
  })

  test('is of nobody, nothing and no such instance where there is none', async () => {
    await expect(client.explain('nobody', 'liked')).rejects.toMatchObject({ code: 'unknown_person' })
    await expect(client.explain('ada', 'nothing')).rejects.toMatchObject({ code: 'unknown_badge' })
    await expect(client.explain('ada', 'builder', { instance: 'x' })).rejects.toMatchObject({
      code: 'invalid_instance',
    })
  })
})

describe('one event', () => {
  test('is explained by what it did', async () => {
    expect(await client.explainEvent('ada', 'ada-1')).toMatchObject({
      actor: 'ada',
      people: [
        {
          person: 'ada',
          outcomes: [{ metric: 'projects', outcome: 'counted' }],
          earned: [{ badge: 'first-project', name: 'First Project', isHeld: true }],
        },
      ],
    })
  })

  test('tells of the others whom it credits only to an admin', async () => {
    const event = 'eve post:1'
    expect(await client.explainEvent('ada', event)).toMatchObject({ actor: null, people: [{ person: 'ada' }] })
    expect(await admin.explainEvent('ada', event)).toMatchObject({
      actor: 'eve',
      people: [{ person: 'eve' }, { person: 'ada', earned: [{ badge: 'liked', instance: 'post:1' }] }],
    })
    await expect(client.explainEvent('ada', 'x')).rejects.toMatchObject({ code: 'unknown_event' })
  })
})
