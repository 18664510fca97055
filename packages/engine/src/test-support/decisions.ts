import { defineCatalog, holding, reach } from '@laurel/core'
import type { Community } from './engines.ts'

const noun = { en: '{count, plural, one {thing} other {things}}' }
const text = (en: string) => ({ en })

/** A catalog that has everything which can be decided by hand, ends by itself, or is limited. */
export const decidable = defineCatalog({
  id: 'decidable',
  name: text('Decidable'),
  events: {
    'points.given': 'Somebody got points.',
    'project.created': 'A project was created.',
    'project.deleted': 'A project was deleted.',
    'post.liked': 'A post was liked.',
    'day.seen': 'Somebody was there.',
  },
  categories: { all: { name: text('All') } },
  metrics: {
    points: {
      kind: 'sum',
      credit: 'actor',
      of: ['points.given'],
      noun,
      deed: { en: 'getting {count, plural, one {# point} other {# points}}' },
    },
    projects: {
      kind: 'live',
      credit: 'actor',
      by: 'target',
      things: [{ added: ['project.created'], removed: ['project.deleted'] }],
      noun,
    },
    fans: { kind: 'distinct', credit: 'owner', per: 'target', of: ['post.liked'], by: 'actor', noun },
    recentFans: {
      kind: 'count',
      credit: 'owner',
      per: 'target',
      of: ['post.liked'],
      window: { kind: 'rolling', days: 2 },
      noun,
    },
    thisWeek: { kind: 'days', credit: 'actor', of: ['day.seen'], window: { kind: 'calendar', unit: 'week' }, noun },
    lately: { kind: 'days', credit: 'actor', of: ['day.seen'], window: { kind: 'rolling', days: 3 }, noun },
    visits: { kind: 'streak', credit: 'actor', of: ['day.seen'], noun },
  },
  badges: {
    'points-5': badge(reach('points', 5)),
    'points-50': { ...badge(reach('points', 50)), reset: 'lose' },
    both: badge(holding('points-5')),
    builder: { ...badge(reach('projects', 1)), truth: 'live' },
    liked: { ...badge(reach('fans', 1)), scope: 'target', once: 'target' },
    trending: { ...badge(reach('recentFans', 2)), scope: 'target', once: 'target', truth: 'live' },
    weekly: { ...badge(reach('thisWeek', 2)), once: 'period' },
    'active-week': { ...badge(reach('thisWeek', 1)), truth: 'live' },
    around: { ...badge(reach('lately', 2)), truth: 'live', quietDays: 30 },
    'around-often': { ...badge(reach('lately', 2)), truth: 'live', quietDays: 0 },
    'with-us': { ...badge(holding('active-week')), truth: 'live' },
    'first-two': { ...badge(reach('points', 100)), supply: { most: 2 } },
    'two-seats': { ...badge(reach('points', 100)), supply: { most: 2, release: true } },
    draft: { ...badge(reach('points', 1)), status: 'draft' },
  },
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

/** An award as it is stored. */
export interface StoredRow {
  readonly badge: string
  readonly instance: string
  readonly ground: string
  readonly times: number
  readonly earned: string
  readonly awarded: string
  readonly ends: string | null
  readonly revoked: string | null
  readonly by: string | null
  readonly reason: string | null
}

/** All awards of somebody as they are stored, also those that are no longer held. */
export async function awardRows({ rows }: Pick<Community, 'rows'>, person = 'ada'): Promise<readonly StoredRow[]> {
  const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')`
  return rows<StoredRow>(
    `select badge, instance, ground, times, ${instant('earned_at')} as earned, ${instant('awarded_at')} as awarded,
            ${instant('ends_at')} as ends, ${instant('revoked_at')} as revoked, revoked_by as by, revoked_reason as reason
     from :schema.award where person = '${person}' order by badge collate "C", instance collate "C"`,
  )
}
