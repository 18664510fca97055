import { catalogs } from '@laurel/catalogs'
import { type Catalog, type Badge as CatalogBadge, formatText, nudge, progressText } from '@laurel/core'
import type { Profile, Showcase } from '../src/index.ts'
import type { DayKind, PathData, StreakData } from '../src/render.ts'

/** Ada, a person of Dev-Space: what the HTTP API would answer about her on 8 March 2026. */
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
  readonly streak: StreakData
}

export function exampleIn(locale: string, catalog: Catalog = devSpace()): Example {
  const showcase = showcaseIn(locale, catalog)
  return {
    profile: profileIn(locale, catalog, showcase),
    showcase,
    path: pathIn(locale, catalog, showcase),
    streak: streakIn(locale, catalog),
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
  return { earned: badges.filter(({ shown }) => shown.earnedAt !== null).length, total: badges.length, categories }
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
  }
}

function profileIn(locale: string, catalog: Catalog, showcase: Showcase): Profile {
  const badges = showcase.categories.flatMap((category) => category.badges)
  const highlights = SHOWN.flatMap((id) => badges.find((badge) => badge.id === id) ?? [])
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
    highlights: highlights.map(({ id, name, description, tier, glyph, earnedAt }) => ({
      badge: id,
      name,
      description,
      tier,
      glyph,
      instance: '',
      earnedAt: earnedAt ?? '2026-03-01T09:00:00Z',
    })),
    milestones: catalog.milestones.map((metric) => {
      const value = VALUES[metric] ?? 0
      return { metric, value, noun: formatText(catalog.metrics[metric]?.noun ?? {}, locale, { count: value }) }
    }),
    next: ['networking-master', 'storyteller', 'code-architect'].flatMap((id) => nextBadge(id, locale, catalog)),
    streaks: [{ metric: 'activity-streak', ...standing(locale, catalog) }],
    badgesEarned: showcase.earned,
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

function pathIn(locale: string, catalog: Catalog, showcase: Showcase): PathData {
  const path = catalog.paths['builder']
  const badges = showcase.categories.flatMap((category) => category.badges)
  return {
    name: formatText(path?.name ?? {}, locale),
    steps: (path?.badges ?? []).flatMap((id) => badges.find((badge) => badge.id === id) ?? []),
  }
}

function standing(locale: string, catalog: Catalog) {
  const noun = formatText(catalog.metrics['activity-streak']?.noun ?? {}, locale, { count: 31 })
  return { current: 31, longest: 64, noun, atRisk: true, until: '2026-03-09T00:00:00Z' }
}

function streakIn(locale: string, catalog: Catalog): StreakData {
  return { ...standing(locale, catalog), days: days(), today: '2026-03-08' }
}

/** Eighteen weeks up to yesterday: today is still open. */
function days(): NonNullable<StreakData['days']> {
  const last = Date.UTC(2026, 2, 7)
  return Array.from({ length: 126 }, (_, index) => {
    const back = 125 - index
    const date = new Date(last - back * 86_400_000)
    return { day: date.toISOString().slice(0, 10), kind: kindOf(back, date.getUTCDay()) }
  })
}

function kindOf(back: number, weekday: number): DayKind {
  if (back === 12 || back === 13) return 'frozen'
  if (back === 20) return 'repaired'
  if (back >= 72 && back < 82) return 'paused'
  if (weekday === 0 && back > 31) return 'rest'
  return back > 35 && (back * 7) % 11 < 3 ? 'missed' : 'active'
}
