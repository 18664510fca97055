import { formatText, progressText, progressTowards, States } from '@laurel/core'
import type { Laurel, Showcase, ShowcaseBadge } from '@laurel/engine'
import type { Locale } from '../../http/language.ts'

/** A path with how far somebody is on it, as the element shows it. */
export interface ShownPath {
  readonly name: string
  readonly steps: readonly ShowcaseBadge[]
}

/** The path that a badge is on, with the visitor's own steps where they have any; null for one on none. */
export async function pathOf(
  laurel: Laurel,
  badge: string,
  showcase: Showcase | null,
  locale: Locale,
): Promise<ShownPath | null> {
  const path = Object.values(laurel.catalog.paths).find(({ badges }) => badges.includes(badge))
  if (path === undefined) return null
  const own = new Map((showcase?.categories ?? []).flatMap(({ badges }) => badges).map((one) => [one.id, one]))
  const steps = own.size > 0 ? own : await untrodden(laurel, locale)
  return { name: formatText(path.name, locale), steps: path.badges.flatMap((id) => steps.get(id) ?? []) }
}

/** Every badge as it is for somebody who has done nothing yet. */
async function untrodden(laurel: Laurel, locale: Locale): Promise<ReadonlyMap<string, ShowcaseBadge>> {
  const { catalog } = laurel
  const badges = await laurel.badges({ locale })
  return new Map(
    badges.flatMap((badge) => {
      const found = catalog.badges[badge.id]
      if (found === undefined) return []
      const progress = progressTowards(found.criteria, { states: new States([]), target: null, today: 0 }, catalog)
      const text = progressText(catalog, progress, locale)
      return [[badge.id, { ...badge, ...UNEARNED, progress: { ...progress, text } }] as const]
    }),
  )
}

const UNEARNED = {
  year: null,
  earnedAt: null,
  remaining: null,
  soldOut: false,
  count: 0,
  pinned: false,
  hidden: false,
} as const
