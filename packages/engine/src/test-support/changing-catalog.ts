import type { EventInput } from '@laurel/core'
import { type Catalog, type CatalogInput, parseCatalog } from '@laurel/core'
import type { Laurel } from '../laurel.ts'
import { minute } from './engines.ts'

const text = (en: string) => ({ en })
const noun = { en: '{count, plural, one {thing} other {things}}' }

type BadgeInput = CatalogInput['badges'][string]

const BASE = {
  id: 'changing',
  name: text('Changing'),
  events: {
    'point.given': 'Somebody got a point.',
    'post.liked': 'A post was liked.',
    'post.unliked': 'A like was taken back.',
  },
  categories: { all: { name: text('All') } },
  metrics: {
    points: { kind: 'count', credit: 'actor', of: ['point.given'], noun },
    likes: {
      kind: 'live',
      credit: 'owner',
      by: 'actor',
      things: [{ added: ['post.liked'], removed: ['post.unliked'] }],
      noun,
    },
  },
} satisfies Omit<CatalogInput, 'badges'>

/** A catalog with these badges, and whatever else differs from a small one. */
export function catalogOf(badges: Readonly<Record<string, BadgeInput>>, more: Partial<CatalogInput> = {}): Catalog {
  return parseCatalog({ ...BASE, badges, ...more, metrics: { ...BASE.metrics, ...more.metrics } })
}

/** A badge for so many points, or for anything else. */
export function badge(needed: number | BadgeInput['criteria'], more: Partial<BadgeInput> = {}): BadgeInput {
  const criteria = typeof needed === 'number' ? points(needed) : needed
  return {
    name: text('A badge'),
    description: text('For a test.'),
    category: 'all',
    tier: 'bronze',
    glyph: 'award',
    criteria,
    ...more,
  }
}

export function points(value: number): BadgeInput['criteria'] {
  return { kind: 'compare', metric: 'points', op: '>=', value }
}

/** A point for each of these minutes, for one person. */
export function pointsOf(person: string, from: number, to: number): readonly EventInput[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    id: `p${from + index}`,
    type: 'point.given',
    at: minute(from + index),
    actor: person,
  }))
}

/** What somebody holds, each with the minute since when. */
export async function heldBy(laurel: Laurel, person: string): Promise<Readonly<Record<string, number>>> {
  const awards = await Array.fromAsync(laurel.exportAwards())
  const own = awards.filter((award) => award.person === person)
  return Object.fromEntries(
    own.map(({ badge: id, instance, earnedAt }) => [
      instance === '' ? id : `${id} ${instance}`,
      (earnedAt.getTime() - Date.parse(minute(0))) / 60_000,
    ]),
  )
}

/** Everything that does not depend on when and how it was told. */
export async function outcomeOf(laurel: Laurel): Promise<unknown> {
  const awards = await Array.fromAsync(laurel.exportAwards())
  return {
    metrics: await Array.fromAsync(laurel.exportMetrics()),
    awards: awards.map(({ awardedAt: _, ...award }) => award),
  }
}
