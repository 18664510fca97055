import { describe, expect, test } from 'vitest'
import type { Fact } from './event.ts'
import { foldMetric } from './metric.ts'
import { PERSON, pairScope, States } from './state.ts'
import { counted, happened, here, metricOf, valueOn } from './test-support/happenings.ts'

const DATE = '2026-07-27'

function many(count: number, type = 'gave', fields: Partial<Fact> = {}, date = DATE): readonly Fact[] {
  return Array.from({ length: count }, (_, index) => {
    const at = Date.parse(`${date}T08:00:00Z`) + index * 1000
    return happened(type, at, { target: `post:${index}`, ...fields })
  })
}

describe('a cap by period', () => {
  const daily = metricOf({ kind: 'count', of: ['gave'], caps: [{ most: 10, every: 'day' }] })

  test('counts no more than it allows on a day, and anew on the next', () => {
    expect(valueOn(DATE, daily, many(15))).toBe(10)
    expect(valueOn(DATE, daily, [...many(15), ...many(3, 'gave', {}, '2026-07-28')])).toBe(13)
  })

  test('D5 what is over the cap is told to those who ask why', () => {
    const states = new States()
    const outcomes = many(11).map((fact) => foldMetric({ m: daily }, 'm', daily, here(fact), states))
    expect(outcomes.slice(9)).toEqual(['counted', 'capped'])
  })

  test('a sum is capped by events, not by its amount', () => {
    const sum = metricOf({ kind: 'sum', of: ['gave'], caps: [{ most: 2, every: 'week' }] })
    expect(valueOn(DATE, sum, many(5, 'gave', { value: 20 }))).toBe(40)
  })

  test('only what counts takes room', () => {
    const distinct = metricOf({ kind: 'distinct', of: ['gave'], by: 'target', caps: [{ most: 2, every: 'day' }] })
    expect(valueOn(DATE, distinct, [...many(5, 'gave', { target: 'post:1' }), ...many(5)])).toBe(2)
    const where = { kind: 'equals', field: 'value', value: 2 }
    const filtered = metricOf({ ...daily, caps: [{ most: 2, every: 'day' }], where })
    expect(valueOn(DATE, filtered, [...many(5), ...many(1, 'gave', { value: 2 })])).toBe(1)
  })

  test('two caps hold together: what one refuses takes no room in the other', () => {
    const caps = [
      { most: 2, every: 'day' },
      { most: 5, every: 'week' },
    ]
    const both = metricOf({ kind: 'count', of: ['gave'], caps })
    const week = ['2026-07-27', '2026-07-28', '2026-07-29', '2026-07-30'].flatMap((date) => many(4, 'gave', {}, date))
    expect(valueOn(DATE, both, week.slice(0, 8))).toBe(4)
    expect(valueOn(DATE, both, week)).toBe(5)
  })

  test('a traveller whose day steps back meets the room that was left on it', () => {
    const metric = metricOf({ kind: 'count', of: ['gave'], caps: [{ most: 1, every: 'day' }] })
    const zones = ['UTC', '+14:00', 'UTC', '-12:00', '-12:00', '+14:00']
    const facts = zones.map((zone, index) => happened('gave', Date.parse('2026-08-02T11:00:00Z') + index, { zone }))
    expect(valueOn(DATE, metric, facts)).toBe(3)
  })

  test('a cap and a window count together', () => {
    const window = { kind: 'calendar', unit: 'day' }
    const metric = metricOf({ kind: 'count', of: ['gave'], caps: [{ most: 3, every: 'week' }], window })
    expect(valueOn('2026-07-28', metric, [...many(2), ...many(5, 'gave', {}, '2026-07-28')])).toBe(1)
  })
})

describe('a cap by minutes', () => {
  const hourly = metricOf({ kind: 'count', of: ['gave'], caps: [{ most: 2, every: { minutes: 60 } }] })
  const atMinutes = (...minutes: readonly number[]) =>
    minutes.map((minute) => happened('gave', Date.parse('2026-07-27T10:00:00Z') + minute * 60_000))

  test('D9 two within any hour: at 0, 54 and 108 minutes all three count', () => {
    expect(valueOn(DATE, hourly, atMinutes(0, 54, 108))).toBe(3)
  })

  test('a third within the hour does not count, one an hour after the first does', () => {
    expect(valueOn(DATE, hourly, atMinutes(0, 54, 59))).toBe(2)
    expect(valueOn(DATE, hourly, atMinutes(0, 54, 60))).toBe(3)
  })

  test('what did not count takes no room', () => {
    expect(valueOn(DATE, hourly, atMinutes(0, 10, 20, 30, 60, 70))).toBe(4)
  })

  test('D8 minutes are minutes, over an hour that the clocks repeat and in every zone', () => {
    const facts = ['2026-10-25T00:30:00Z', '2026-10-25T01:00:00Z', '2026-10-25T01:29:00Z', '2026-10-25T01:30:00Z']
    expect(
      valueOn(
        DATE,
        hourly,
        facts.map((at) => happened('gave', at, { zone: 'Europe/Berlin' })),
      ),
    ).toBe(3)
  })
})

describe('a cap between two people', () => {
  const pair = metricOf({
    kind: 'count',
    of: ['gave'],
    credit: 'either',
    caps: [{ most: 3, every: 'day', of: 'pair' }],
  })

  test('D3 two who give to each other 500 times a day get 3 for it, and others still count', () => {
    const mutual = many(500).flatMap((fact, index) => [
      { ...fact, owner: 'bo' },
      { ...fact, id: `back${index}`, actor: 'bo', owner: 'ada' },
    ])
    expect(valueOn(DATE, pair, mutual)).toBe(3)
    expect(valueOn(DATE, pair, [...mutual, ...many(2, 'gave', { owner: 'cy' })])).toBe(5)
  })

  test('is kept beside the person, for the two', () => {
    const states = counted(pair, many(1, 'gave', { owner: 'bo' }))
    expect([...states.touched]).toEqual([pairScope('bo'), PERSON])
  })

  test('says nothing of an event in which nobody else took part', () => {
    expect(valueOn(DATE, pair, many(5))).toBe(5)
  })
})

describe('a cap on things that come and go', () => {
  const live = metricOf({
    kind: 'live',
    things: [{ added: ['gave'], removed: ['took'] }],
    by: 'target',
    caps: [{ most: 10, every: 'day' }],
  })
  const given = many(15)
  const taken = (count: number, date = DATE) => many(count, 'took', {}, date)

  test('D4 of 15 given 10 count, and still 10 when 3 of the first are taken away', () => {
    expect(valueOn(DATE, live, given)).toBe(10)
    expect(valueOn(DATE, live, [...given, ...taken(3)])).toBe(10)
    expect(valueOn(DATE, live, [...given, ...taken(6)])).toBe(9)
    expect(valueOn(DATE, live, [...given, ...taken(15)])).toBe(0)
  })

  test('D4 it does not matter which of them are taken away, nor when', () => {
    const last = given.slice(12).map((fact) => ({ ...fact, type: 'took' }))
    expect(valueOn(DATE, live, [...given, ...last])).toBe(10)
    const later = ['2026-07-28', '2026-07-29', '2026-07-30', '2026-07-31'].flatMap((date) =>
      many(15, 'gave', {}, date).map((fact) => ({ ...fact, target: `${date}:${fact.target}` })),
    )
    expect(valueOn(DATE, live, [...given, ...later, ...taken(3, '2027-01-01')])).toBe(50)
    expect(valueOn(DATE, live, [...given, ...later, ...taken(6, '2027-01-01')])).toBe(49)
  })

  test('C2 giving and taking the same thing all day is no way around', () => {
    const loop = Array.from({ length: 20 }, () => [...many(1), ...taken(1)]).flat()
    expect(valueOn(DATE, live, loop)).toBe(0)
    expect(valueOn(DATE, live, [...loop, ...many(1)])).toBe(1)
  })
})
