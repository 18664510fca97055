import { describe, expect, test } from 'vitest'
import { byOccurrence, CLOCK_SKEW, type Fact, parseEvent, peopleOf, subjectOf } from './event.ts'
import type { Problem } from './problem.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')

const liked = { id: 'e1', type: 'reaction.given', at: '2026-03-01T10:30:00+01:00', actor: 'ada', owner: 'bo' }

function accept(fields: object): Fact {
  const parsed = parseEvent({ ...liked, ...fields }, NOW)
  if ('problem' in parsed) throw new Error(`Refused: ${parsed.problem.message}`)
  return parsed.fact
}

function refuse(fields: object): Problem {
  return problemOf({ ...liked, ...fields })
}

function problemOf(input: unknown): Problem {
  const parsed = parseEvent(input, NOW)
  if ('fact' in parsed) throw new Error('Accepted.')
  return parsed.problem
}

test('an event becomes a fact with every gap filled', () => {
  expect(accept({})).toEqual({
    id: 'e1',
    type: 'reaction.given',
    at: Date.parse('2026-03-01T09:30:00Z'),
    actor: 'ada',
    owner: 'bo',
    target: null,
    value: 1,
    zone: null,
    data: null,
  })
})

describe('who', () => {
  test('an actor alone or an owner alone is enough', () => {
    expect(accept({ owner: undefined })).toMatchObject({ actor: 'ada', owner: null })
    expect(accept({ actor: undefined })).toMatchObject({ actor: null, owner: 'bo' })
  })

  test('an event of nobody is refused', () => {
    expect(refuse({ actor: undefined, owner: undefined })).toMatchObject({ code: 'invalid_event', field: 'actor' })
  })

  test('an event is stored under its actor, and credits each person once', () => {
    expect(subjectOf(accept({}))).toBe('ada')
    expect(peopleOf(accept({}))).toEqual(['ada', 'bo'])
    expect(peopleOf(accept({ owner: 'ada' }))).toEqual(['ada'])
    expect(peopleOf(accept({ actor: undefined }))).toEqual(['bo'])
    expect(peopleOf(accept({ owner: undefined }))).toEqual(['ada'])
  })
})

describe('when', () => {
  test('A8 an event beyond the skew of clocks is refused with its reason', () => {
    const at = new Date(NOW + CLOCK_SKEW + 1).toISOString()
    expect(refuse({ at })).toMatchObject({ code: 'event_in_future', field: 'at' })
  })

  test('A8 an event within the skew counts as happening when it was received', () => {
    expect(accept({ at: new Date(NOW + CLOCK_SKEW).toISOString() }).at).toBe(NOW)
    expect(accept({ at: new Date(NOW + 1).toISOString() }).at).toBe(NOW)
  })

  test('an event of the past keeps its own time', () => {
    expect(accept({ at: new Date(NOW - 1).toISOString() }).at).toBe(NOW - 1)
  })

  test('a date before 1900 is taken for a mistake', () => {
    expect(refuse({ at: '1899-12-31T23:59:59Z' })).toMatchObject({ code: 'event_too_old', field: 'at' })
    expect(accept({ at: '1900-01-01T00:00:00Z' }).at).toBe(Date.UTC(1900, 0, 1))
  })

  test.each([
    ['30 February', '2026-02-30T10:00:00Z'],
    ['29 February of a common year', '2025-02-29T10:00:00Z'],
    ['the hour 24', '2026-02-01T24:00:00Z'],
    ['no offset', '2026-02-01T10:00:00'],
    ['no time', '2026-02-01'],
    ['seconds since 1970', 1_767_225_600],
  ])('%s is not a date and time', (_, at) => {
    expect(refuse({ at })).toMatchObject({ code: 'invalid_event', field: 'at' })
  })

  test('29 February of a leap year is a date', () => {
    expect(accept({ at: '2024-02-29T10:00:00Z' }).at).toBe(Date.UTC(2024, 1, 29, 10))
  })

  test('a zone is an IANA name or an offset', () => {
    expect(accept({ zone: 'Africa/Cairo' }).zone).toBe('Africa/Cairo')
    expect(accept({ zone: '-07:00' }).zone).toBe('-07:00')
    for (const zone of ['Mars/Olympus', '+25:00', '']) expect(refuse({ zone })).toMatchObject({ field: 'zone' })
  })

  test('D7 events of the same millisecond are ordered by id', () => {
    const facts = [accept({ id: 'b' }), accept({ id: 'c', at: '2026-01-01T00:00:00Z' }), accept({ id: 'a' })]
    expect(facts.toSorted(byOccurrence).map((fact) => fact.id)).toEqual(['c', 'a', 'b'])
  })
})

describe('how much', () => {
  test.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['1e309 out of JSON', JSON.parse('1e309')],
    ['text', '5'],
    ['0.1 + 0.2, which has drifted', 0.1 + 0.2],
    ['seven decimals', 0.1234567],
    ['2^53', 2 ** 53],
    ['-2^53', -(2 ** 53)],
  ])('A13 %s is no value', (_, value) => {
    expect(refuse({ value })).toMatchObject({ code: 'invalid_event', field: 'value' })
  })

  test('A13 minus zero is zero', () => {
    expect(Object.is(accept({ value: -0 }).value, 0)).toBe(true)
  })

  test('A13 the largest exact number and six decimals are values', () => {
    expect(accept({ value: Number.MAX_SAFE_INTEGER }).value).toBe(9_007_199_254_740_991)
    expect(accept({ value: -0.000001 }).value).toBe(-0.000001)
  })
})

describe('names', () => {
  test.each([
    ['NUL', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['a control character', 'a\u007fb'],
    ['half a surrogate pair', 'a\ud83d'],
    ['201 characters', 'a'.repeat(201)],
    ['nothing', ''],
  ])('no name has %s', (_, name) => {
    for (const field of ['id', 'type', 'actor', 'owner', 'target']) {
      expect(refuse({ [field]: name })).toMatchObject({ code: 'invalid_event', field })
    }
  })

  test('a name may have any letters, and 200 of them', () => {
    expect(accept({ actor: 'Zoë 😜 名前' }).actor).toBe('Zoë 😜 名前')
    expect(accept({ target: '😜'.repeat(200) }).target).toHaveLength(400)
  })

  test('a field that no event has is named', () => {
    expect(refuse({ acter: 'ada' })).toEqual({
      code: 'unknown_field',
      field: 'acter',
      message: 'An event has no field "acter"; put extra facts into data.',
    })
  })

  test('null is not the same as leaving a field out', () => {
    expect(refuse({ target: null })).toMatchObject({ code: 'invalid_event', field: 'target' })
  })

  test.each([[null], [7], ['e1'], [[liked]]])('%j is no event', (input) => {
    expect(problemOf(input)).toMatchObject({ code: 'invalid_event' })
  })
})

describe('data', () => {
  test('anything that JSON can write is kept as it is', () => {
    const data = { kind: 'project', tags: ['a', 'b'], deep: { size: 1.5, draft: false, none: null } }
    expect(accept({ data }).data).toEqual(data)
  })

  test('more than 16,384 characters are refused', () => {
    const wrapping = JSON.stringify({ text: '' }).length
    expect(accept({ data: { text: 'x'.repeat(16_384 - wrapping) } }).data).not.toBeNull()
    expect(refuse({ data: { text: 'x'.repeat(16_385 - wrapping) } })).toMatchObject({ field: 'data' })
  })

  test('what PostgreSQL cannot store is refused, in values and in keys', () => {
    for (const text of ['a\u0000b', '\ud83d', '\ude1c']) {
      expect(refuse({ data: { text } })).toMatchObject({ field: 'data' })
      expect(refuse({ data: { [text]: 1 } })).toMatchObject({ field: 'data' })
      expect(refuse({ data: { list: [{ text }] } })).toMatchObject({ field: 'data' })
    }
  })

  test('text that only looks like an escape is kept', () => {
    expect(accept({ data: { text: '\\u0000 and \\ud83d and 😜' } }).data).toEqual({
      text: '\\u0000 and \\ud83d and 😜',
    })
  })

  test('what is not JSON is refused with a sentence', () => {
    for (const value of [Number.NaN, undefined, new Date(NOW), 10n]) {
      expect(refuse({ data: { value } }).message).toMatch(/as JSON can write them/)
    }
    expect(refuse({ data: ['list'] })).toMatchObject({ field: 'data', message: 'data must be an object.' })
  })

  test('nesting without end is refused and does not break the parser', () => {
    const deep = JSON.parse(`${'['.repeat(8000)}${']'.repeat(8000)}`)
    expect(refuse({ data: { deep } })).toMatchObject({ code: 'invalid_event', field: 'data' })
    const circle: Record<string, unknown> = {}
    circle.again = circle
    expect(refuse({ data: circle })).toMatchObject({ code: 'invalid_event', field: 'data' })
  })
})
