import { expect, test } from 'vitest'
import { choicesCatalog as catalog, liked, opened, painted, pointsFor, seen } from '../test-support/choices-catalog.ts'
import { onEachEngine } from '../test-support/engines.ts'

onEachEngine((openCommunity) => {
  async function open(now = '2026-03-02T12:00:00Z') {
    const community = await openCommunity({ catalog })
    community.clock.now = new Date(now)
    const highlight = async (badge: string) =>
      (await community.laurel.profile('ada'))?.highlights.find((one) => one.badge === badge)
    const shown = async (badge: string) => {
      const showcase = await community.laurel.showcase('ada')
      return showcase?.categories.flatMap(({ badges }) => badges).find(({ id }) => id === badge)
    }
    return { ...community, highlight, shown }
  }

  test('a badge held for a period tells its year, and no other does', async () => {
    const { laurel, highlight, shown } = await open('2026-01-02T12:00:00Z')
    // An ISO week belongs to the year of its Thursday.
    await laurel.record([seen('ada', '2025-12-29'), seen('ada', '2025-12-30'), ...liked('ada', 'picture:1999')])
    expect(await highlight('weekly')).toMatchObject({ instance: '2026-W01', year: 2026 })
    expect(await shown('weekly')).toMatchObject({ year: 2026 })
    await laurel.record(opened('ada', '2026-01-01T00:00:00Z'))
    expect(await highlight('landlord')).toMatchObject({ instance: '', year: null })
  })

  test('the target of a badge is no year, whatever it is called', async () => {
    const { laurel, highlight, shown } = await open()
    await laurel.record(liked('ada', '2026'))
    expect(await highlight('adored')).toMatchObject({ instance: '2026', year: null })
    expect(await shown('adored')).toMatchObject({ year: null })
  })

  test('what time will end says how much of it is left, from 1 to 0', async () => {
    const { laurel, clock, highlight, shown } = await open('2026-03-02T09:00:00Z')
    await laurel.record([seen('ada', '2026-03-01'), seen('ada', '2026-03-02')])
    const left = async () => {
      const { endsAt, remaining } = (await highlight('around')) ?? {}
      expect((await shown('around'))?.remaining).toBe(remaining)
      return [endsAt?.toISOString().slice(0, 10), remaining]
    }
    // Of four days the first is counted until the fourth is over: earned on the second at 9:00, that is 63 hours.
    expect(await left()).toEqual(['2026-03-05', 1])
    clock.now = new Date('2026-03-03T12:00:00Z')
    expect(await left()).toEqual(['2026-03-05', 0.57])
    clock.now = new Date('2026-03-04T23:59:00Z')
    expect(await left()).toEqual(['2026-03-05', 0])
    clock.now = new Date('2026-03-05T00:00:00Z')
    expect(await highlight('around')).toBeUndefined()
  })

  test('a badge that was renewed for a long time has as much left as one that is new', async () => {
    const { laurel, clock, highlight } = await open()
    for (let day = 1; day <= 15; day++) await laurel.record(seen('ada', `2026-02-${String(day).padStart(2, '0')}`))
    clock.now = new Date('2026-02-15T12:00:00Z')
    const { earnedAt, endsAt, remaining } = (await highlight('around')) ?? {}
    expect([earnedAt, endsAt]).toEqual([new Date('2026-02-02T09:00:00Z'), new Date('2026-02-18T00:00:00Z')])
    // 60 hours of the four days that it looks back on, not of the fortnight that it is held.
    expect(remaining).toBe(0.63)
  })

  test('what time does not end has no share of time left', async () => {
    const { laurel, highlight, shown } = await open()
    await laurel.record([opened('ada'), painted('ada')])
    expect(await highlight('landlord')).toMatchObject({ truth: 'live', endsAt: null, remaining: null, times: 1 })
    expect(await highlight('painter')).toMatchObject({ truth: 'permanent', remaining: null })
    expect(await shown('landlord')).toMatchObject({ truth: 'live', remaining: null, pinned: false, hidden: false })
    expect(await shown('one')).toMatchObject({ truth: 'permanent', remaining: null, holders: 0 })
  })

  test('a showcase names the paths, with the badges in it that the reader may see', async () => {
    const { laurel } = await open()
    await laurel.record(pointsFor('ada', 5))
    const path = { id: 'points', name: 'Points' }
    expect((await laurel.showcase('ada'))?.paths).toEqual([{ ...path, badges: ['one', 'five', 'fifteen', 'thirty'] }])
    await laurel.prefer('ada', { hidden: ['five'] })
    expect((await laurel.showcase('ada'))?.paths).toEqual([{ ...path, badges: ['one', 'fifteen', 'thirty'] }])
  })

  test('badges are counted by tier, those held for several things once', async () => {
    const { laurel } = await open()
    await laurel.record([pointsFor('ada', 15), painted('ada'), ...liked('ada', 'a'), ...liked('ada', 'b')])
    expect(await laurel.profile('ada')).toMatchObject({
      badgesEarned: 5,
      tiers: { bronze: 2, silver: 1, gold: 2, diamond: 0 },
    })
  })
})
