import { describe, expect, test } from 'vitest'
import type { Filter } from './catalog.ts'
import type { LocalFact } from './event.ts'
import { compare, matches, readField } from './filter.ts'

const pushed: LocalFact = {
  id: 'e1',
  type: 'code.pushed',
  at: 0,
  actor: 'ada',
  owner: null,
  target: 'project:17',
  value: 3,
  zone: 'UTC',
  day: 0,
  dayStart: 0,
  other: null,
  data: {
    kind: 'project',
    score: 100,
    text: '100',
    draft: false,
    nothing: null,
    author: { name: 'Ada' },
    'odd-key': 1,
  },
}

function answer(filter: Filter): boolean {
  return matches(filter, pushed)
}

describe('reading a field', () => {
  test('an event gives its own fields and what lies in its data', () => {
    expect(readField(pushed, 'actor')).toBe('ada')
    expect(readField(pushed, 'data.author.name')).toBe('Ada')
    expect(readField(pushed, 'data.odd-key')).toBe(1)
  })

  test('what is absent or null is undefined', () => {
    for (const field of ['owner', 'data.nothing', 'data.missing', 'data.kind.deeper', 'data.nothing.deeper']) {
      expect(readField(pushed, field)).toBeUndefined()
    }
    expect(readField({ ...pushed, data: null }, 'data.kind')).toBeUndefined()
  })

  test('what every object has by nature is not a field', () => {
    for (const field of ['data.constructor', 'data.toString', 'data.kind.length', 'data.__proto__']) {
      expect(readField(pushed, field)).toBeUndefined()
    }
  })
})

describe('asking', () => {
  test('equals compares with one value of the same kind', () => {
    expect(answer({ kind: 'equals', field: 'data.kind', value: 'project' })).toBe(true)
    expect(answer({ kind: 'equals', field: 'data.draft', value: false })).toBe(true)
    expect(answer({ kind: 'equals', field: 'data.score', value: '100' })).toBe(false)
    expect(answer({ kind: 'equals', field: 'data.missing', value: 'project' })).toBe(false)
  })

  test('in compares with several values', () => {
    expect(answer({ kind: 'in', field: 'type', values: ['project.updated', 'code.pushed'] })).toBe(true)
    expect(answer({ kind: 'in', field: 'owner', values: ['ada', 'bo'] })).toBe(false)
  })

  test('B4 numbers compare as numbers', () => {
    expect(answer({ kind: 'compare', field: 'data.score', op: '>', value: 30 })).toBe(true)
    expect(answer({ kind: 'compare', field: 'value', op: '<=', value: 3 })).toBe(true)
  })

  test('B4 text is never compared with a number, nor is what is absent', () => {
    for (const op of ['>=', '>', '<=', '<', '='] as const) {
      expect(answer({ kind: 'compare', field: 'data.text', op, value: 100 })).toBe(false)
      expect(answer({ kind: 'compare', field: 'data.missing', op, value: 0 })).toBe(false)
    }
  })

  test('present asks whether a field is there at all', () => {
    expect(answer({ kind: 'present', field: 'data.draft' })).toBe(true)
    expect(answer({ kind: 'present', field: 'data.nothing' })).toBe(false)
    expect(answer({ kind: 'present', field: 'owner' })).toBe(false)
  })

  test('all, any and not combine', () => {
    const yes: Filter = { kind: 'equals', field: 'actor', value: 'ada' }
    const no: Filter = { kind: 'present', field: 'owner' }
    expect(answer({ kind: 'all', of: [yes, yes] })).toBe(true)
    expect(answer({ kind: 'all', of: [yes, no] })).toBe(false)
    expect(answer({ kind: 'any', of: [no, yes] })).toBe(true)
    expect(answer({ kind: 'any', of: [no, no] })).toBe(false)
    expect(answer({ kind: 'not', of: no })).toBe(true)
  })
})

test.each([
  ['>=', [false, true, true]],
  ['>', [false, false, true]],
  ['<=', [true, true, false]],
  ['<', [true, false, false]],
  ['=', [false, true, false]],
] as const)('%s compares below, at and above its bound', (op, expected) => {
  expect([29, 30, 31].map((value) => compare(value, op, 30))).toEqual(expected)
})
