import { describe, expect, test } from 'vitest'
import { elapse } from './advance.ts'
import { reach } from './define.ts'
import type { Fact } from './event.ts'
import { PERSON } from './state.ts'
import { badge, catalogOf, happened, instantOf, metricOf, Person, tell } from './test-support/happenings.ts'

const metrics = {
  posts: metricOf({ kind: 'count', of: ['posted'] }),
  inWeek: metricOf({ kind: 'count', of: ['posted'], window: { kind: 'calendar', unit: 'week' } }),
  inWinter: metricOf({
    kind: 'count',
    of: ['posted'],
    window: { kind: 'season', season: 'winter', from: '12-01', to: '02-29' },
  }),
}

function withBadge(fields: object, options: ConstructorParameters<typeof Person>[1] = {}) {
  return new Person(
    catalogOf({ metrics, badges: { it: { ...badge, criteria: reach('posts', 1), ...fields } } }),
    options,
  )
}

const posted = (at: string, fields: Partial<Fact> = {}) => happened('posted', at, fields)

describe('when a badge can be earned', () => {
  test('E10 a draft is never earned', () => {
    expect(withBadge({ status: 'draft' }).told(posted('2026-07-01'))).toEqual([])
  })

  test('on its first and its last day it can, before and after not', () => {
    const available = { from: '2026-07-01', until: '2026-07-31' }
    const on = (date: string) => withBadge({ available }).told(posted(date))
    expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map(on)).toEqual([[], ['+it'], ['+it'], []])
  })

  test('E7 a retired badge can be earned until its last day, and stays with those who hold it', () => {
    const retired = { status: 'retired', available: { until: '2026-07-31' } }
    const person = withBadge(retired)
    expect(person.told(posted('2026-07-31'), posted('2026-08-01'))).toEqual(['+it'])
    expect(withBadge(retired).told(posted('2026-08-01'))).toEqual([])
  })

  test('its days are those on the calendar of the person', () => {
    const available = { from: '2026-07-01' }
    const night = posted('2026-06-30T22:30:00Z')
    expect(withBadge({ available }).told(night)).toEqual([])
    expect(withBadge({ available }, { zones: [[0, 'Europe/Berlin']] }).told(night)).toEqual(['+it'])
  })
})

describe('once for each period or season', () => {
  test('G5 a badge for each week is earned once in it and again in the next, and all are kept', () => {
    const person = withBadge({ criteria: reach('inWeek', 2), once: 'period' })
    const dates = ['2026-07-27', '2026-07-28', '2026-07-29', '2026-08-03', '2026-08-04', '2026-12-31', '2027-01-03']
    expect(person.told(...dates.map((date) => posted(date)))).toEqual(['+it 2026-W31', '+it 2026-W32', '+it 2026-W53'])
    expect(Object.keys(person.states.read(PERSON)?.badges ?? {})).toHaveLength(3)
  })

  test('a badge for each season is called by the year in which the season began', () => {
    const person = withBadge({ criteria: reach('inWinter', 1), once: 'season' })
    const dates = ['2026-11-30', '2026-12-31', '2027-01-01', '2027-03-01', '2027-12-01']
    expect(person.told(...dates.map((date) => posted(date)))).toEqual(['+it winter-2026', '+it winter-2027'])
  })

  test('a live one ends with its season, by time alone', () => {
    const person = withBadge({ criteria: reach('inWinter', 1), once: 'season', truth: 'live' })
    person.did(posted('2026-12-31'))
    expect(tell(elapse(person.rules, person.states, instantOf('2027-02-28T23:59:59Z')))).toEqual([])
    expect(elapse(person.rules, person.states, instantOf('2027-03-01')).changes).toMatchObject([
      { kind: 'lost', instance: 'winter-2026', lostAt: instantOf('2027-03-01T00:00:00Z') },
    ])
  })

  test('F30 an event at the turn of the week belongs to that of the person, in summer and in winter', () => {
    const person = withBadge({ criteria: reach('inWeek', 1), once: 'period' }, { zones: [[0, 'Europe/Berlin']] })
    const facts = ['2026-07-26T21:59:00Z', '2026-07-26T22:00:00Z', '2026-12-27T22:59:00Z', '2026-12-27T23:00:00Z']
    expect(person.told(...facts.map((at) => posted(at)))).toEqual([
      '+it 2026-W30',
      '+it 2026-W31',
      '+it 2026-W52',
      '+it 2026-W53',
    ])
  })
})

describe('a limited number', () => {
  function shop(most: number) {
    const claimed: string[] = []
    const released: string[] = []
    const claim = (id: string) => claimed.length < most && claimed.push(id) > 0
    return { claimed, released, options: { claim, release: (id: string) => void released.push(id) } }
  }

  test('B15 the badge is earned as long as there is one left, and asked for once', () => {
    const { claimed, options } = shop(1)
    expect(withBadge({ supply: { most: 1 } }, options).told(posted('2026-07-01'), posted('2026-07-02'))).toEqual([
      '+it',
    ])
    expect(withBadge({ supply: { most: 1 } }, options).told(posted('2026-07-01'))).toEqual([])
    expect(claimed).toEqual(['it'])
  })

  test('B15 who came too late has the next chance with the next event', () => {
    let left = 0
    const person = withBadge({ supply: { most: 1 } }, { claim: () => left > 0 })
    expect(person.told(posted('2026-07-01'))).toEqual([])
    left = 1
    expect(person.told(posted('2026-07-02'))).toEqual(['+it'])
  })

  test('no other badge asks, and whoever was revoked takes none', () => {
    const { claimed, released, options } = shop(5)
    withBadge({}, options).did(posted('2026-07-01'))
    const revoked = happened('laurel.revoked', '2026-07-01', { actor: null, owner: 'ada', data: { badge: 'it' } })
    withBadge({ supply: { most: 5 } }, options).did(revoked, posted('2026-07-02'))
    expect([claimed, released]).toEqual([[], []])
  })

  test('one that is lost is given back', () => {
    const { released, options } = shop(5)
    const person = withBadge(
      { supply: { most: 5, release: true }, truth: 'live', criteria: reach('inWeek', 1) },
      options,
    )
    person.did(posted('2026-07-01'))
    elapse(person.rules, person.states, instantOf('2026-08-01'), options)
    expect(released).toEqual(['it'])
  })
})

describe('beginning anew', () => {
  const reset = (at: string) => happened('laurel.reset', at, { actor: null, owner: 'ada' })
  const decided = (type: string, at: string) =>
    happened(`laurel.${type}`, at, { actor: null, owner: 'ada', data: { badge: 'it' } })

  test('C14 everything counted is gone, and a badge goes or stays as its policy says', () => {
    const kept = withBadge({})
    expect(kept.told(posted('2026-07-01'), reset('2026-07-02'))).toEqual(['+it'])
    expect(kept.value('posts', '2026-07-02')).toBe(0)
    const lost = withBadge({ reset: 'lose' })
    expect(lost.did(posted('2026-07-01'), reset('2026-07-02')).changes[1]).toMatchObject({
      kind: 'lost',
      by: 'manual',
      reason: 'reset',
    })
    expect(lost.told(posted('2026-07-03'))).toEqual(['+it'])
  })

  test('C14 a live badge is no longer true, and one granted by hand stays', () => {
    const person = withBadge({ truth: 'live' })
    expect(person.told(posted('2026-07-01'), reset('2026-07-02'))).toEqual(['+it', '-it'])
    const given = withBadge({ truth: 'live' })
    expect(given.told(decided('granted', '2026-07-01'), reset('2026-07-02'))).toEqual(['+it'])
    expect(given.did(posted('2026-07-03')).changes).toMatchObject([{ kind: 'updated', times: 1 }])
  })

  test('C6 it lifts no revocation', () => {
    const person = withBadge({ reset: 'lose' })
    expect(person.told(posted('2026-07-01'), decided('revoked', '2026-07-02'))).toEqual(['+it', '-it'])
    expect(person.told(reset('2026-07-03'), posted('2026-07-04'))).toEqual([])
  })

  test('C14 a live badge that needs only one that stays is not lost', () => {
    const badges = {
      it: { ...badge, criteria: reach('posts', 1) },
      needsIt: { ...badge, truth: 'live', criteria: { kind: 'holds', badge: 'it' } },
    } as const
    const person = new Person(catalogOf({ metrics, badges }))
    expect(person.told(posted('2026-07-01'), reset('2026-07-02'))).toEqual(['+it', '+needsIt'])
  })

  test('D2 it lifts no block', () => {
    const liked = metricOf({ kind: 'count', of: ['liked'], credit: 'owner', notBlocked: true })
    const person = new Person(catalogOf({ metrics: { liked }, blocks: { by: ['blocked'] } }))
    const between = (type: string, at: string) => happened(type, at, { actor: 'bo', owner: 'ada' })
    person.did(between('blocked', '2026-07-01'), reset('2026-07-02'), between('liked', '2026-07-03'))
    expect(person.value('liked', '2026-07-03')).toBe(0)
  })
})

describe('the hours of the night', () => {
  const where = { kind: 'localTime', from: '00:00', to: '04:00' }
  const nights = { nights: metricOf({ kind: 'days', of: ['posted'], where }) }
  const owl = (zone: string) =>
    new Person(catalogOf({ metrics: nights, badges: { owl: { ...badge, criteria: reach('nights', 2) } } }), {}, zone)

  test('G3 both hours that are called two on the night the clocks go back are night, and one night', () => {
    const person = owl('Europe/Berlin')
    // Half past two in the morning, twice.
    expect(person.told(posted('2026-10-25T00:30:00Z'), posted('2026-10-25T01:30:00Z'))).toEqual([])
    expect(person.value('nights', '2026-10-25')).toBe(1)
    expect(person.told(posted('2026-10-25T23:30:00Z'))).toEqual(['+owl'])
  })

  test('G3 the night ends at four on the wall', () => {
    const person = owl('Europe/Berlin')
    person.did(posted('2026-10-25T02:59:59Z'), posted('2026-10-26T03:00:00Z'))
    expect(person.value('nights', '2026-10-26')).toBe(1)
  })

  test('G4 it is night where the event says, else where the person lives', () => {
    const person = owl('Europe/Berlin')
    person.did(posted('2026-06-01T16:00:00Z', { zone: 'Asia/Tokyo' }), posted('2026-06-01T16:00:00Z'))
    expect(person.value('nights', '2026-06-02')).toBe(1)
  })
})
