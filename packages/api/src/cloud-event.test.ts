import { parseEvent } from '@laurel/core'
import { describe, expect, test } from 'vitest'
import { fromCloudEvent } from './cloud-event.ts'

const RECEIVED = new Date('2026-03-01T12:00:00Z')

const COMPLETE = {
  specversion: '1.0',
  id: '42',
  source: 'https://git.example/hooks',
  type: 'project.created',
  time: '2026-03-01T09:30:00Z',
  subject: 'project:17',
  actor: 'ada',
}

function map(change: object) {
  return fromCloudEvent({ ...COMPLETE, ...change }, RECEIVED)
}

describe('a CloudEvent', () => {
  test('becomes an event: type, time, subject, and who it is about', () => {
    expect(fromCloudEvent(COMPLETE, RECEIVED)).toEqual({
      event: {
        id: 'https://git.example/hooks 42',
        type: 'project.created',
        at: '2026-03-01T09:30:00Z',
        target: 'project:17',
        actor: 'ada',
        data: { source: 'https://git.example/hooks' },
      },
    })
  })

  test('is an event that the engine accepts', () => {
    const mapped = map({ data: { files: 3 } })
    expect(parseEvent('event' in mapped && mapped.event, RECEIVED.getTime())).toHaveProperty('fact')
  })

  test('of another source with the same id is another event', () => {
    expect(map({ source: '/other' })).not.toMatchObject({ event: { id: 'https://git.example/hooks 42' } })
  })

  test('takes actor, owner, value and zone from its data where it has no such attributes', () => {
    const data = { actor: 'bob', owner: 'eve', value: 2.5, zone: 'Europe/Berlin', files: 3 }
    expect(map({ actor: undefined, data })).toMatchObject({
      event: { actor: 'bob', owner: 'eve', value: 2.5, zone: 'Europe/Berlin', data: { files: 3 } },
    })
  })

  test('is judged by its attributes before its data', () => {
    expect(map({ value: '12.5', data: { actor: 'bob', value: 1 } })).toMatchObject({
      event: { actor: 'ada', value: 12.5 },
    })
  })

  test('leaves data of another type alone, as it is the sender’s own', () => {
    const mapped = map({ data: { value: 'high', owner: { id: 7 } } })
    expect(mapped).toMatchObject({ event: { data: { value: 'high', owner: { id: 7 } } } })
    expect(mapped).not.toHaveProperty('event.value')
    expect(mapped).not.toHaveProperty('event.owner')
  })

  test('keeps its own source in its data', () => {
    expect(map({ data: { source: 'web' } })).toMatchObject({ event: { data: { source: 'web' } } })
  })

  test('keeps data that is no object under a name', () => {
    expect(map({ data: [1, 2] })).toMatchObject({ event: { data: { content: [1, 2] } } })
  })

  test('takes an attribute that is null for one that is not there', () => {
    expect(map({ subject: null, zone: null, data: null })).not.toHaveProperty('event.target')
  })

  test('without a time happened when it was received, and is the same event when it is sent again', () => {
    const mapped = map({ time: undefined })
    const parsed = parseEvent('event' in mapped && mapped.event, RECEIVED.getTime())
    expect(parsed).toMatchObject({ fact: { at: RECEIVED.getTime() } })
  })
})

describe('what is no CloudEvent', () => {
  test.for([
    ['another version', { ...COMPLETE, specversion: '0.3' }, 'specversion'],
    ['no source', { ...COMPLETE, source: undefined }, 'source'],
    ['an empty id', { ...COMPLETE, id: '' }, 'id'],
    ['a type that is no text', { ...COMPLETE, type: 7 }, 'type'],
    ['a value that is no number', { ...COMPLETE, value: 'much' }, 'value'],
    ['a zone that is no text', { ...COMPLETE, zone: 2 }, 'zone'],
  ] as const)('is refused for %s', ([, input, field]) => {
    expect(fromCloudEvent(input, RECEIVED)).toMatchObject({ problem: { code: 'invalid_cloud_event', field } })
  })

  test.for([null, 7, 'text', [COMPLETE]])('is refused when it is %j', (input) => {
    const problem = { code: 'invalid_cloud_event', message: expect.stringContaining('must be an object') }
    expect(fromCloudEvent(input, RECEIVED)).toEqual({ problem })
  })
})
