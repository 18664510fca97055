import { describe, expect, test } from 'vitest'
import type { Window } from './catalog.ts'
import type { Fact } from './event.ts'
import { scopesOf } from './metric.ts'
import { PERSON } from './state.ts'
import { counted, day, happened, here, metricOf, valueOn } from './test-support/happenings.ts'
import { bucketOf, changesAfter, daysOfWindow, periodOf } from './window.ts'

const week: Window = { kind: 'calendar', unit: 'week' }
const sevenDays: Window = { kind: 'rolling', days: 7 }
const winter: Window = { kind: 'season', season: 'winter', from: '12-01', to: '02-29' }
const fest: Window = { kind: 'season', season: 'fest', from: '2026-10-01', to: '2026-10-31' }

/** Kinds that a window can be put on, each with facts of dates that count once. */
const KINDS = ['count', 'sum', 'distinct', 'live', 'days'] as const

function metricIn(kind: (typeof KINDS)[number], window: Window) {
  if (kind === 'live') return metricOf({ kind, things: [{ added: ['did'], removed: ['undid'] }], by: 'target', window })
  return metricOf({ kind, of: ['did'], ...(kind === 'distinct' ? { by: 'target' } : {}), window })
}

/** Something else on each date. */
function did(...dates: readonly string[]): readonly Fact[] {
  return dates.map((date) => happened('did', date, { target: `thing:${date}` }))
}

describe('the periods of a window', () => {
  test('F30 a period is called the same in winter and in summer, by the calendar', () => {
    const year: Window = { kind: 'calendar', unit: 'year' }
    expect(['2026-01-01', '2026-07-14', '2026-12-31'].map((date) => periodOf(year, day(date))?.label)).toEqual([
      '2026',
      '2026',
      '2026',
    ])
    const month: Window = { kind: 'calendar', unit: 'month' }
    expect(['2026-03-28', '2026-03-30'].map((date) => periodOf(month, day(date))?.label)).toEqual([
      '2026-03',
      '2026-03',
    ])
    expect(periodOf(week, day('2027-01-03'))?.label).toBe('2026-W53')
  })

  test('G2 a period has its first day and not its end; both days of a season are in it', () => {
    expect(daysOfWindow(week, day('2026-07-29'))).toEqual([day('2026-07-27'), day('2026-08-03')])
    expect(daysOfWindow(fest, day('2026-10-31'))).toEqual([day('2026-10-01'), day('2026-11-01')])
    expect(periodOf(fest, day('2026-11-01'))).toBeNull()
    expect(periodOf(fest, day('2027-10-05'))).toBeNull()
  })

  test('a season over new year is called by the year in which it began', () => {
    expect(
      ['2026-11-30', '2026-12-01', '2027-02-28', '2027-03-01'].map((date) => periodOf(winter, day(date))?.label),
    ).toEqual([undefined, 'winter-2026', 'winter-2026', undefined])
  })

  test('a season that ends on 29 February ends with the month in other years', () => {
    expect(periodOf(winter, day('2027-01-10'))?.end).toBe(day('2027-03-01'))
    expect(periodOf(winter, day('2028-01-10'))?.end).toBe(day('2028-03-01'))
  })

  test('a season of one day, and seasons that follow each other without a gap', () => {
    const birthday: Window = { kind: 'season', season: 's', from: '05-04', to: '05-04' }
    expect(['2026-05-03', '2026-05-04', '2026-05-05'].map((date) => bucketOf(birthday, day(date)))).toEqual([
      null,
      day('2026-05-04'),
      null,
    ])
    const school: Window = { kind: 'season', season: 'school', from: '09-01', to: '08-31' }
    expect([periodOf(school, day('2026-08-31'))?.label, periodOf(school, day('2026-09-01'))?.label]).toEqual([
      'school-2025',
      'school-2026',
    ])
  })
})

describe.each(KINDS)('%s in a window', (kind) => {
  test('G2 counts in the week around today, and nothing of the one before', () => {
    const facts = did('2026-07-26', '2026-07-27', '2026-08-02')
    expect(valueOn('2026-08-02', metricIn(kind, week), facts)).toBe(2)
    expect(valueOn('2026-08-03', metricIn(kind, week), facts)).toBe(0)
  })

  test('G2 counts in the last seven days with today, which is not the week', () => {
    const facts = did('2026-07-26', '2026-07-27', '2026-08-02')
    const dates = ['2026-08-02', '2026-08-03', '2026-08-08', '2026-08-09']
    expect(dates.map((date) => valueOn(date, metricIn(kind, sevenDays), facts))).toEqual([2, 1, 1, 0])
  })

  test('counts in a season, and out of it not', () => {
    const facts = did('2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01')
    expect(valueOn('2026-10-31', metricIn(kind, fest), facts)).toBe(2)
    expect(valueOn('2026-11-01', metricIn(kind, fest), facts)).toBe(0)
  })

  test('counts anew in the season of the next year, over new year', () => {
    const facts = did('2026-12-31', '2027-01-01', '2027-12-01')
    expect(valueOn('2027-01-01', metricIn(kind, winter), facts.slice(0, 2))).toBe(2)
    expect(valueOn('2027-12-01', metricIn(kind, winter), facts)).toBe(1)
  })

  test('counts what a traveller does on a day that lies before one already told', () => {
    // Kiritimati is a day ahead: on Monday there it is still Sunday in Berlin.
    const ahead = happened('did', '2026-08-02T11:00:00Z', { target: 'a', zone: 'Pacific/Kiritimati' })
    const back = happened('did', '2026-08-02T11:30:00Z', { target: 'b', zone: 'Pacific/Pago_Pago' })
    expect(here(ahead).day - here(back).day).toBe(1)
    const metric = metricIn(kind, { kind: 'calendar', unit: 'day' })
    expect(valueOn('2026-08-02', metric, [ahead, back])).toBe(1)
    expect(valueOn('2026-08-03', metric, [ahead, back])).toBe(1)
    expect(valueOn('2026-08-03', metricIn(kind, sevenDays), [ahead, back])).toBe(2)
    expect(valueOn('2026-08-02', metricIn(kind, sevenDays), [ahead, back])).toBe(2)
  })

  test('keeps no more than a window will look at again', () => {
    const metric = metricIn(kind, sevenDays)
    const days = Array.from({ length: 400 }, (_, index) => new Date(index * 86_400_000).toISOString().slice(0, 10))
    const kept = JSON.stringify(counted(metric, did(...days)).read(PERSON)?.metrics['m'])
    expect(kept.length).toBeLessThan(200)
  })
})

describe('distinct in a window', () => {
  const metric = (window: Window) => metricIn('distinct', window)
  const seen = (date: string, target = 'post') => happened('did', date, { target })

  test('the same thing counts once in a period, and again in the next', () => {
    const facts = [seen('2026-07-27'), seen('2026-07-28'), seen('2026-08-03')]
    expect(valueOn('2026-07-28', metric(week), facts.slice(0, 2))).toBe(1)
    expect(valueOn('2026-08-03', metric(week), facts)).toBe(1)
  })

  test('the same thing stays in a rolling window from when it was seen last, and counts once', () => {
    const facts = [seen('2026-07-01'), seen('2026-07-05'), seen('2026-07-05', 'other')]
    expect(valueOn('2026-07-05', metric(sevenDays), facts)).toBe(2)
    expect(valueOn('2026-07-11', metric(sevenDays), facts)).toBe(2)
    expect(valueOn('2026-07-12', metric(sevenDays), facts)).toBe(0)
  })

  test('a thing seen again after years counts as one, whatever was forgotten meanwhile', () => {
    const facts = [seen('2024-07-01'), seen('2026-07-04', 'other'), seen('2026-07-05')]
    expect(valueOn('2026-07-05', metric(sevenDays), facts)).toBe(2)
  })
})

describe('live in a window', () => {
  const metric = (window: Window) => metricIn('live', window)
  const change = (type: string, date: string) => happened(type, date, { target: 'post' })

  test('a thing counts in the period in which it was added, as long as it is there', () => {
    const facts = [change('did', '2026-07-27'), change('undid', '2026-07-28')]
    expect(valueOn('2026-07-28', metric(week), facts.slice(0, 1))).toBe(1)
    expect(valueOn('2026-07-28', metric(week), facts)).toBe(0)
  })

  test('taking away what was added before takes nothing from this period', () => {
    const facts = [change('did', '2026-07-20'), ...did('2026-07-27'), change('undid', '2026-07-28')]
    expect(valueOn('2026-07-28', metric(week), facts)).toBe(1)
    const long = [change('did', '2024-07-20'), ...did('2026-07-27'), change('undid', '2026-07-28')]
    expect(valueOn('2026-07-28', metric(sevenDays), long)).toBe(1)
  })

  test('what is added out of season counts when it is added again in season', () => {
    const facts = [change('did', '2026-09-01'), change('did', '2026-10-01')]
    expect(valueOn('2026-10-01', metric(fest), facts)).toBe(1)
    expect(valueOn('2026-10-01', metric(fest), [...facts, change('undid', '2026-10-01')])).toBe(0)
  })
})

test('a sum in a window is exact', () => {
  const facts = Array.from({ length: 10 }, () => happened('did', '2026-07-27', { value: 0.1 }))
  expect(valueOn('2026-07-27', metricIn('sum', week), facts)).toBe(1)
})

test('F29 G4 a day is that of the zone on the event, else that of the person', () => {
  const metric = metricIn('count', { kind: 'calendar', unit: 'day' })
  const tokyo = happened('did', '2026-06-01T16:00:00Z', { zone: 'Asia/Tokyo' })
  expect([valueOn('2026-06-01', metric, [tokyo]), valueOn('2026-06-02', metric, [tokyo])]).toEqual([0, 1])
})

describe('what time changes', () => {
  test('a period changes at its end, a rolling window when a day leaves it', () => {
    const today = day('2026-07-29')
    expect(changesAfter(week, [today], today)).toEqual([day('2026-08-03')])
    expect(changesAfter(sevenDays, [day('2026-07-22'), day('2026-07-27'), today], today)).toEqual([
      day('2026-08-03'),
      day('2026-08-05'),
    ])
    expect(changesAfter(fest, [], day('2026-11-05'))).toEqual([])
  })

  test('what a traveller did ahead lies in the next period, which ends as well', () => {
    const today = day('2026-08-02')
    expect(changesAfter(week, [today, today + 1], today)).toEqual([day('2026-08-03'), day('2026-08-10')])
  })
})

test('the scopes of a metric in a window are those it reads and writes', () => {
  for (const kind of KINDS) {
    const fact = here(happened('did', '2026-07-27', { target: 'post' }))
    const metric = metricIn(kind, week)
    const { touched } = counted(metric, [fact])
    expect(new Set([PERSON, ...scopesOf(metric, fact, null)])).toEqual(new Set([PERSON, ...touched]))
  }
})
