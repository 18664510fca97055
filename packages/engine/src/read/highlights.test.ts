import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import {
  choicesCatalog as catalog,
  closed,
  liked,
  opened,
  painted,
  pointsFor,
} from '../test-support/choices-catalog.ts'
import { minute, onEachEngine } from '../test-support/engines.ts'

const PEOPLE = ['ada', 'bob', 'cem', 'dana']

/** The badges that are told of each person. */
async function told(laurel: Laurel, limit?: number): Promise<Readonly<Record<string, readonly string[]>>> {
  const found = await laurel.highlights(PEOPLE, limit === undefined ? {} : { limit })
  return Object.fromEntries([...found].map(([person, badges]) => [person, badges.map(({ badge }) => badge)]))
}

onEachEngine((openCommunity) => {
  async function open() {
    const { laurel } = await openCommunity({ catalog })
    await laurel.person('dana', { name: 'Dana' })
    await laurel.record([
      ...[pointsFor('ada', 15), painted('ada'), opened('ada'), pointsFor('bob', 5), painted('cem'), painted('cem', 2)],
      ...liked('bob', 'picture:1'),
      ...liked('bob', 'picture:2', 5),
    ])
    return laurel
  }

  test('of several people the same is told as their profiles show, and nothing of those who show nothing', async () => {
    const laurel = await open()
    const found = await laurel.highlights([...PEOPLE, 'ada', 'nobody', 'no\nbody'])
    expect([...found.keys()].toSorted()).toEqual(['ada', 'bob', 'cem'])
    for (const [person, badges] of found) expect(badges).toEqual((await laurel.profile(person))?.highlights)
    expect(await laurel.highlights([])).toEqual(new Map())
  })

  test('as many are told as are asked for, the first ones', async () => {
    const laurel = await open()
    expect(await told(laurel, 1)).toEqual({ ada: ['painter'], bob: ['adored'], cem: ['egg'] })
    expect(await told(laurel, 2)).toMatchObject({ bob: ['adored', 'adored'], cem: ['egg', 'painter'] })
    expect((await told(laurel, 99)).ada).toHaveLength(5)
  })

  test('more than 200 people are refused', async () => {
    const laurel = await open()
    const many = Array.from({ length: 201 }, (_, n) => `person-${n}`)
    await expect(laurel.highlights(many)).rejects.toThrow(RangeError)
    expect(await laurel.highlights(many.slice(1))).toEqual(new Map())
  })

  test('K8 pins come first, in their order, follow their path, and free their place when they are lost', async () => {
    const laurel = await open()
    await laurel.prefer('ada', { pins: ['landlord', 'one', 'painter'] })
    expect((await told(laurel)).ada).toEqual(['landlord', 'fifteen', 'painter'])
    expect((await told(laurel, 1)).ada).toEqual(['landlord'])
    await laurel.record([pointsFor('ada', 15, 5), closed('ada', minute(9))])
    expect((await told(laurel)).ada).toEqual(['thirty', 'painter'])
    expect((await laurel.highlights(['ada'])).get('ada')?.every(({ pinned }) => pinned)).toBe(true)
    await laurel.record(opened('ada', minute(10)))
    expect((await told(laurel, 1)).ada).toEqual(['landlord'])
  })

  test('K8 whoever pinned only what is not held now shows nothing', async () => {
    const laurel = await open()
    await laurel.prefer('ada', { pins: ['landlord'] })
    await laurel.record(closed('ada', minute(9)))
    expect(await told(laurel)).not.toHaveProperty('ada')
  })

  test('J8 what somebody hides is not told, pinned or not', async () => {
    const laurel = await open()
    await laurel.prefer('ada', { hidden: ['painter'] })
    await laurel.prefer('cem', { pins: ['egg', 'painter'], hidden: ['egg'] })
    const found = await told(laurel)
    expect(found.ada).not.toContain('painter')
    expect(found.cem).toEqual(['painter'])
  })

  test.each(['private', 'off'] as const)('J8 J9 nothing is told of whoever chose "%s"', async (recognition) => {
    const laurel = await open()
    await laurel.prefer('ada', { recognition })
    expect(Object.keys(await told(laurel)).toSorted()).toEqual(['bob', 'cem'])
    await laurel.prefer('ada', { recognition: 'quiet' })
    expect(await told(laurel)).toHaveProperty('ada')
  })
})
