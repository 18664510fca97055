import { describe, expect, test } from 'vitest'
import { catalogText, rulesText } from './canonical.ts'
import { type CatalogInput, catalogSchema } from './catalog.ts'
import { reach } from './define.ts'
import { allChanges, changedRules, checkSuccession, partOf } from './succession.ts'

const text = { en: 'text' }

type BadgeInput = CatalogInput['badges'][string]

function badge(criteria: BadgeInput['criteria'], more: Partial<BadgeInput> = {}): BadgeInput {
  return { name: text, description: text, category: 'all', tier: 'bronze', glyph: 'award', criteria, ...more }
}

const week = { kind: 'calendar', unit: 'week' } as const

const BASE = {
  id: 'base',
  name: text,
  events: { made: 'Made.', liked: 'Liked.', blocked: 'Blocked.' },
  categories: { all: { name: text } },
  blocks: { by: ['blocked'] },
  metrics: {
    made: { kind: 'count', credit: 'actor', of: ['made'], noun: text },
    week: { kind: 'count', credit: 'actor', of: ['made'], window: week, noun: text },
    likes: { kind: 'count', credit: 'owner', of: ['liked'], notBlocked: true, noun: text },
    perPost: { kind: 'count', credit: 'owner', per: 'target', of: ['liked'], noun: text },
    goodPosts: { kind: 'reached', metric: 'perPost', at: 5, noun: text },
  },
  badges: {
    maker: badge(reach('made', 5)),
    liked: badge(reach('likes', 5)),
    author: badge(reach('goodPosts', 1)),
    weekly: badge(reach('week', 3), { once: 'period' }),
    both: badge({
      kind: 'all',
      of: [
        { kind: 'holds', badge: 'maker' },
        { kind: 'holds', badge: 'liked' },
      ],
    }),
  },
} satisfies CatalogInput

const catalogOf = (more: Partial<CatalogInput> = {}) => catalogSchema.parse({ ...BASE, ...more })
const withBadges = (badges: CatalogInput['badges']) => catalogOf({ badges: { ...BASE.badges, ...badges } })
const base = catalogOf()

describe('the text of a catalog', () => {
  test('is the same whatever the order of fields, and another one for another order of badges', () => {
    const turned = catalogSchema.parse(JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(BASE).reverse()))))
    expect(catalogText(turned)).toBe(catalogText(base))
    const badges = Object.fromEntries(Object.entries(BASE.badges).reverse())
    expect(catalogText(catalogOf({ badges }))).not.toBe(catalogText(base))
  })

  test('is another one for other words', () => {
    expect(catalogText(catalogOf({ name: { en: 'other' } }))).not.toBe(catalogText(base))
  })
})

describe('the text of its rules', () => {
  test.each([
    ['names', catalogOf({ name: { en: 'other' }, categories: { all: { name: { en: 'other' } } } })],
    ['texts and glyphs', withBadges({ maker: badge(reach('made', 5), { name: { en: 'other' }, glyph: 'star' }) })],
    ['what becomes of holders', withBadges({ maker: badge(reach('made', 5), { change: 'recalculate' }) })],
    ['paths', catalogOf({ paths: { way: { name: text, metric: 'made', badges: ['maker'] } } })],
  ])('is the same for other %s', (_, catalog) => {
    expect(rulesText(catalog, 'UTC')).toBe(rulesText(base, 'UTC'))
  })

  test.each([
    ['number', withBadges({ maker: badge(reach('made', 6)) })],
    ['tier, since awards have it', withBadges({ maker: badge(reach('made', 5), { tier: 'gold' }) })],
    ['day', catalogOf({ dayStart: '03:00' })],
    ['horizon', catalogOf({ horizonDays: 30 })],
    ['event type', catalogOf({ events: { ...BASE.events, other: 'Other.' } })],
  ])('is another one for another %s', (_, catalog) => {
    expect(rulesText(catalog, 'UTC')).not.toBe(rulesText(base, 'UTC'))
  })

  test('is another one in another zone', () => {
    expect(rulesText(base, 'Asia/Tokyo')).not.toBe(rulesText(base, 'UTC'))
  })
})

describe('what a succession would lose', () => {
  const codes = (after: ReturnType<typeof catalogOf>, before = base) =>
    checkSuccession(before, after).map(({ code, where }) => `${code} ${where}`)
  const { maker: _, ...others } = BASE.badges

  test('is nothing when nothing vanishes', () => {
    expect(codes(withBadges({ more: badge(reach('made', 50)) }))).toEqual([])
  })

  test('E6 is a badge that vanished, unless another one says that it was called so', () => {
    const { both: __, ...without } = others
    expect(codes(catalogOf({ badges: without }))).toEqual(['badge_vanished badges.maker', 'badge_vanished badges.both'])
    const named = badge(reach('made', 5), { previousIds: ['maker', 'both'] })
    expect(codes(catalogOf({ badges: { ...without, builder: named } }))).toEqual([])
  })

  test('is an earlier name that is no longer said', () => {
    const before = withBadges({ maker: badge(reach('made', 5), { previousIds: ['builder'] }) })
    expect(codes(base, before)).toEqual(['previous_id_vanished badges.maker.previousIds'])
  })

  test('is what tells instances apart', () => {
    const perPost = badge(reach('perPost', 5), { scope: 'target', once: 'target' })
    expect(codes(withBadges({ author: perPost }))).toEqual(['instances_changed badges.author.once'])
    const metrics = { ...BASE.metrics, week: { ...BASE.metrics.week, window: { ...week, unit: 'month' as const } } }
    expect(codes(catalogOf({ metrics }))).toEqual(['instances_changed badges.weekly.once'])
  })
})

describe('what changes', () => {
  const changed = (after: ReturnType<typeof catalogOf>) => {
    const { everything, metrics, badges } = changedRules(base, after)
    return { everything, metrics: [...metrics], badges: [...badges] }
  }
  const nothing = { everything: false, metrics: [], badges: [] }

  test('is nothing for the same rules, however they are called', () => {
    expect(changed(withBadges({ maker: badge(reach('made', 5), { name: { en: 'other' }, tier: 'gold' }) }))).toEqual(
      nothing,
    )
  })

  test('is a badge and whatever needs it', () => {
    expect(changed(withBadges({ maker: badge(reach('made', 6)) }))).toEqual({ ...nothing, badges: ['maker', 'both'] })
  })

  test('is a metric, what looks at it, and their badges', () => {
    const metrics = { ...BASE.metrics, perPost: { ...BASE.metrics.perPost, notSelf: true as const } }
    expect(changed(catalogOf({ metrics }))).toEqual({
      ...nothing,
      metrics: ['perPost', 'goodPosts'],
      badges: ['author'],
    })
  })

  test('is a badge that was called otherwise', () => {
    const { maker: _, ...others } = BASE.badges
    const both = badge({ kind: 'holds', badge: 'liked' })
    const badges = { ...others, both, builder: badge(reach('made', 5), { previousIds: ['maker'] }) }
    expect(changed(catalogOf({ badges }))).toEqual({ ...nothing, badges: ['both', 'builder'] })
  })

  test('is everything when days or blocks do', () => {
    expect(changed(catalogOf({ dayStart: '03:00' })).everything).toBe(true)
    expect(changed(catalogOf({ blocks: { by: ['blocked', 'liked'] } })).everything).toBe(true)
  })

  test('of several is all of them', () => {
    const one = changedRules(base, withBadges({ liked: badge(reach('likes', 6)) }))
    const other = changedRules(base, withBadges({ weekly: badge(reach('week', 4), { once: 'period' }) }))
    expect([...allChanges([one, other]).badges]).toEqual(['liked', 'both', 'weekly'])
  })
})

describe('the part that tells what became of a change', () => {
  test('has what the changed badges need, and nothing else', () => {
    const part = partOf(base, { metrics: new Set(), badges: new Set(['both']) })
    expect(Object.keys(part.badges)).toEqual(['maker', 'liked', 'both'])
    expect(Object.keys(part.metrics)).toEqual(['made', 'likes'])
    expect(Object.keys(part.events)).toEqual(['made', 'liked', 'blocked'])
  })

  test('knows of blocks only where they matter', () => {
    const part = partOf(base, { metrics: new Set(['goodPosts']), badges: new Set() })
    expect(Object.keys(part.metrics)).toEqual(['perPost', 'goodPosts'])
    expect(part.blocks).toBeUndefined()
    expect(Object.keys(part.events)).toEqual(['liked'])
  })
})
