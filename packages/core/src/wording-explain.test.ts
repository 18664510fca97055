import { expect, test } from 'vitest'
import { reach } from './define.ts'
import type { Tally } from './explain-metrics.ts'
import type { ExplainedNumber } from './explain-tree.ts'
import { badge, catalogOf } from './test-support/happenings.ts'
import {
  conditionText,
  decisionText,
  metricText,
  outcomeText,
  resultText,
  standingText,
  talliesText,
} from './wording-explain.ts'

const noun = {
  en: '{count, plural, one {interaction} other {interactions}}',
  de: '{count, plural, one {Interaktion} other {Interaktionen}}',
}

const catalog = catalogOf({
  metrics: { m: { kind: 'count', of: ['done'], credit: 'actor', noun } },
  badges: { b: { ...badge, name: { en: 'Networking Master' }, criteria: reach('m', 300) } },
})

const number: ExplainedNumber = {
  kind: 'compare',
  isTrue: false,
  metric: 'm',
  target: null,
  op: '>=',
  needed: 300,
  value: 265,
  missing: 35,
}

const tally = (outcome: Tally['outcome'], count: number, cap: Tally['cap'] = null): Tally => ({ outcome, count, cap })

test('a condition says what it asks, and what it comes to', () => {
  const text = (locale: string) => [conditionText(catalog, number, locale), resultText(number, locale)]
  expect(text('en')).toEqual(['interactions ≥ 300', '265, 35 missing'])
  expect(text('de-AT')).toEqual(['Interaktionen ≥ 300', '265, es fehlen 35'])
  expect(resultText({ ...number, isTrue: true, missing: 0 }, 'en')).toBe('265')

  const needed = { kind: 'holds', isTrue: false, badge: 'b', criteria: number } as const
  expect([conditionText(catalog, needed, 'en'), resultText(needed, 'de')]).toEqual([
    '**Networking Master**',
    'nicht gehalten',
  ])
  const some = { kind: 'atLeast', isTrue: true, count: 2, of: [] } as const
  expect([conditionText(catalog, some, 'en'), resultText(some, 'en')]).toEqual(['at least 2 of these', ''])
})

test('facts are told by how many count, and why the others do not', () => {
  const tallies = [
    tally('counted', 1265),
    tally('self', 9),
    tally('capped', 5, { most: 10, every: 'day', of: 'person' }),
    tally('capped', 1, { most: 2, every: { minutes: 60 }, of: 'pair' }),
  ]
  expect(talliesText(tallies, 'en')).toBe(
    '1,265 events count, 15 do not: 9 done to their own things, 5 over the cap (10 a day), 1 over the cap (2 within 60 minutes, towards one person)',
  )
  expect(talliesText(tallies, 'de')).toBe(
    '1.265 Ereignisse zählen, 15 zählen nicht: 9 an eigenen Dingen, 5 über der Obergrenze (10 am Tag), 1 über der Obergrenze (2 in 60 Minuten, gegenüber einer Person)',
  )
  expect(talliesText([tally('counted', 1)], 'en')).toBe('1 event counts')
  expect(talliesText([tally('retracted', 1)], 'en')).toBe('0 events count, 1 does not: 1 retracted')
  expect(talliesText([], 'de')).toBe('noch kein Ereignis')
  expect(outcomeText({ outcome: 'too_old', cap: null }, 'fr')).toBe('told too late')
})

test('a badge is told by how it stands, with dates where the reader is', () => {
  const at = Date.parse('2026-03-01T23:30:00Z')
  const standing = { standing: 'open', since: null, ground: null, lostAt: null } as const
  const tell = (more: Partial<Parameters<typeof standingText>[0]>, locale = 'en') =>
    standingText({ ...standing, ...more }, number, locale, 'Europe/Berlin')
  expect(tell({})).toBe('not held. 265 of 300')
  expect(tell({ standing: 'held', since: at, ground: 'rule' })).toBe('held since Mar 2, 2026')
  expect(tell({ standing: 'held', since: at, ground: 'kept' }, 'de')).toBe(
    'gehalten seit 02.03.2026, von früher behalten',
  )
  expect(tell({ standing: 'lost', lostAt: at })).toBe('not held any more: lost on Mar 2, 2026. 265 of 300')
  expect(tell({ standing: 'revoked', lostAt: at })).toBe('not held: revoked by decision')
  expect(tell({ standing: 'sold_out' }, 'de')).toBe('nicht gehalten: verdient, als keines mehr übrig war')
})

test('a number is told with its window and its streak', () => {
  const streak = { current: 2, longest: 4, atRisk: false, freezesLeft: 1, days: [] }
  expect(metricText({ window: null, streak: null }, 'en')).toBe('')
  expect(metricText({ window: { from: '2026-03-09', to: '2026-03-15' }, streak: null }, 'en')).toBe(
    'from Mar 9, 2026 to Mar 15, 2026',
  )
  expect(metricText({ window: { from: null, to: null }, streak: null }, 'de')).toBe('außerhalb der Saison')
  expect(metricText({ window: null, streak }, 'en')).toBe('now 2, the longest 4; 1 freeze left')
})

test('a decision is told with its reason, and one that followed from a change by what changed', () => {
  expect(decisionText({ kind: 'revoked', reason: 'Bought likes' }, 'de')).toBe('entzogen: Bought likes')
  expect(decisionText({ kind: 'lifted', reason: null }, 'en')).toBe('revocation lifted')
  expect(decisionText({ kind: 'kept', reason: 'version-3' }, 'en')).toBe('kept: the rules changed with version 3')
  expect(decisionText({ kind: 'kept', reason: 'void' }, 'de')).toBe(
    'behalten: ein Ereignis von jemand anderem wurde zurückgenommen',
  )
})
