import { catalogs } from '@laurel/catalogs'
import { type Catalog, type Badge as CatalogBadge, formatText, nudge, progressText, type Tier } from '@laurel/core'
import type { Profile, Showcase } from '../src/index.ts'
import type { AwardAnswer, HoldersData, NoticeAnswer, PathData, StreakData } from '../src/render.ts'
import { days } from './example-days.ts'

/** Ada, a person of Dev-Space: what the HTTP API would answer about her on 8 March 2026, at noon. */
export const NOW = '2026-03-08T12:00:00Z'

const VALUES: Readonly<Record<string, number>> = {
  projects: 34,
  interactions: 297,
  'journey-logs': 47,
  collaborations: 12,
  'activity-streak': 31,
  followers: 8,
}

/** Of what has no number above, every third is earned. */
const EVERY = 3

const SHOWN = ['project-pro', 'social-freak', 'journey-starter', 'collab-guru', 'consistency-beast']

export interface Example {
  readonly profile: Profile
  readonly showcase: Showcase
  readonly path: PathData
  readonly streak: StreakData & { readonly metric: string; readonly noun: string; readonly until: string }
  readonly feed: { readonly items: readonly AwardAnswer[]; readonly next: string | null }
  readonly holders: HoldersData
  readonly notices: readonly NoticeAnswer[]
}

export function exampleIn(locale: string, catalog: Catalog = devSpace()): Example {
  const showcase = showcaseIn(locale, catalog)
  const awards = awardsIn(locale, catalog)
  return {
    profile: profileIn(locale, catalog, showcase),
    showcase,
    path: pathIn(showcase),
    streak: { ...standing(locale, catalog), days: days(), today: '2026-03-08' },
    feed: { items: awards, next: 'more' },
    holders: {
      items: awards.map((one) => ({
        ...one,
        badge: 'social-freak',
        badgeName: nameOf('social-freak', locale, catalog),
        tier: 'silver',
        glyph: 'laugh',
      })),
      next: null,
      total: awards.length,
      rarity: 0.042,
    },
    notices: noticesIn(locale, catalog),
  }
}

function devSpace(): Catalog {
  const catalog = catalogs['dev-space']
  if (catalog === undefined) throw new Error('The catalog dev-space is gone.')
  return catalog
}

type ShownBadge = Showcase['categories'][number]['badges'][number]

function showcaseIn(locale: string, catalog: Catalog): Showcase {
  const badges = Object.entries(catalog.badges).map(([id, badge], index) => ({
    category: badge.category,
    shown: showcaseBadge(id, badge, index, locale, catalog),
  }))
  const categories = Object.entries(catalog.categories).map(([id, { name, symbol }]) => ({
    id,
    name: formatText(name, locale),
    symbol: symbol ?? null,
    badges: badges.filter(({ category }) => category === id).map(({ shown }) => shown),
  }))
  const paths = Object.entries(catalog.paths).map(([id, path]) => ({
    id,
    name: formatText(path.name, locale),
    badges: [...path.badges],
  }))
  const earned = badges.filter(({ shown }) => shown.earnedAt !== null).length
  return { visible: true, earned, total: badges.length, categories, paths }
}

function showcaseBadge(id: string, badge: CatalogBadge, index: number, locale: string, catalog: Catalog): ShownBadge {
  const { name, description, tier, glyph, criteria } = badge
  const [metric, target] = criteria.kind === 'compare' ? [criteria.metric, criteria.value] : [null, 1]
  const known = metric === null ? undefined : VALUES[metric]
  const reached = known === undefined ? index % EVERY === 0 : known >= target
  const value = reached ? target : Math.min(known ?? Math.floor(target / 2), target)
  return {
    id,
    name: formatText(name, locale),
    description: formatText(description, locale),
    tier,
    glyph,
    earnedAt: reached ? new Date(Date.UTC(2026, 1, 24 - index, 21, 30)).toISOString() : null,
    retired: false,
    soldOut: false,
    count: reached ? (badge.once === 'target' ? 3 : 1) : 0,
    progress: { value, target, text: progressText(catalog, { value, target, metric }, locale) },
    truth: badge.truth,
    year: null,
    remaining: reached && badge.truth === 'live' ? 0.6 : null,
    pinned: false,
    hidden: false,
    holders: 40 - index,
    rarity: index % 4 === 1 ? 0.0042 * (40 - index) : null,
  }
}

function profileIn(locale: string, catalog: Catalog, showcase: Showcase): Profile {
  const badges = showcase.categories.flatMap((category) => category.badges)
  const highlights = SHOWN.flatMap((id) => badges.find((badge) => badge.id === id) ?? [])
  const tiers = { bronze: 0, silver: 0, gold: 0, diamond: 0 }
  for (const { tier, earnedAt } of badges) if (earnedAt !== null) tiers[tier] += 1
  return {
    person: {
      id: 'ada',
      name: 'Ada Lovelace',
      handle: 'ada',
      avatar: null,
      zone: 'Europe/London',
      locale,
      createdAt: '2025-03-01T09:00:00Z',
    },
    visible: true,
    highlights: highlights.map(({ id, name, description, tier, glyph, earnedAt, truth }) => ({
      badge: id,
      name,
      description,
      tier,
      glyph,
      instance: '',
      earnedAt: earnedAt ?? '2026-03-01T09:00:00Z',
      truth,
      year: null,
      remaining: null,
      endsAt: null,
      times: 1,
      pinned: false,
      hidden: false,
    })),
    milestones: catalog.milestones.map((metric) => {
      const value = VALUES[metric] ?? 0
      return { metric, value, noun: formatText(catalog.metrics[metric]?.noun ?? {}, locale, { count: value }) }
    }),
    next: ['networking-master', 'storyteller', 'code-architect'].flatMap((id) => nextBadge(id, locale, catalog)),
    streaks: [standing(locale, catalog)],
    badgesEarned: showcase.earned,
    tiers,
    changesAt: null,
  }
}

function nextBadge(id: string, locale: string, catalog: Catalog): Profile['next'] {
  const badge = catalog.badges[id]
  if (badge?.criteria.kind !== 'compare') return []
  const { metric, value: target } = badge.criteria
  const value = VALUES[metric] ?? 0
  const step = {
    badge: id,
    metric,
    value,
    target,
    remaining: target - value,
    percent: Math.floor((value / target) * 100),
  }
  return [
    {
      ...step,
      name: formatText(badge.name, locale),
      tier: badge.tier,
      glyph: badge.glyph,
      progress: progressText(catalog, step, locale),
      nudge: nudge(catalog, step, locale),
    },
  ]
}

function pathIn({ categories, paths }: Showcase): PathData {
  const path = paths.find(({ id }) => id === 'builder')
  const badges = categories.flatMap((category) => category.badges)
  return {
    name: path?.name,
    steps: (path?.badges ?? []).flatMap((id) => badges.find((badge) => badge.id === id) ?? []),
  }
}

function standing(locale: string, catalog: Catalog) {
  const metric = 'activity-streak'
  const noun = formatText(catalog.metrics[metric]?.noun ?? {}, locale, { count: 31 })
  return { metric, current: 31, longest: 64, noun, atRisk: true, until: '2026-03-09T00:00:00Z' }
}

/** Who earned what, and how many minutes ago. */
const EARNED = [
  ['mike', 'Mike Ross', 'social-freak', 2],
  ['ada', 'Ada Lovelace', 'open-source-ally', 130],
  [null, 'Grace Brewster Hopper', 'code-architect', 60 * 27],
  ['lin', '林小雨', 'consistency-beast', 60 * 24 * 12],
] as const

function awardsIn(locale: string, catalog: Catalog): readonly AwardAnswer[] {
  return EARNED.map(([handle, name, badge, ago]) => ({
    person: { id: handle ?? 'u-4711', name, handle, avatar: null },
    ...awardOf(badge, catalog),
    badgeName: nameOf(badge, locale, catalog),
    earnedAt: new Date(Date.parse(NOW) - ago * 60_000).toISOString(),
  }))
}

function noticesIn(locale: string, catalog: Catalog): readonly NoticeAnswer[] {
  const said = (id: string) =>
    locale === 'de'
      ? `Glückwunsch! Du hast das Abzeichen **${nameOf(id, locale, catalog)}** verdient!`
      : `Congrats! You earned the **${nameOf(id, locale, catalog)}** badge!`
  return EARNED.map(([, , id, ago], index) => ({
    id: `n-${index}`,
    text: said(id),
    awards: [{ ...awardOf(id, catalog), name: nameOf(id, locale, catalog) }],
    createdAt: new Date(Date.parse(NOW) - ago * 60_000).toISOString(),
    readAt: index < 2 ? null : '2026-03-01T09:00:00Z',
  }))
}

function awardOf(badge: string, catalog: Catalog): { badge: string; tier: Tier; glyph: string } {
  const { tier = 'bronze', glyph = 'award' } = catalog.badges[badge] ?? {}
  return { badge, tier, glyph }
}

function nameOf(badge: string, locale: string, catalog: Catalog): string {
  return formatText(catalog.badges[badge]?.name ?? {}, locale)
}
