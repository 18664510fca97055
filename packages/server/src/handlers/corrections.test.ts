import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()
const community = await openCommunity(url)
afterAll(() => community.laurel.close())
const client = await community.client('admin')

async function badgesOf(person: string): Promise<readonly string[]> {
  const { highlights } = await client.profile(person)
  return highlights.map((highlight) => highlight.badge)
}

describe('correcting an event', () => {
  test('takes what it earned, and gives it back', async () => {
    await client.recordEvents(created('ada', 1))
    expect(await client.retractEvent('ada-1', { reason: 'Spam' })).toEqual({ status: 'done' })
    expect(await badgesOf('ada')).toEqual([])
    expect(await client.retractEvent('ada-1', { reason: 'Spam' })).toEqual({ status: 'already' })
    expect(await client.reinstateEvent('ada-1', { reason: 'It was none' })).toEqual({ status: 'done' })
    expect(await badgesOf('ada')).toEqual(['first-project'])
    expect(await client.replaceEvent('ada-1', { reason: 'Counted twice', value: 0.5 })).toEqual({ status: 'done' })
  })

  test('waits for an event that a named person does not have yet', async () => {
    expect(await client.retractEvent('eve-1', { reason: 'Spam', person: 'eve' })).toEqual({ status: 'waiting' })
    expect(await client.recordEvents(created('eve', 1))).toEqual({
      results: [{ id: 'eve-1', status: 'recorded', ignored: 'retracted', awards: [] }],
    })
  })

  test('finds an event whose id needs encoding', async () => {
    await client.recordEvents({ ...created('fay', 1), id: 'a/b 1' })
    expect(await client.retractEvent('a/b 1', { reason: 'Spam' })).toEqual({ status: 'done' })
  })

  test('needs to know whose it is where several people have one', async () => {
    await client.recordEvents({
      events: [
        { ...created('guy', 1), id: 'same' },
        { ...created('hal', 1), id: 'same' },
      ],
    })
    await expect(client.retractEvent('same', { reason: 'Spam' })).rejects.toMatchObject({
      status: 409,
      code: 'ambiguous_event',
      message: expect.stringContaining('"guy", "hal"'),
    })
    expect(await client.retractEvent('same', { reason: 'Spam', person: 'hal' })).toEqual({ status: 'done' })
    expect(await badgesOf('guy')).toEqual(['first-project'])
  })

  test('of an event that nobody has is a 404', async () => {
    await expect(client.reinstateEvent('none', { reason: 'Why not' })).rejects.toMatchObject({
      status: 404,
      code: 'unknown_event',
    })
  })

  test.for([
    ['/events/ada-1/retract', {}, 'reason'],
    ['/events/ada-1/retract', { reason: 'Spam', resaon: 'Spam' }, 'resaon'],
    ['/events/ada-1/replace', { reason: 'Spam' }, 'value'],
    ['/events/ada-1/replace', { reason: 'Spam', value: 0.12345678 }, 'value'],
  ] as const)('%s with %j is refused at %s', async ([path, body, field]) => {
    const key = await community.key('admin')
    const response = await community.request(path, { method: 'POST', body: JSON.stringify(body), key })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ field })
  })

  test('is for administrators, as is the queue', async () => {
    const writer = await community.client('events:write', 'read')
    await expect(writer.retractEvent('ada-1', { reason: 'Spam' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(writer.reviewQueue()).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('names the key where nobody is named', async () => {
    const retract = vi.spyOn(community.laurel, 'retract')
    await client.recordEvents(created('ida', 1))
    await client.retractEvent('ida-1', { reason: 'Spam' })
    expect(retract).toHaveBeenLastCalledWith({ event: 'ida-1', reason: 'Spam', by: 'a test' })
    await client.retractEvent('ida-1', { reason: 'Spam', by: 'grace', person: 'ida' })
    expect(retract).toHaveBeenLastCalledWith({ event: 'ida-1', reason: 'Spam', by: 'grace', person: 'ida' })
  })
})

describe('correction events among other events', () => {
  test('are recorded by whoever may send events, and are answered with what is wrong with them', async () => {
    const writer = await community.client('events:write')
    const retraction = { id: 'r1', type: 'laurel.retracted', at: '2026-03-01T11:00:00Z', actor: 'joy' }
    const { results } = await writer.recordEvents({
      events: [created('joy', 1), { ...retraction, data: { event: 'joy-1' } }, { ...retraction, id: 'r2' }],
    })
    expect(results.map(({ status, ignored }) => [status, ignored])).toEqual([
      ['recorded', 'retracted'],
      ['recorded', undefined],
      ['rejected', undefined],
    ])
    await expect(writer.recordEvents({ ...retraction, type: 'laurel.odd' })).rejects.toMatchObject({
      status: 422,
      code: 'reserved_event_type',
    })
  })
})

test('the review queue is empty where nothing is too large to be true', async () => {
  expect(await client.reviewQueue({ limit: 1 })).toEqual({ items: [], next: null })
  await expect(client.reviewQueue({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_cursor' })
})
