import { ApiError, LARGEST_BATCH } from '@laurel/api'
import { LARGEST_BATCH as LARGEST_OF_ENGINE } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const key = await community.key('events:write')
const client = await community.client('events:write')

const post = (body: unknown, type = 'application/json') =>
  community.request('/events', { method: 'POST', key, body: JSON.stringify(body), headers: { 'content-type': type } })

describe('one event', () => {
  test('is recorded, and the answer names what it earned', async () => {
    expect(await client.recordEvents(created('ada', 1))).toEqual({
      results: [
        {
          id: 'ada-1',
          status: 'recorded',
          awards: [
            {
              person: 'ada',
              badge: 'first-project',
              instance: '',
              tier: 'bronze',
              earnedAt: '2026-03-01T09:00:00.000Z',
            },
          ],
        },
      ],
    })
  })

  test('that is sent again is a duplicate, with the awards of the first time', async () => {
    const again = await client.recordEvents(created('ada', 1))
    expect(again.results).toMatchObject([{ id: 'ada-1', status: 'duplicate', awards: [{ badge: 'first-project' }] }])
  })

  test('A2 with an id that is taken is answered with 409 and the field that differs', async () => {
    const sent = client.recordEvents({ ...created('ada', 1), target: 'project:other' })
    await expect(sent).rejects.toMatchObject({ status: 409, code: 'event_conflict', problem: { field: 'target' } })
  })

  test.for([
    ['invalid_event', 'at', { at: 'yesterday' }],
    ['invalid_event', 'actor', { actor: undefined }],
    ['unknown_field', 'colour', { colour: 'red' }],
    ['event_in_future', 'at', { at: '2026-03-01T13:00:00Z' }],
    ['event_too_old', 'at', { at: '1812-03-01T13:00:00Z' }],
  ] as const)('that is rejected is answered with its problem: %s of %s', async ([code, field, change]) => {
    const response = await post({ ...created('ada', 2), ...change })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code, field, status: 422, type: `urn:problem-type:laurel:${code}` })
  })

  test.for([null, 7, 'text', []])('that is %j is answered with 422', async (body) => {
    expect(await (await post(body)).json()).toMatchObject({ code: 'invalid_event', status: 422 })
  })

  test('credits the owner, once for each target', async () => {
    const like = (actor: string) => ({
      id: `like-${actor}`,
      type: 'post.liked',
      at: '2026-03-01T09:00:00Z',
      actor,
      owner: 'eve',
      target: 'post:1',
    })
    const { results } = await client.recordEvents({ events: [like('ada'), like('bob')] })
    expect(results[1]?.awards).toMatchObject([{ person: 'eve', badge: 'liked', instance: 'post:1' }])
  })
})

describe('a batch', () => {
  test('A5 of 1,000 with one bad item records 999, and sent again gives 999 duplicates', async () => {
    const events = Array.from({ length: 1_000 }, (_, n) => created(`maker-${n % 100}`, n))
    events[500] = { ...created('maker-0', 500), at: 'long ago' }

    const { results } = await client.recordEvents({ events })
    expect(Map.groupBy(results, ({ status }) => status).get('recorded')).toHaveLength(999)
    expect(results.map(({ id }) => id)).toEqual(events.map(({ id }) => id))
    expect(results[500]).toMatchObject({
      status: 'rejected',
      problem: { code: 'invalid_event', field: 'at', status: 422 },
      awards: [],
    })

    const again = await client.recordEvents({ events })
    expect(Map.groupBy(again.results, ({ status }) => status).get('duplicate')).toHaveLength(999)
    expect(again.results[500]?.status).toBe('rejected')
    // The one before is a duplicate now, and answers with what it earned then.
    const awards = (answer: typeof again) => answer.results.flatMap((result) => result.awards)
    expect(awards(again)).toHaveLength(awards({ results }).length)
  })

  test('answers a conflict inside it with the status that it would have alone', async () => {
    const { results } = await client.recordEvents({ events: [{ ...created('ada', 1), value: 3 }, created('ada', 3)] })
    expect(results).toMatchObject([
      { status: 'rejected', problem: { code: 'event_conflict', status: 409 } },
      { status: 'recorded' },
    ])
  })

  test('of nothing is answered with nothing', async () => {
    expect(await client.recordEvents({ events: [] })).toEqual({ results: [] })
  })

  test('of more than 1,000 is refused as a whole', async () => {
    const sent = client.recordEvents({ events: Array.from({ length: 1_001 }, (_, n) => created('many', n)) })
    await expect(sent).rejects.toMatchObject({ status: 413, code: 'batch_too_large' })
    expect(await community.laurel.person('many')).toBeNull()
    expect(LARGEST_BATCH).toBe(LARGEST_OF_ENGINE)
  })

  test('whose events are no list is refused, naming the field', async () => {
    expect(await (await post({ events: 5 })).json()).toMatchObject({ code: 'invalid_request', field: 'events' })
    expect(await (await post({ events: [], more: 1 })).json()).toMatchObject({ code: 'invalid_request' })
  })
})

describe('CloudEvents', () => {
  const SINGLE = 'application/cloudevents+json'
  const BATCH = 'application/cloudevents-batch+json'
  const cloudEvent = {
    specversion: '1.0',
    id: '1',
    source: '/git',
    type: 'project.created',
    actor: 'cloud',
    subject: 'project:1',
  }

  test('are recorded one at a time, answered under the sender’s own id', async () => {
    const response = await post(cloudEvent, `${SINGLE}; charset=utf-8`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      results: [{ id: '1', status: 'recorded', awards: [{ badge: 'first-project' }] }],
    })
  })

  test('without a time are duplicates when they are sent again', async () => {
    expect(await (await post(cloudEvent, SINGLE)).json()).toMatchObject({ results: [{ id: '1', status: 'duplicate' }] })
  })

  test('are recorded in batches, item by item', async () => {
    const items = [
      cloudEvent,
      { ...cloudEvent, id: '2' },
      { ...cloudEvent, id: '3', specversion: '2' },
      { ...cloudEvent, source: '/x' },
      7,
    ]
    const { results } = await (await post(items, BATCH)).json()
    expect(results).toMatchObject([
      { id: '1', status: 'duplicate' },
      { id: '2', status: 'recorded' },
      { id: '3', status: 'rejected', problem: { code: 'invalid_cloud_event', field: 'specversion', status: 422 } },
      { id: '1', status: 'recorded' },
      { id: null, status: 'rejected', problem: { code: 'invalid_cloud_event' } },
    ])
  })

  test('that are none are answered with their problem', async () => {
    expect(await (await post({ ...cloudEvent, source: '' }, SINGLE)).json()).toMatchObject({
      code: 'invalid_cloud_event',
      field: 'source',
    })
    expect(await (await post(cloudEvent, BATCH)).json()).toMatchObject({
      code: 'invalid_request',
      detail: 'A batch of CloudEvents is a list.',
    })
  })
})

test('the error of the client is the one of the contract', async () => {
  await expect(client.recordEvents(created('', 1))).rejects.toBeInstanceOf(ApiError)
})
