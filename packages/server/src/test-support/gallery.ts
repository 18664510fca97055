import type { EventInput } from '@laurel/core'
import { allOf, defineCatalog, holding, reach } from '@laurel/core'

const text = (en: string) => ({ en })
const noun = text('{count, plural, one {thing} other {things}}')

/** What people can keep to themselves: a streak, badges of each tier and two categories, one of them a secret. */
export const gallery = defineCatalog({
  id: 'gallery',
  name: text('Gallery'),
  events: { 'picture.painted': 'A picture was painted', 'picture.liked': 'A picture was liked' },
  categories: { art: { name: text('Art') }, fame: { name: text('Fame') } },
  metrics: {
    pictures: { kind: 'count', credit: 'actor', of: ['picture.painted'], noun },
    fans: { kind: 'distinct', credit: 'owner', per: 'target', of: ['picture.liked'], by: 'actor', noun },
    painting: { kind: 'streak', credit: 'actor', of: ['picture.painted'], noun: text('days') },
  },
  badges: {
    sketcher: badge('art', 'bronze', reach('pictures', 1)),
    painter: badge('art', 'silver', reach('pictures', 3)),
    master: badge('art', 'diamond', allOf(holding('painter'), reach('pictures', 9))),
    adored: { ...badge('fame', 'gold', reach('fans', 1)), scope: 'target', once: 'target' },
    egg: { ...badge('fame', 'gold', reach('pictures', 2)), visibility: 'hidden' },
  },
  paths: { paint: { name: text('Paint'), metric: 'pictures', badges: ['sketcher', 'painter'] } },
  milestones: ['pictures'],
})

function badge<const C extends 'art' | 'fame', const T extends 'bronze' | 'silver' | 'gold' | 'diamond', R>(
  category: C,
  tier: T,
  criteria: R,
) {
  return { name: text('A badge'), description: text('For a test.'), category, tier, glyph: 'award', criteria }
}

/** Pictures of the last three days, of which the newest is liked by `fan`. */
export function exhibition(painter: string, fan: string): readonly EventInput[] {
  const pictures = ['2026-02-27', '2026-02-28', '2026-03-01'].map((day, n) => ({
    id: `${painter}-${n}`,
    type: 'picture.painted',
    at: `${day}T09:00:00Z`,
    actor: painter,
    target: `picture:${painter}:${n}`,
  }))
  const liked = { id: `${fan}-likes-${painter}`, type: 'picture.liked', at: '2026-03-01T10:00:00Z', actor: fan }
  return [...pictures, { ...liked, owner: painter, target: `picture:${painter}:2` }]
}
