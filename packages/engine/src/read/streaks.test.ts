import { parseCatalog } from '@laurel/core'
import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { decidable } from '../test-support/decisions.ts'
import { event, onEachEngine } from '../test-support/engines.ts'

const streak = { kind: 'streak', credit: 'actor', of: ['day.seen'] } as const
const days = { en: '{count, plural, one {day} other {days}}', de: '{count, plural, one {Tag} other {Tage}}' }

const catalog = parseCatalog({
  ...decidable,
  metrics: {
    ...decidable.metrics,
    visits: { ...streak, noun: days },
    weeks: { ...streak, every: 'week', noun: { en: 'weeks' } },
    perPost: { ...streak, per: 'target', noun: { en: 'days' } },
  },
})

const seen = (at: string) => event(`seen-${at}`, 'day.seen', { at })

async function streaksOf(laurel: Laurel, locale = 'en') {
  return (await laurel.profile('ada', { locale }))?.streaks
}

onEachEngine((openCommunity) => {
  async function open(zone: string, ...at: readonly string[]) {
    const community = await openCommunity({ catalog })
    community.clock.now = new Date(at.at(-1) ?? 0)
    await community.laurel.person('ada', {})
    await community.laurel.record(at.map((instant) => ({ ...seen(instant), zone })))
    await community.laurel.person('ada', { zone })
    return community
  }

  test('a streak that nobody began is nothing and not at risk', async () => {
    const { laurel } = await openCommunity({ catalog })
    await laurel.person('ada', {})
    const none = { current: 0, longest: 0, atRisk: false, until: null }
    expect(await streaksOf(laurel)).toEqual([
      { metric: 'visits', noun: 'days', ...none },
      { metric: 'weeks', noun: 'weeks', ...none },
    ])
    expect((await laurel.profile('ada'))?.changesAt).toBeNull()
  })

  test('F20 who was not active yet today keeps yesterday’s streak, at risk until their midnight', async () => {
    const { laurel, clock } = await open('Europe/Berlin', '2026-03-02T20:00:00Z', '2026-03-03T20:00:00Z')
    expect((await streaksOf(laurel))?.[0]).toMatchObject({ current: 2, longest: 2, atRisk: false, until: null })
    expect((await laurel.profile('ada'))?.changesAt).toEqual(new Date('2026-03-03T23:00:00Z'))
    clock.now = new Date('2026-03-03T23:00:00Z')
    const until = new Date('2026-03-04T23:00:00Z')
    expect((await streaksOf(laurel))?.[0]).toMatchObject({ current: 2, longest: 2, atRisk: true, until })
    clock.now = new Date('2026-03-04T22:59:59.999Z')
    expect((await streaksOf(laurel))?.[0]).toMatchObject({ current: 2, atRisk: true, until })
    clock.now = until
    expect((await streaksOf(laurel))?.[0]).toMatchObject({ current: 0, longest: 2, atRisk: false, until: null })
  })

  test('F3 F20 midnight is where the day begins, also where clocks skip it', async () => {
    const { laurel, clock } = await open('Africa/Cairo', '2026-04-22T12:00:00Z')
    clock.now = new Date('2026-04-23T12:00:00Z')
    // 24 April begins at 01:00 there, which is the instant at which 23 April ends.
    expect((await streaksOf(laurel))?.[0]).toMatchObject({ atRisk: true, until: new Date('2026-04-23T22:00:00Z') })
  })

  test('F20 a streak of weeks is at risk until the week ends', async () => {
    const { laurel, clock } = await open('UTC', '2026-03-04T12:00:00Z')
    clock.now = new Date('2026-03-10T12:00:00Z')
    expect((await streaksOf(laurel))?.[1]).toMatchObject({
      current: 1,
      atRisk: true,
      until: new Date('2026-03-16T00:00:00Z'),
    })
  })

  test('F19 F20 nothing has to run for a streak to be over', async () => {
    const { laurel, clock, rows } = await open('UTC', '2026-03-02T12:00:00Z', '2026-03-03T12:00:00Z')
    const stored = await rows('select metrics, version from :schema.person')
    clock.now = new Date('2026-03-20T12:00:00Z')
    expect((await streaksOf(laurel))?.[0]).toMatchObject({ current: 0, longest: 2 })
    expect(await rows('select metrics, version from :schema.person')).toEqual(stored)
  })

  test('F27 the streak is the same wherever it is shown, in the reader’s language', async () => {
    const { laurel } = await open('UTC', '2026-03-02T12:00:00Z', '2026-03-03T12:00:00Z')
    const metrics = await Array.fromAsync(laurel.exportMetrics())
    const exported = metrics.find((row) => row.metric === 'visits')?.value
    const [shown] = (await streaksOf(laurel, 'de')) ?? []
    expect(shown).toMatchObject({ noun: 'Tage', current: 2, longest: 2 })
    expect(exported).toMatchObject({ current: 2, longest: 2 })
  })

  const kinds = (streak: Awaited<ReturnType<Laurel['streak']>>) =>
    Object.fromEntries(streak?.days.map(({ day, kind }) => [day, kind]) ?? [])

  test('F27 a calendar has what became of each day since the first, and the streak as the profile has it', async () => {
    const { laurel, clock } = await open('UTC', '2026-03-02T12:00:00Z', '2026-03-03T12:00:00Z', '2026-03-05T12:00:00Z')
    clock.now = new Date('2026-03-06T12:00:00Z')
    const streak = await laurel.streak('ada', 'visits', { locale: 'de' })
    expect(kinds(streak)).toEqual({
      '2026-03-02': 'active',
      '2026-03-03': 'active',
      '2026-03-04': 'missed',
      '2026-03-05': 'active',
    })
    const { today, days: _, ...standing } = streak ?? {}
    expect(today).toBe('2026-03-06')
    expect(standing).toEqual((await streaksOf(laurel, 'de'))?.[0])
    expect(standing).toMatchObject({ noun: 'Tag', current: 1, longest: 2, atRisk: true })
  })

  test('a calendar goes back whole weeks from today, twenty unless asked', async () => {
    const { laurel, clock } = await open('UTC', '2025-01-01T12:00:00Z', '2026-03-04T12:00:00Z')
    // A Wednesday.
    clock.now = new Date('2026-03-04T13:00:00Z')
    const firstOf = async (weeks?: number) =>
      (await laurel.streak('ada', 'visits', weeks === undefined ? {} : { weeks }))?.days[0]?.day
    expect(await firstOf(1)).toBe('2026-03-02')
    expect(await firstOf(2)).toBe('2026-02-23')
    expect(await firstOf()).toBe('2025-10-20')
    expect(await firstOf(0)).toBe('2026-03-02')
    expect(await firstOf(10_000)).toBe('2025-01-01')
  })

  test('the day it is depends on where the person is', async () => {
    const { laurel, clock } = await open('Pacific/Kiritimati', '2026-03-03T12:00:00Z')
    clock.now = new Date('2026-03-03T12:30:00Z')
    const streak = await laurel.streak('ada', 'visits')
    expect([streak?.today, kinds(streak)]).toEqual(['2026-03-04', { '2026-03-04': 'active' }])
  })

  test('a streak of weeks has a day for each week', async () => {
    const { laurel } = await open('UTC', '2026-02-18T12:00:00Z', '2026-03-04T12:00:00Z')
    expect(kinds(await laurel.streak('ada', 'weeks'))).toEqual({
      '2026-02-16': 'active',
      '2026-02-23': 'missed',
      '2026-03-02': 'active',
    })
  })

  test('a streak that nobody began has no days, and what is no streak of a person is none', async () => {
    const { laurel } = await openCommunity({ catalog })
    await laurel.person('ada', {})
    expect(await laurel.streak('ada', 'visits')).toMatchObject({ current: 0, days: [] })
    for (const metric of ['perPost', 'points', 'nothing', 'constructor']) {
      expect(await laurel.streak('ada', metric)).toBeNull()
    }
    expect(await laurel.streak('nobody', 'visits')).toBeNull()
  })
})
