import { allOf, defineCatalog, holding, reach } from '@laurel/core'

const noun = { en: '{count, plural, one {thing} other {things}}' }
const day = { kind: 'calendar', unit: 'day' } as const
const week = { kind: 'calendar', unit: 'week' } as const
const month = { kind: 'rolling', days: 30 } as const

/** A catalog with one of everything the language has, at numbers that a few facts reach. */
export const languageCatalog = defineCatalog({
  id: 'language',
  name: { en: 'Language' },
  events: {
    'thing.made': 'Something was made.',
    'thing.gone': 'It is gone.',
    'post.liked': 'A post was liked.',
    'post.unliked': 'A like was taken back.',
    'points.given': 'Points were given.',
    'code.pushed': 'Code was pushed.',
    'person.blocked': 'Somebody blocked somebody.',
    'person.unblocked': 'They made up again.',
    'freeze.used': 'A day was frozen.',
    'pause.begun': 'A holiday begins.',
    'pause.ended': 'A holiday ends.',
  },
  categories: { all: { name: { en: 'All' } } },
  blocks: { by: ['person.blocked'], lifted: ['person.unblocked'] },
  metrics: {
    made: {
      kind: 'live',
      credit: 'actor',
      things: [{ added: ['thing.made'], removed: ['thing.gone'] }],
      by: 'target',
      noun,
    },
    madeThisWeek: {
      kind: 'live',
      credit: 'actor',
      things: [{ added: ['thing.made'], removed: ['thing.gone'] }],
      by: 'target',
      window: week,
      noun,
    },
    likes: {
      kind: 'live',
      credit: 'actor',
      things: [{ added: ['post.liked'], removed: ['post.unliked'] }],
      by: 'target',
      notSelf: true,
      notBlocked: true,
      caps: [{ most: 2, every: 'day', of: 'pair' }],
      noun,
    },
    fans: { kind: 'distinct', credit: 'owner', of: ['post.liked'], by: 'actor', notSelf: true, window: month, noun },
    points: {
      kind: 'sum',
      credit: 'actor',
      of: ['points.given'],
      caps: [
        { most: 2, every: { minutes: 600 } },
        { most: 5, every: 'week' },
      ],
      minimum: 1,
      noun,
    },
    pointsToday: { kind: 'sum', credit: 'actor', of: ['points.given'], window: day, noun },
    pushes: { kind: 'count', credit: 'actor', of: ['code.pushed'], window: { kind: 'rolling', days: 3 }, noun },
    pushDays: { kind: 'days', credit: 'actor', of: ['code.pushed'], window: { kind: 'rolling', days: 7 }, noun },
    daysThisWeek: {
      kind: 'days',
      credit: 'either',
      of: ['code.pushed', 'post.liked', 'thing.made'],
      window: week,
      noun,
    },
    inMarch: {
      kind: 'count',
      credit: 'actor',
      of: ['code.pushed', 'thing.made'],
      window: { kind: 'season', season: 'march', from: '03-05', to: '03-12' },
      noun,
    },
    streak: {
      kind: 'streak',
      credit: 'actor',
      of: ['code.pushed', 'thing.made'],
      freezes: { given: 1, every: 3 },
      rest: [7],
      frozenBy: ['freeze.used'],
      pausedBy: ['pause.begun'],
      resumedBy: ['pause.ended'],
      noun,
    },
    nights: {
      kind: 'days',
      credit: 'actor',
      of: ['code.pushed'],
      where: { kind: 'localTime', from: '22:00', to: '05:00' },
      noun,
    },
    votes: { kind: 'peak', credit: 'owner', per: 'target', of: ['post.liked'], noun },
    goodPosts: { kind: 'reached', metric: 'votes', at: 2, noun },
    known: {
      kind: 'span',
      credit: 'either',
      from: ['thing.made', 'code.pushed'],
      of: ['code.pushed', 'post.liked'],
      noun,
    },
  },
  badges: {
    maker: badge(reach('made', 2)),
    'maker-now': { ...badge(reach('made', 2)), truth: 'live' },
    'busy-week': { ...badge(reach('madeThisWeek', 2)), once: 'period' },
    friendly: badge(reach('likes', 4)),
    loved: { ...badge(reach('fans', 2)), truth: 'live', voidCascades: true },
    rich: badge(reach('points', 8)),
    'rich-today': { ...badge(reach('pointsToday', 6)), truth: 'live', once: 'period' },
    pusher: { ...badge(reach('pushes', 3)), truth: 'live' },
    'daily-coder': { ...badge(reach('pushDays', 3)), truth: 'live' },
    'active-this-week': { ...badge(reach('daysThisWeek', 3)), truth: 'live', once: 'period', voidCascades: true },
    march: { ...badge(reach('inMarch', 3)), once: 'season' },
    steady: badge(reach('streak', 4)),
    owl: badge(reach('nights', 2)),
    'good-author': { ...badge(reach('goodPosts', 1)), voidCascades: true },
    'old-hand': { ...badge(reach('known', 10)), voidCascades: true },
    'active-maker': { ...badge(allOf(holding('maker'), holding('daily-coder'))), truth: 'live' },
    summer: { ...badge(reach('made', 1)), available: { from: '2026-03-08', until: '2026-03-10' } },
  },
})

function badge<C>(criteria: C) {
  const texts = { name: { en: 'A badge' }, description: { en: 'For a test.' } }
  return { ...texts, category: 'all' as const, tier: 'bronze' as const, glyph: 'award', criteria }
}
