import { expect, test } from 'vitest'
import type { Laurel } from '../laurel.ts'
import { choicesCatalog as catalog, liked, opened, painted, pointsFor, seen } from '../test-support/choices-catalog.ts'
import { type Community, onEachEngine } from '../test-support/engines.ts'

/** How a public read is asked; all of its answers are looked through. */
type Read = (laurel: Laurel) => Promise<readonly unknown[]>

const TIERS = ['bronze', 'silver', 'gold', 'diamond'] as const

/**
 * Everything that Laurel can be asked, so that whoever adds a method says which it is. `lists`: reads about everybody,
 * in which nothing may stand that somebody keeps from others. `about`: reads about one person. The rest is `closed`:
 * it writes, or is for the person or the host.
 */
const METHODS: Readonly<Record<keyof Laurel, 'closed' | { readonly lists: Read } | { readonly about: Read }>> = {
  profile: { about: async (laurel) => [await laurel.profile('ada'), await laurel.profile('ada', { locale: 'de' })] },
  showcase: { about: async (laurel) => [await laurel.showcase('ada')] },
  overview: {
    about: async (laurel) => [
      await laurel.overview('ada'),
      await laurel.overview('ada', { showcase: true, streak: { metric: 'visits' }, recent: 100 }),
    ],
  },
  streak: { about: async (laurel) => [await laurel.streak('ada', 'visits')] },
  revision: 'closed',
  explain: {
    about: (laurel) =>
      Promise.all(
        Object.keys(catalog.badges).map((badge) =>
          laurel.explain({ person: 'ada', badge }, { discreet: true }).catch((error: { code: string }) => error.code),
        ),
      ),
  },
  explainEvent: {
    about: async (laurel) => [
      await laurel.explainEvent({ person: 'ada', event: 'picture-ada-1' }, { discreet: true }),
      await laurel.explainEvent({ person: 'ada', event: 'points-ada-0' }, { discreet: true }),
    ],
  },
  feed: {
    lists: (laurel) => {
      const requests = [
        {},
        { limit: 1 },
        { person: 'ada' },
        { people: ['ada', 'bob'] },
        { badge: 'painter' },
        { badges: Object.keys(catalog.badges) },
        { people: ['ada'], badges: ['painter'] },
        { audience: 'owner' },
      ] as const
      return Promise.all(requests.map((request) => laurel.feed(request)))
    },
  },
  holders: {
    lists: (laurel) =>
      Promise.all([
        ...Object.entries(catalog.badges).flatMap(([badge, { visibility }]) =>
          visibility === 'public' ? [laurel.holders({ badge })] : [],
        ),
        ...TIERS.flatMap((tier) => [laurel.holders({ tier }), laurel.holders({ tier, limit: 1 })]),
        ...Object.keys(catalog.categories).map((category) => laurel.holders({ category })),
      ]),
  },
  highlights: {
    lists: async (laurel) => {
      const found = await Promise.all([5, 1].map((limit) => laurel.highlights(['ada', 'bob', 'cem'], { limit })))
      const told = found.flatMap((people) => [...people])
      return told.map(([id, badges]) => badges.map((badge) => ({ person: { id }, ...badge })))
    },
  },
  holderCounts: { lists: async (laurel) => [await laurel.holderCounts()] },
  badges: { lists: async (laurel) => [await laurel.badges()] },
  badge: { lists: (laurel) => Promise.all(Object.keys(catalog.badges).map((badge) => laurel.badge(badge))) },
  inbox: 'closed',
  markRead: 'closed',
  claimNotices: 'closed',
  watchInbox: 'closed',
  person: 'closed',
  preferences: 'closed',
  prefer: 'closed',
  catalog: 'closed',
  record: 'closed',
  retract: 'closed',
  reinstate: 'closed',
  replace: 'closed',
  reviewQueue: 'closed',
  grant: 'closed',
  revoke: 'closed',
  lift: 'closed',
  reset: 'closed',
  decideAll: 'closed',
  settle: 'closed',
  health: 'closed',
  exportAwards: 'closed',
  exportMetrics: 'closed',
  previewCatalog: 'closed',
  publishCatalog: 'closed',
  catalogVersions: 'closed',
  catalogVersion: 'closed',
  backfill: 'closed',
  keys: 'closed',
  secret: 'closed',
  startWorker: 'closed',
  ready: 'closed',
  status: 'closed',
  enqueue: 'closed',
  recordOrEnqueue: 'closed',
  announceAddress: 'closed',
  close: 'closed',
}

const LISTS = Object.entries(METHODS).flatMap(([name, kind]) =>
  typeof kind === 'object' && 'lists' in kind ? [[name, kind.lists] as const] : [],
)
const ABOUT = Object.entries(METHODS).flatMap(([name, kind]) =>
  typeof kind === 'object' && 'about' in kind ? [[name, kind.about] as const] : [],
)

const AROUND = [
  ...['bob', 'cem'].flatMap((person) => [pointsFor(person, 6, 3), opened(person)]),
  painted('cem'),
  ...liked('bob', 'picture:9'),
]

const OF_ADA = [
  pointsFor('ada', 15),
  painted('ada', 1),
  painted('ada', 2),
  opened('ada'),
  ...liked('ada', 'picture:1'),
  ...liked('ada', 'picture:2'),
  ...['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'].map((day) => seen('ada', day)),
]

onEachEngine((openCommunity) => {
  const open = async () => {
    const community = await openCommunity({ catalog, rarityMinimum: 1 })
    await community.laurel.person('ada', { name: 'Ada' })
    await community.laurel.record(AROUND)
    return community
  }

  async function withAda(): Promise<Community> {
    const community = await open()
    await community.laurel.record(OF_ADA)
    return community
  }

  test.each(['all', 'quiet'] as const)('a person who chose "%s" is found by every public read', async (recognition) => {
    const { laurel } = await withAda()
    await laurel.prefer('ada', { recognition })
    for (const [name, read] of [...LISTS, ...ABOUT]) {
      if (name === 'badges' || name === 'badge' || name === 'holderCounts') continue
      expect(JSON.stringify(await read(laurel)), name).toMatch(/"ada"|"painter"|"visits"/)
    }
    expect((await laurel.badge('painter'))?.holders).toBe(2)
    expect((await laurel.holderCounts()).tiers.gold).toBe(3)
  })

  test.each(['private', 'off'] as const)(
    'J8 J9 lists and counts are to the letter those of a community in which somebody who chose "%s" did nothing',
    async (recognition) => {
      const { laurel } = await withAda()
      await laurel.prefer('ada', { recognition })
      const { laurel: without } = await open()
      for (const [name, read] of LISTS) {
        const found = await read(laurel)
        expect(JSON.stringify(found), name).not.toContain('"ada"')
        expect(found, name).toEqual(await read(without))
      }
    },
  )

  test.each(['private', 'off'] as const)('nothing is read about somebody who chose "%s"', async (recognition) => {
    const { laurel } = await withAda()
    await laurel.prefer('ada', { recognition })
    for (const [name, read] of ABOUT) {
      const found = JSON.stringify(await read(laurel))
      for (const word of [...Object.keys(catalog.badges), ...Object.keys(catalog.metrics)]) {
        expect(found, name).not.toContain(`"${word}"`)
      }
    }
    expect(await laurel.profile('ada')).toEqual({
      person: expect.objectContaining({ id: 'ada', name: 'Ada' }),
      visible: false,
      highlights: [],
      milestones: [],
      next: [],
      streaks: [],
      badgesEarned: 0,
      tiers: { bronze: 0, silver: 0, gold: 0, diamond: 0 },
      changesAt: null,
    })
    expect(await laurel.showcase('ada')).toEqual({ visible: false, earned: 0, total: 0, categories: [], paths: [] })
    expect(await laurel.streak('ada', 'visits')).toBeNull()
    expect(await laurel.explain({ person: 'ada', badge: 'painter' }, { discreet: true })).toBeNull()
  })

  test('the owner of what is private sees all of it, and of what is off nothing', async () => {
    const { laurel } = await withAda()
    const options = { audience: 'owner', locale: 'en' } as const
    const everything = async () => [
      await laurel.profile('ada', options),
      await laurel.showcase('ada', options),
      await laurel.streak('ada', 'visits', options),
      await laurel.overview('ada', { ...options, showcase: true, streak: { metric: 'visits' }, recent: 9 }),
      await laurel.feed({ person: 'ada', ...options }),
      await laurel.explain({ person: 'ada', badge: 'painter' }, { ...options, discreet: true }),
    ]
    const before = await everything()
    await laurel.prefer('ada', { recognition: 'private' })
    const withoutCounts = (found: unknown) => JSON.stringify(found).replaceAll(/"(holders|rarity)":[\d.]+/g, '')
    expect(withoutCounts(await everything())).toEqual(withoutCounts(before))
    await laurel.prefer('ada', { recognition: 'off' })
    const [profile, showcase, streak, overview, feed, explanation] = await everything()
    expect(profile).toMatchObject({ visible: false, highlights: [], badgesEarned: 0 })
    expect(showcase).toMatchObject({ visible: false, total: 0 })
    expect(feed).toEqual({ items: [], next: null })
    expect(overview).toEqual({ profile, badges: { earned: 0, total: 0 }, showcase, streak: null, recent: [] })
    expect([streak, explanation]).toEqual([null, null])
  })

  test.each(['painter', 'fifteen', 'adored', 'egg', 'never', 'landlord'])(
    'J8 a badge that is hidden is absent from every public read, held or not: %s',
    async (hidden) => {
      const { laurel } = await withAda()
      const holders = (await laurel.badge(hidden))?.holders ?? 0
      const item = new RegExp(`"id":"ada"[^}]*[}],"badge":"${hidden}"`)
      const whole = await laurel.feed({ limit: 100 })
      expect(item.test(JSON.stringify(whole))).toBe(hidden !== 'never')
      await laurel.prefer('ada', hidden === 'egg' ? { pins: ['egg'], hidden: [hidden] } : { hidden: [hidden] })
      for (const [name, read] of ABOUT) {
        expect(JSON.stringify(await read(laurel)), name).not.toContain(`"${hidden}"`)
      }
      for (const [name, read] of LISTS) expect(JSON.stringify(await read(laurel)), name).not.toMatch(item)
      expect((await laurel.badge(hidden))?.holders ?? 0).toBe(Math.max(0, holders - (hidden === 'never' ? 0 : 1)))
      expect((await laurel.profile('ada'))?.badgesEarned).toBe(hidden === 'never' ? 9 : 8)
      expect((await laurel.profile('ada', { audience: 'owner' }))?.badgesEarned).toBe(9)
    },
  )

  test('J8 the owner sees what is hidden, and that it is', async () => {
    const { laurel } = await withAda()
    await laurel.prefer('ada', { hidden: ['painter'] })
    const profile = await laurel.profile('ada', { audience: 'owner' })
    expect(profile?.highlights.map(({ badge, hidden }) => [badge, hidden])).toContainEqual(['painter', true])
    expect(profile?.highlights.filter(({ hidden }) => hidden)).toHaveLength(1)
    const showcase = await laurel.showcase('ada', { audience: 'owner' })
    const badges = showcase?.categories.flatMap((category) => category.badges) ?? []
    expect(badges.filter(({ hidden }) => hidden).map(({ id }) => id)).toEqual(['painter'])
    expect((await laurel.feed({ person: 'ada', audience: 'owner', badge: 'painter' })).items).toHaveLength(1)
    const explained = await laurel.explain({ person: 'ada', badge: 'painter' }, { discreet: true, audience: 'owner' })
    expect(explained?.held).toBe(true)
  })

  test('J8 an explanation of another badge does not name the hidden one that it needs', async () => {
    const { laurel } = await withAda()
    await laurel.prefer('ada', { hidden: ['painter'] })
    const told = await laurel.explain({ person: 'ada', badge: 'virtuoso' }, { discreet: true })
    expect(JSON.stringify(told)).not.toContain('painter')
    expect(told?.criteria.of.map(({ kind }) => kind)).toEqual(['secret', 'compare'])
    const forAdmins = await laurel.explain({ person: 'ada', badge: 'painter' })
    expect(forAdmins?.held).toBe(true)
  })

  test('exports for the operator are complete, whatever people chose', async () => {
    const { laurel } = await withAda()
    const all = async () => [
      await Array.fromAsync(laurel.exportAwards()),
      await Array.fromAsync(laurel.exportMetrics()),
    ]
    const before = await all()
    await laurel.prefer('ada', { recognition: 'off', hidden: ['painter'] })
    expect(await all()).toEqual(before)
  })

  test('an owner of one person’s feed sees no more of anybody else', async () => {
    const { laurel } = await withAda()
    await laurel.prefer('ada', { recognition: 'private' })
    const { items } = await laurel.feed({ people: ['ada', 'bob'], audience: 'owner' })
    expect(new Set(items.map(({ person }) => person.id))).toEqual(new Set(['bob']))
    const others = await laurel.feed({ person: 'bob', people: ['ada'], audience: 'owner' })
    expect(others.items).toEqual([])
  })
})
