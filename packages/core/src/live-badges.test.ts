import { describe, expect, test } from 'vitest'
import { elapse } from './advance.ts'
import { allOf, anyOf, holding, reach } from './define.ts'
import type { Fact } from './event.ts'
import { heldSince } from './holding.ts'
import { PERSON, States } from './state.ts'
import { badge, catalogOf, happened, instantOf, metricOf, Person, tell } from './test-support/happenings.ts'

const week = { kind: 'calendar', unit: 'week' } as const
const rolling = { kind: 'rolling', days: 7 } as const
const live = { ...badge, truth: 'live' } as const

const metrics = {
  inWeek: metricOf({ kind: 'count', of: ['posted'], window: week }),
  inDay: metricOf({ kind: 'count', of: ['posted'], window: { kind: 'calendar', unit: 'day' } }),
  inSevenDays: metricOf({ kind: 'count', of: ['posted'], window: rolling }),
  posts: metricOf({ kind: 'live', things: [{ added: ['posted'], removed: ['deleted'] }], by: 'target' }),
}

const catalog = catalogOf({
  metrics,
  badges: {
    friend: { ...live, criteria: holding('active') },
    active: { ...live, criteria: reach('inWeek', 1) },
    busy: { ...live, criteria: reach('inSevenDays', 2) },
    weekly: { ...live, criteria: reach('inWeek', 2), once: 'period' },
    writer: { ...live, criteria: reach('posts', 1) },
  },
})

const posted = (at: string, fields: Partial<Fact> = {}) => happened('posted', at, { target: at, ...fields })
const only = (told: readonly string[], id: string) => told.filter((change) => change.slice(1).split(' ')[0] === id)

/** Ada after facts, and what time alone did up to an instant. */
function after(facts: readonly Fact[], until: string) {
  const person = new Person(catalog)
  person.did(...facts)
  return { person, elapsed: elapse(person.rules, person.states, instantOf(until)) }
}

describe('a live badge over a window', () => {
  test('G1 is held until its instant and ends without an event', () => {
    const { person, elapsed } = after([posted('2026-07-28')], '2026-08-02T23:59:59.999Z')
    expect(elapsed.changes).toEqual([])
    const midnight = instantOf('2026-08-03T00:00:00Z')
    expect(elapse(person.rules, person.states, midnight).changes).toEqual(
      ['active', 'friend'].map((id) => ({
        kind: 'lost',
        badge: id,
        instance: '',
        lostAt: midnight,
        by: 'cascade',
        reason: null,
      })),
    )
  })

  test('G1 the fold of a later fact ends it at the same instant as time does', () => {
    const first = [posted('2026-07-28'), posted('2026-07-29')]
    const { person, elapsed } = after(first, '2026-08-20')
    const swept = [...tell(elapsed), ...person.told(posted('2026-08-20'))]
    const other = new Person(catalog)
    other.did(...first)
    const folded = other.did(posted('2026-08-20', { target: '2026-08-20' }))
    expect(tell(folded)).toEqual(swept)
    expect([...other.states.scopes()]).toEqual([...person.states.scopes()])
  })

  test('G1 time that passes twice changes nothing more', () => {
    const { person } = after([posted('2026-07-28')], '2026-08-20')
    expect(elapse(person.rules, person.states, instantOf('2026-08-20')).changes).toEqual([])
  })

  test('G1 states that were stored meanwhile end alike', () => {
    const person = new Person(catalog)
    person.did(posted('2026-07-28'))
    const stored = new States(JSON.parse(JSON.stringify([...person.states.scopes()])))
    expect(tell(elapse(person.rules, stored, instantOf('2026-09-01')))).toContain('-active')
  })

  test('G1 its day begins when the community says, in the zone of the person', () => {
    const late = new Person(
      catalogOf({ metrics, badges: { active: { ...live, criteria: reach('inDay', 1) } }, dayStart: '03:00' }),
      {
        zones: [[0, 'Europe/Berlin']],
      },
    )
    const [change] = late.did(posted('2026-07-28T00:30:00Z')).changes
    expect(change).toMatchObject({ kind: 'earned', ends: instantOf('2026-07-28T01:00:00Z') })
  })

  test('G2 over the last seven days it ends when too few days are left in them, over a week with the week', () => {
    const person = new Person(catalog)
    const { changes } = person.did(posted('2026-07-30'), posted('2026-08-01'))
    expect(changes.findLast(({ badge: id }) => id === 'busy')).toMatchObject({
      ends: instantOf('2026-08-06T00:00:00Z'),
    })
    expect(changes.find(({ badge: id }) => id === 'active')).toMatchObject({ ends: instantOf('2026-08-03T00:00:00Z') })
  })

  test('what it goes on by is told as an update, with the new end', () => {
    const person = new Person(catalog)
    person.did(posted('2026-07-30'), posted('2026-08-01'))
    const { changes } = person.did(posted('2026-08-02'))
    expect(changes.filter(({ badge: id }) => id === 'busy')).toMatchObject([
      { kind: 'updated', ends: instantOf('2026-08-08T00:00:00Z'), earnedAt: instantOf('2026-08-01') },
    ])
  })

  test('G5 it comes back with the next event, and it is counted how often', () => {
    const person = new Person(catalog)
    const { changes } = person.did(posted('2026-07-28'), posted('2026-08-20'))
    expect(changes.filter(({ badge: id }) => id === 'active')).toMatchObject([
      { kind: 'earned', times: 1, earnedAt: instantOf('2026-07-28') },
      { kind: 'lost' },
      { kind: 'earned', times: 2, earnedAt: instantOf('2026-08-20') },
    ])
  })

  test('G5 one for each week has an instance for each, called by the week', () => {
    const person = new Person(catalog)
    const dates = ['2026-07-28', '2026-07-29', '2026-08-04', '2026-08-05']
    expect(only(person.told(...dates.map((date) => posted(date))), 'weekly')).toEqual([
      '+weekly 2026-W31',
      '-weekly 2026-W31',
      '+weekly 2026-W32',
    ])
    expect(Object.keys(person.states.read(PERSON)?.badges ?? {}).filter((key) => key.startsWith('weekly'))).toEqual([
      'weekly#2026-W32',
    ])
  })

  test('a traveller who comes home to a day before keeps what was earned on the day ahead', () => {
    const rules = catalogOf({ metrics, badges: { today: { ...live, criteria: reach('inDay', 1) } } })
    const ahead = posted('2026-08-02T20:00:00Z', { zone: '+14:00' })
    const atHome = posted('2026-08-02T21:00:00Z')
    const person = new Person(rules)
    expect(person.did(ahead).changes).toMatchObject([{ ends: instantOf('2026-08-04T00:00:00Z') }])
    expect(person.told(atHome)).toEqual([])
    expect(tell(elapse(person.rules, person.states, instantOf('2026-08-03T23:59:59Z')))).toEqual([])
    expect(tell(elapse(person.rules, person.states, instantOf('2026-08-04T00:00:00Z')))).toEqual(['-today'])
  })

  test('a traveller whose day ahead was not enough does not lose what it was for nothing', () => {
    const rules = catalogOf({ metrics, badges: { two: { ...live, criteria: reach('inDay', 2) } } })
    const person = new Person(rules)
    person.did(
      posted('2026-08-02T20:00:00Z', { zone: '+14:00', target: 'a' }),
      posted('2026-08-02T20:01:00Z', { zone: '+14:00', target: 'b' }),
    )
    expect(person.told(posted('2026-08-02T21:00:00Z'))).toEqual([])
    expect(person.told(posted('2026-08-03T09:00:00Z'))).toEqual([])
  })
})

describe('a live badge that needs others', () => {
  test('C4 ends with what it needs, in the same fold', () => {
    const { elapsed } = after([posted('2026-07-28')], '2026-08-20')
    expect(tell(elapsed)).toEqual(['-active', '-friend'])
  })

  test('goes on where an alternative is left', () => {
    const either = { ...live, criteria: anyOf(holding('active'), reach('posts', 1)) }
    const active = { ...live, criteria: reach('inWeek', 1) }
    const person = new Person(catalogOf({ metrics, badges: { active, either } }))
    person.did(posted('2026-07-28'))
    expect(tell(elapse(person.rules, person.states, instantOf('2026-08-20')))).toEqual(['-active'])
  })

  test('"not" of one that ends begins when it ends, by time alone', () => {
    const active = { ...live, criteria: reach('inWeek', 1) }
    const dormant = { ...live, criteria: allOf(reach('posts', 1), { kind: 'not', of: holding('active') }) }
    const person = new Person(catalogOf({ metrics, badges: { active, dormant } }))
    person.did(posted('2026-07-28'))
    const { changes } = elapse(person.rules, person.states, instantOf('2026-08-20'))
    expect(changes).toMatchObject([
      { kind: 'lost', badge: 'active' },
      { kind: 'earned', badge: 'dormant', earnedAt: instantOf('2026-08-03T00:00:00Z'), eventId: null },
    ])
    expect(tell(person.did(posted('2026-08-21')))).toEqual(['+active', '-dormant'])
  })
})

describe('coming back', () => {
  const flap = (back: string, quietDays: number) => {
    const person = new Person(
      catalogOf({ metrics, badges: { writer: { ...live, criteria: reach('posts', 1), quietDays } } }),
    )
    const gone = happened('deleted', '2026-07-10', { target: 'a' })
    return person.did(posted('2026-07-01', { target: 'a' }), gone, posted(back, { target: 'b' })).changes
  }

  test('G6 within its quiet days it comes back without a word, after them with one', () => {
    expect(flap('2026-08-08', 30)).toMatchObject([{ quiet: false }, { kind: 'lost' }, { quiet: true, times: 2 }])
    expect(flap('2026-08-09', 30)).toMatchObject([{ quiet: false }, { kind: 'lost' }, { quiet: false, times: 2 }])
    expect(flap('2026-07-10', 0)).toMatchObject([{ quiet: false }, { kind: 'lost' }, { quiet: false }])
  })

  test('C7 what was lost with what it rested on is given again', () => {
    const person = new Person(catalog)
    const gone = happened('deleted', '2026-07-28T13:00:00Z', { target: '2026-07-28' })
    expect(only(person.told(posted('2026-07-28'), gone), 'writer')).toEqual(['+writer', '-writer'])
    expect(heldSince(person.states.read(PERSON)?.badges['writer'])).toBeUndefined()
    expect(only(person.told(posted('2026-07-30')), 'writer')).toEqual(['+writer'])
  })
})
