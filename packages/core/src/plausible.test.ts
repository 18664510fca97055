import { describe, expect, test } from 'vitest'
import { defineCatalog } from './define.ts'
import type { Fact } from './event.ts'
import { isPlausible } from './plausible.ts'
import { compileRules } from './rules.ts'

const noun = { en: '{count, plural, one {point} other {points}}' }
const rules = compileRules(
  defineCatalog({
    id: 'test',
    name: { en: 'Test' },
    events: { given: 'Points.', voted: 'A vote.', changed: 'Lines.', night: 'Points by night.' },
    categories: {},
    metrics: {
      points: { kind: 'sum', credit: 'actor', of: ['given'], plausible: 1_000, noun },
      score: { kind: 'peak', credit: 'owner', of: ['voted'], plausible: 10, noun },
      lines: {
        kind: 'sum',
        credit: 'actor',
        of: ['changed'],
        fields: ['data.added', 'data.removed'],
        plausible: 100,
        noun,
      },
      nightly: {
        kind: 'sum',
        credit: 'actor',
        of: ['night'],
        where: { kind: 'localTime', from: '00:00', to: '04:00' },
        plausible: 5,
        noun,
      },
    },
    badges: {},
  }),
)

function fact(type: string, more: Partial<Fact> = {}): Fact {
  const at = Date.parse('2026-03-02T02:00:00Z')
  return { id: 'e1', type, at, actor: 'ada', owner: null, target: null, value: 1, zone: null, data: null, ...more }
}

describe('D10 an amount', () => {
  test('is plausible up to what the metric says, and no further', () => {
    expect(isPlausible(rules, fact('given', { value: 1_000 }))).toBe(true)
    expect(isPlausible(rules, fact('given', { value: 1_001 }))).toBe(false)
  })

  test('counts in either direction', () => {
    expect(isPlausible(rules, fact('voted', { value: -11 }))).toBe(false)
    expect(isPlausible(rules, fact('changed', { data: { added: 60, removed: -60 } }))).toBe(false)
  })

  test('is that of the fields that are added up', () => {
    expect(isPlausible(rules, fact('changed', { value: 1_000_000, data: { added: 100 } }))).toBe(true)
    expect(isPlausible(rules, fact('changed', { data: { added: 'many' } }))).toBe(true)
  })

  test('is judged only by metrics that count the event', () => {
    expect(isPlausible(rules, fact('night', { value: 6 }))).toBe(false)
    expect(isPlausible(rules, fact('night', { value: 6, zone: 'Asia/Tokyo' }))).toBe(true)
    expect(isPlausible(rules, fact('unheard-of', { value: 1e15 }))).toBe(true)
  })
})
