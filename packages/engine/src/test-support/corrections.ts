import { allOf, defineCatalog, holding, reach } from '@laurel/core'
import type { Laurel } from '../laurel.ts'

const noun = { en: '{count, plural, one {thing} other {things}}' }
const text = (en: string) => ({ en })

/** A catalog that has everything which a correction can touch. */
export const correctable = defineCatalog({
  id: 'correctable',
  name: text('Correctable'),
  events: {
    'points.given': 'Somebody got points.',
    'post.liked': 'A post was liked.',
    'post.viewed': 'A post was looked at, which counts for its owner alone.',
    'file.changed': 'A file was changed; data.lines says how many lines.',
    'minutes.spent': 'Somebody was there for so many minutes.',
    'project.created': 'A project was created.',
  },
  categories: { all: { name: text('All') } },
  metrics: {
    points: { kind: 'sum', credit: 'actor', of: ['points.given'], plausible: 1_000, noun },
    given: { kind: 'count', credit: 'actor', of: ['post.liked'], noun },
    likes: { kind: 'count', credit: 'owner', of: ['post.liked'], noun },
    views: { kind: 'count', credit: 'owner', of: ['post.viewed'], noun },
    lines: { kind: 'sum', credit: 'actor', of: ['file.changed'], fields: ['data.lines'], noun },
    files: { kind: 'count', credit: 'actor', of: ['file.changed'], noun },
    capped: {
      kind: 'count',
      credit: 'actor',
      of: ['minutes.spent'],
      caps: [{ most: 10, every: 'day' }],
      noun,
    },
    minutes: { kind: 'sum', credit: 'actor', of: ['minutes.spent'], noun },
    streak: { kind: 'streak', credit: 'actor', of: ['minutes.spent'], noun },
    projects: { kind: 'live', credit: 'actor', by: 'target', things: [{ added: ['project.created'] }], noun },
  },
  badges: {
    'points-5': badge(reach('points', 5)),
    'points-50': badge(reach('points', 50)),
    generous: badge(reach('given', 1)),
    liked: badge(reach('likes', 1)),
    'liked-truly': { ...badge(reach('likes', 1)), voidCascades: true },
    'liked-now': { ...badge(reach('likes', 1)), truth: 'live' },
    'three-days': badge(reach('streak', 3)),
    both: badge(allOf(holding('points-5'), holding('generous'))),
    builder: badge(reach('projects', 1)),
  },
  horizonDays: 30,
})

function badge<C>(criteria: C) {
  return {
    name: text('A badge'),
    description: text('For a test.'),
    category: 'all' as const,
    tier: 'bronze' as const,
    glyph: 'award',
    criteria,
  }
}

/** What is counted for somebody, by metric. */
export async function countsOf(laurel: Laurel, person = 'ada'): Promise<Readonly<Record<string, unknown>>> {
  const rows = await Array.fromAsync(laurel.exportMetrics())
  const own = rows.filter((row) => row.person === person)
  return Object.fromEntries(own.map(({ metric, value }) => [metric, value]))
}

/** The badges somebody holds. */
export async function badgesOf(laurel: Laurel, person = 'ada'): Promise<readonly string[]> {
  const awards = await Array.fromAsync(laurel.exportAwards())
  return awards.filter((award) => award.person === person).map((award) => award.badge)
}
