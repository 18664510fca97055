import { defineCatalog, reach } from '@laurel/core'
import { expect, test } from 'vitest'
import { event, minute, onEachEngine } from '../test-support/engines.ts'

/** In two languages, with a path, a badge outside paths, and badges of every tier that one event each earns. */
const catalog = defineCatalog({
  id: 'profile',
  name: { en: 'Profile' },
  events: { 'project.created': 'A project.', 'talk.given': 'A talk.', 'badge.tried': 'Something small.' },
  categories: { all: { name: { en: 'All', de: 'Alle' } } },
  metrics: {
    projects: {
      kind: 'count',
      credit: 'actor',
      of: ['project.created'],
      noun: {
        en: '{count, plural, one {project} other {projects}}',
        de: '{count, plural, one {Projekt} other {Projekte}}',
      },
    },
    talks: { kind: 'count', credit: 'actor', of: ['talk.given'], noun: { en: 'talks', de: 'Vorträge' } },
    tried: { kind: 'count', credit: 'actor', of: ['badge.tried'], noun: { en: 'tries' } },
  },
  badges: {
    rookie: badge('bronze', 'Project Rookie', 'Projekt-Neuling', reach('projects', 5)),
    pro: badge('silver', 'Project Pro', 'Projekt-Profi', reach('projects', 30)),
    speaker: badge('gold', 'Speaker', 'Redner', reach('talks', 4)),
    listener: badge('bronze', 'Listener', 'Zuhörer', reach('talks', 100)),
    'bronze-1': badge('bronze', 'B1', 'B1', reach('tried', 1)),
    'bronze-2': badge('bronze', 'B2', 'B2', reach('tried', 2)),
    'silver-3': badge('silver', 'S3', 'S3', reach('tried', 3)),
    'gold-4': badge('gold', 'G4', 'G4', reach('tried', 4)),
    'diamond-5': badge('diamond', 'D5', 'D5', reach('tried', 5)),
    'bronze-6': badge('bronze', 'B6', 'B6', reach('tried', 6)),
  },
  paths: { builder: { name: { en: 'Builder' }, metric: 'projects', badges: ['rookie', 'pro'] } },
  milestones: ['projects', 'talks'],
})

function badge<const T extends 'bronze' | 'silver' | 'gold' | 'diamond', C>(
  tier: T,
  en: string,
  de: string,
  criteria: C,
) {
  return {
    name: { en, de },
    description: { en: `About ${en}`, de: `Über ${de}` },
    category: 'all' as const,
    tier,
    glyph: 'star',
    criteria,
  }
}

function many(type: string, count: number, from = 0) {
  return Array.from({ length: count }, (_, n) => event(`${type}-${from + n}`, type, { at: minute(from + n) }))
}

onEachEngine((open) => {
  test('nobody has no profile', async () => {
    const { laurel } = await open({ catalog })
    expect(await laurel.profile('nobody')).toBeNull()
    expect(await laurel.showcase('nobody')).toBeNull()
  })

  test('somebody who did nothing yet has a profile that tells where to begin', async () => {
    const { laurel } = await open({ catalog })
    const { createdAt, ...person } = await laurel.person('ada', { name: 'Ada' })
    const profile = await laurel.profile('ada')
    expect(profile).toMatchObject({ highlights: [], badgesEarned: 0, person: { id: 'ada', name: 'Ada', createdAt } })
    expect(profile?.person).not.toHaveProperty('email')
    expect(Object.keys(profile?.person ?? {}).length).toBe(Object.keys(person).length)
    expect(profile?.milestones).toEqual([
      { metric: 'projects', value: 0, noun: 'projects' },
      { metric: 'talks', value: 0, noun: 'talks' },
    ])
    expect(profile?.next.map((next) => next.badge)).toEqual(['rookie'])
  })

  test('highlights are the five best badges: the highest tier first, within a tier the newest', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record(many('badge.tried', 6))
    const profile = await laurel.profile('ada')
    expect(profile?.highlights.map((highlight) => highlight.badge)).toEqual([
      'diamond-5',
      'gold-4',
      'silver-3',
      'bronze-6',
      'bronze-2',
    ])
    expect(profile?.badgesEarned).toBe(6)
    expect(profile?.highlights[0]).toEqual({
      badge: 'diamond-5',
      name: 'D5',
      description: 'About D5',
      tier: 'diamond',
      glyph: 'star',
      truth: 'permanent',
      instance: '',
      year: null,
      earnedAt: new Date(minute(4)),
      times: 1,
      endsAt: null,
      remaining: null,
      pinned: false,
      hidden: false,
    })
    expect(profile?.tiers).toEqual({ bronze: 3, silver: 1, gold: 1, diamond: 1 })
  })

  test('next badges are the nearest to done first, of a path only the nearest, and outside paths only those begun', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([...many('project.created', 6), ...many('talk.given', 3, 20)])
    const next = (await laurel.profile('ada'))?.next
    expect(
      next?.map(({ badge, value, target, remaining, percent }) => [badge, value, target, remaining, percent]),
    ).toEqual([
      ['speaker', 3, 4, 1, 75],
      ['pro', 6, 30, 24, 20],
      ['listener', 3, 100, 97, 3],
    ])
    expect(next?.[1]).toMatchObject({
      name: 'Project Pro',
      tier: 'silver',
      glyph: 'star',
      progress: '6 / 30 projects',
      nudge: 'Only 24 more projects to unlock **Project Pro**!',
    })
  })

  test('at most five next badges are named', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([...many('project.created', 1), ...many('talk.given', 1, 20), ...many('badge.tried', 1, 40)])
    expect((await laurel.profile('ada'))?.next).toHaveLength(5)
  })

  test('a badge is not next once it is earned', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record(many('project.created', 30))
    expect((await laurel.profile('ada'))?.next.map((next) => next.badge)).toEqual([])
  })

  test('everything is said in the reader’s language, and in English where the catalog lacks it', async () => {
    const { laurel } = await open({ catalog })
    await laurel.record([...many('badge.tried', 5), ...many('project.created', 5, 20)])
    const profile = await laurel.profile('ada', { locale: 'de-AT' })
    expect(profile?.milestones).toEqual([
      { metric: 'projects', value: 5, noun: 'Projekte' },
      { metric: 'talks', value: 0, noun: 'Vorträge' },
    ])
    expect(profile?.next.find((next) => next.badge === 'pro')).toMatchObject({
      name: 'Projekt-Profi',
      progress: '5 / 30 Projekte',
      nudge: 'Nur noch 25 Projekte bis **Projekt-Profi**!',
    })
    expect(profile?.next.find((next) => next.badge === 'bronze-6')?.nudge).toBe('Nur noch 1 tries bis **B6**!')
    expect(profile?.highlights.find((highlight) => highlight.badge === 'rookie')?.description).toBe(
      'Über Projekt-Neuling',
    )
    expect((await laurel.profile('ada', { locale: 'fr' }))?.milestones[0]?.noun).toBe('projects')
  })

  test('a badge that the catalog does not know, whatever gave it, is not shown, and who holds it keeps it', async () => {
    const { laurel, rows } = await open({ catalog })
    await laurel.record(many('project.created', 5))
    await rows(`update :schema.award set badge = 'former'`)
    expect((await laurel.profile('ada'))?.highlights).toEqual([])
    expect((await Array.fromAsync(laurel.exportAwards())).map((award) => award.badge)).toEqual(['former'])
    expect((await laurel.feed()).items[0]).toMatchObject({ badge: 'former', badgeName: 'former', glyph: 'award' })
  })
})
