import { describe, expect, test } from 'vitest'
import { scopesTouched } from './advance.ts'
import { decisionOf, isDecision } from './decision.ts'
import { holding, reach } from './define.ts'
import { heldSince } from './holding.ts'
import { PERSON, targetScope } from './state.ts'
import { badge, catalogOf, happened, instantOf, metricOf, Person } from './test-support/happenings.ts'

const live = { ...badge, truth: 'live' } as const

const catalog = catalogOf({
  metrics: {
    posts: metricOf({ kind: 'live', things: [{ added: ['posted'], removed: ['deleted'] }], by: 'target' }),
    inWeek: metricOf({ kind: 'count', of: ['posted'], window: { kind: 'calendar', unit: 'week' } }),
    votes: metricOf({ kind: 'count', of: ['voted'], credit: 'owner', per: 'target' }),
  },
  badges: {
    author: { ...badge, criteria: reach('posts', 1), previousIds: ['scribbler'] },
    writer: { ...live, criteria: reach('posts', 1) },
    active: { ...live, criteria: reach('inWeek', 1) },
    aFriend: { ...live, criteria: holding('active') },
    fan: { ...live, criteria: holding('writer') },
    weekly: { ...badge, criteria: reach('inWeek', 2), once: 'period' },
    nice: { ...badge, criteria: reach('votes', 2), scope: 'target', once: 'target' },
  },
})

const decided = (type: string, at: string, data: Record<string, unknown>) =>
  happened(`laurel.${type}`, at, { actor: null, owner: 'ada', data })
const granted = (id: string, at: string, more: object = {}) => decided('granted', at, { badge: id, ...more })
const revoked = (id: string, at: string) => decided('revoked', at, { badge: id, reason: 'Spam.' })
const lifted = (id: string, at: string) => decided('lifted', at, { badge: id })
const posted = (at: string, target = at) => happened('posted', at, { target })
const deleted = (at: string, target: string) => happened('deleted', at, { target })

const heldBy = (person: Person, id: string) => heldSince(person.states.read(PERSON)?.badges[id]) !== undefined

describe('granting by hand', () => {
  test('C8 a badge granted by hand is held whatever the rules say, also after they were asked', () => {
    const person = new Person(catalog)
    expect(person.did(granted('writer', '2026-07-01')).changes).toMatchObject([
      { kind: 'earned', badge: 'writer', ground: 'manual', earnedAt: instantOf('2026-07-01') },
      { kind: 'earned', badge: 'fan', ground: 'rule' },
    ])
    person.did(posted('2026-07-02', 'a'), deleted('2026-07-03', 'a'))
    expect(heldBy(person, 'writer')).toBe(true)
  })

  test('C9 granted and then earned is one award with two grounds; without the one the other keeps it', () => {
    const person = new Person(catalog)
    person.did(granted('writer', '2026-07-01'))
    const earned = person.did(posted('2026-07-02', 'a')).changes.filter((change) => change.badge === 'writer')
    expect(earned).toMatchObject([{ kind: 'updated', ground: 'rule', earnedAt: instantOf('2026-07-01'), times: 1 }])
    const lost = person.did(deleted('2026-07-03', 'a')).changes.filter((change) => change.badge === 'writer')
    expect(lost).toMatchObject([{ kind: 'updated', ground: 'manual', earnedAt: instantOf('2026-07-01') }])
  })

  test('C9 earned and then granted is one award, since when it was earned', () => {
    const person = new Person(catalog)
    person.did(posted('2026-07-01'))
    const { changes } = person.did(granted('writer', '2026-07-02'))
    expect(changes).toMatchObject([{ kind: 'updated', badge: 'writer', earnedAt: instantOf('2026-07-01'), times: 1 }])
  })

  test('a badge is held since the instant that the decision names, or since it was taken', () => {
    const person = new Person(catalog)
    const since = instantOf('2020-01-01')
    expect(person.did(granted('author', '2026-07-01', { since, ground: 'kept' })).changes).toMatchObject([
      { earnedAt: since, ground: 'kept' },
    ])
  })

  test('granted twice it is held once, since the first time', () => {
    const person = new Person(catalog)
    person.did(granted('author', '2026-07-01'))
    expect(person.did(granted('author', '2026-07-02')).changes).toEqual([])
  })

  test('one that time would end is held on, and so is what needs it', () => {
    const person = new Person(catalog)
    person.did(posted('2026-07-28'), granted('active', '2026-07-29'))
    const told = person.told(posted('2026-09-01')).filter((change) => change.startsWith('-'))
    expect(told).toEqual([])
    expect([heldBy(person, 'active'), heldBy(person, 'aFriend')]).toEqual([true, true])
  })
})

describe('revoking by hand', () => {
  test('C6 a badge that was revoked stays so, though the rule is true, until that is lifted', () => {
    const person = new Person(catalog)
    person.did(posted('2026-07-01', 'a'))
    expect(person.did(revoked('writer', '2026-07-02')).changes).toMatchObject([
      { kind: 'lost', badge: 'writer', by: 'manual', reason: 'Spam.' },
      { kind: 'lost', badge: 'fan', by: 'cascade' },
    ])
    expect(person.told(posted('2026-07-03', 'b')).filter((change) => change.endsWith('writer'))).toEqual([])
    expect(person.told(lifted('writer', '2026-07-04'))).toEqual(['+writer', '+fan'])
  })

  test('C6 a permanent badge that becomes true while it is revoked is held when that is lifted', () => {
    const person = new Person(catalog)
    person.did(revoked('author', '2026-07-01'))
    expect(person.told(posted('2026-07-02')).filter((change) => change.endsWith('author'))).toEqual([])
    expect(person.did(lifted('author', '2026-07-03')).changes).toMatchObject([
      { kind: 'earned', badge: 'author', earnedAt: instantOf('2026-07-02') },
    ])
  })

  test('C6 what is no longer true when a revocation is lifted is not given back', () => {
    const person = new Person(catalog)
    person.did(posted('2026-07-01', 'a'), revoked('writer', '2026-07-02'), deleted('2026-07-03', 'a'))
    expect(person.told(lifted('writer', '2026-07-04'))).toEqual([])
  })

  test('C15 revoking what nobody held, and lifting what nobody revoked, tells of nothing', () => {
    const person = new Person(catalog)
    expect(person.told(revoked('author', '2026-07-01'), revoked('author', '2026-07-02'))).toEqual([])
    expect(person.told(lifted('author', '2026-07-03'), lifted('writer', '2026-07-03'))).toEqual([])
    expect(person.states.read(PERSON)?.badges).toEqual({})
  })

  test('a grant after a revocation gives the badge back', () => {
    const person = new Person(catalog)
    person.did(posted('2026-07-01'), revoked('author', '2026-07-02'))
    expect(person.told(granted('author', '2026-07-03'))).toEqual(['+author'])
  })
})

describe('which badge a decision means', () => {
  test('one for each target, or for each period, is decided by its instance', () => {
    const person = new Person(catalog)
    const nice = granted('nice', '2026-07-01', { instance: 'answer:1' })
    const weekly = granted('weekly', '2026-07-01', { instance: '2026-W20' })
    expect([...scopesTouched(person.rules, 'ada', [nice, weekly])]).toEqual([targetScope('answer:1'), PERSON])
    expect(person.told(nice, weekly)).toEqual(['+nice answer:1', '+weekly 2026-W20'])
  })

  test('without the instance that it needs, and with one that it has not, it decides nothing else', () => {
    const person = new Person(catalog)
    expect(person.did(granted('nice', '2026-07-01'), granted('weekly', '2026-07-01'))).toEqual({
      changes: [],
      failures: [],
    })
    expect(person.told(granted('author', '2026-07-01', { instance: 'x' }))).toEqual(['+author'])
  })

  test('E6 a badge that was renamed is meant by its earlier name', () => {
    expect(new Person(catalog).told(granted('scribbler', '2026-07-01'))).toEqual(['+author'])
  })

  test('a badge that has left the catalog is passed over', () => {
    expect(new Person(catalog).did(granted('gone', '2026-07-01'))).toEqual({ changes: [], failures: [] })
  })

  test('A15 a decision that cannot be read is reported, and the next goes on', () => {
    const person = new Person(catalog)
    const broken = decided('granted', '2026-07-01', { bage: 'author' })
    const { changes, failures } = person.did(broken, granted('author', '2026-07-02'))
    expect(changes).toMatchObject([{ badge: 'author' }])
    expect(failures).toMatchObject([{ rule: 'decision', eventId: broken.id }])
  })
})

test('only events that are Laurel’s own decide anything', () => {
  expect(
    ['laurel.granted', 'laurel.reset', 'laurel.retracted', 'posted', 'constructor', 'toString'].map(isDecision),
  ).toEqual([true, true, false, false, false, false])
  expect(() => decisionOf(happened('laurel.granted', '2026-07-01'))).toThrow(/needs data with a badge/)
})
