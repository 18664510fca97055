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
})
