import { expect, test } from 'vitest'
import { choicesCatalog as catalog, liked, painted, pointsFor, seen } from '../test-support/choices-catalog.ts'
import { onEachEngine } from '../test-support/engines.ts'

onEachEngine((openCommunity) => {
  async function open() {
    const { laurel } = await openCommunity({ catalog, rarityMinimum: 1 })
    await laurel.person('ada', { name: 'Ada' })
    await laurel.record([pointsFor('ada', 5), painted('ada'), ...liked('ada', 'picture:1'), seen('ada', '2026-02-28')])
    await laurel.record(seen('ada', '2026-03-01'))
    return laurel
  }

  test('an overview of nobody is nothing', async () => {
    const laurel = await open()
    expect(await laurel.overview('nobody', { showcase: true })).toBeNull()
  })

  test.each(['public', 'owner'] as const)('an overview says what is told one by one, to the %s', async (audience) => {
    const laurel = await open()
    await laurel.prefer('ada', { pins: ['one'], hidden: ['painter'] })
    const options = { audience, locale: 'de' } as const
    const overview = await laurel.overview('ada', {
      ...options,
      showcase: true,
      streak: { metric: 'visits', weeks: 3 },
      recent: 3,
    })
    const showcase = await laurel.showcase('ada', options)
    expect(overview).toEqual({
      profile: await laurel.profile('ada', options),
      badges: { earned: showcase?.earned, total: showcase?.total },
      showcase,
      streak: await laurel.streak('ada', 'visits', { ...options, weeks: 3 }),
      recent: (await laurel.feed({ person: 'ada', ...options, limit: 3 })).items,
    })
  })

  test('what is not asked for is left out', async () => {
    const laurel = await open()
    const overview = await laurel.overview('ada')
    expect(overview).toMatchObject({ showcase: null, streak: null, recent: [] })
    expect(overview?.badges.earned).toBeGreaterThan(0)
    expect((await laurel.overview('ada', { streak: { metric: 'points' } }))?.streak).toBeNull()
  })
})
