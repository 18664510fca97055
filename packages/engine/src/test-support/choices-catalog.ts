import type { EventInput } from '@laurel/core'
import { allOf, defineCatalog, holding, reach } from '@laurel/core'
import { event, minute } from './engines.ts'

const noun = { en: '{count, plural, one {thing} other {things}}' }
const text = (en: string) => ({ en })

/** A catalog with what people pin, hide and keep to themselves: a path, what comes and goes, a secret, two categories. */
export const choicesCatalog = defineCatalog({
  id: 'choices',
  name: text('Choices'),
  events: {
    'point.given': 'Somebody got a point.',
    'room.opened': 'A room was opened.',
    'room.closed': 'A room was closed.',
    'picture.painted': 'A picture was painted.',
    'picture.liked': 'A picture was liked.',
    'day.seen': 'Somebody was there.',
  },
  categories: { work: { name: text('Work') }, art: { name: text('Art') } },
  metrics: {
    points: { kind: 'sum', credit: 'actor', of: ['point.given'], noun },
    rooms: {
      kind: 'live',
      credit: 'actor',
      by: 'target',
      things: [{ added: ['room.opened'], removed: ['room.closed'] }],
      noun,
    },
    pictures: { kind: 'count', credit: 'actor', of: ['picture.painted'], noun },
    fans: { kind: 'distinct', credit: 'owner', per: 'target', of: ['picture.liked'], by: 'actor', noun },
    visits: { kind: 'streak', credit: 'actor', of: ['day.seen'], noun: { en: 'days', de: 'Tage' } },
    thisWeek: { kind: 'days', credit: 'actor', of: ['day.seen'], window: { kind: 'calendar', unit: 'week' }, noun },
    lately: { kind: 'days', credit: 'actor', of: ['day.seen'], window: { kind: 'rolling', days: 4 }, noun },
  },
  badges: {
    one: badge('work', 'bronze', reach('points', 1)),
    five: badge('work', 'bronze', reach('points', 5)),
    fifteen: badge('work', 'silver', reach('points', 15)),
    thirty: badge('work', 'gold', reach('points', 30)),
    landlord: { ...badge('work', 'silver', reach('rooms', 1)), truth: 'live' },
    painter: badge('art', 'gold', reach('pictures', 1)),
    virtuoso: badge('art', 'diamond', allOf(holding('painter'), reach('pictures', 9))),
    adored: { ...badge('art', 'gold', reach('fans', 2)), scope: 'target', once: 'target' },
    egg: { ...badge('art', 'diamond', reach('pictures', 2)), visibility: 'hidden' },
    weekly: { ...badge('work', 'bronze', reach('thisWeek', 2)), once: 'period' },
    around: { ...badge('work', 'bronze', reach('lately', 2)), truth: 'live' },
    never: badge('art', 'bronze', reach('pictures', 1_000)),
  },
  paths: { points: { name: text('Points'), metric: 'points', badges: ['one', 'five', 'fifteen', 'thirty'] } },
  milestones: ['points', 'pictures'],
})

function badge<const C extends 'work' | 'art', const T extends 'bronze' | 'silver' | 'gold' | 'diamond', R>(
  category: C,
  tier: T,
  criteria: R,
) {
  return { name: text('A badge'), description: text('For a test.'), category, tier, glyph: 'award', criteria }
}

/** So many points for somebody, `from` minutes after ten. */
export function pointsFor(actor: string, value: number, from = 0): EventInput {
  return event(`points-${actor}-${from}`, 'point.given', { actor, value, at: minute(from) })
}

export function painted(actor: string, n = 1): EventInput {
  return event(`picture-${actor}-${n}`, 'picture.painted', { actor, at: minute(n) })
}

export function opened(actor: string, at = minute(0)): EventInput {
  return event(`opened-${actor}-${at}`, 'room.opened', { actor, target: `room:${actor}`, at })
}

export function closed(actor: string, at: string): EventInput {
  return event(`closed-${actor}-${at}`, 'room.closed', { actor, target: `room:${actor}`, at })
}

/** Two people who like a picture of somebody's. */
export function liked(owner: string, picture: string, from = 0): readonly EventInput[] {
  return ['fan', 'fan-too'].map((actor, n) =>
    event(`liked-${picture}-${actor}`, 'picture.liked', { actor, owner, target: picture, at: minute(from + n) }),
  )
}

export function seen(actor: string, day: string): EventInput {
  return event(`seen-${actor}-${day}`, 'day.seen', { actor, at: `${day}T09:00:00Z` })
}
