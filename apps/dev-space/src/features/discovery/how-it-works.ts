import { type Badge, type Catalog, needsOf, windowOf } from '@laurel/core'
import type { BadgeInfo } from '@laurel/engine'
import type { Locale } from '../../http/language.ts'
import type { DiscoveryTexts } from './texts.ts'

type Window = NonNullable<ReturnType<typeof windowOf>>

/** What there is to know of how a badge is held, in sentences. */
export function howItWorks(
  catalog: Catalog,
  info: BadgeInfo,
  texts: DiscoveryTexts,
  locale: Locale,
): readonly string[] {
  const badge = catalog.badges[info.id]
  if (badge === undefined) return []
  const windows = needsOf(badge.criteria).metrics.flatMap((id) => {
    const metric = catalog.metrics[id]
    return (metric && windowOf(metric)) ?? []
  })
  return [
    held(badge, windows, texts),
    ...windows.slice(0, 1).flatMap((window) => repeated(badge, window, texts, locale)),
    badge.once === 'target' && texts.eachTarget,
    badge.available?.from !== undefined && texts.from(dayText(badge.available.from, locale)),
    badge.available?.until !== undefined && texts.until(dayText(badge.available.until, locale)),
    info.supply !== null && texts.limited(info.supply, info.left ?? 0),
    info.retired && texts.retired,
    badge.visibility === 'hidden' && texts.secret,
  ].filter((sentence) => sentence !== false)
}

function held({ truth }: Badge, windows: readonly Window[], texts: DiscoveryTexts): string {
  if (truth === 'permanent') return texts.stays
  const days = windows.flatMap((window) => (window.kind === 'rolling' ? [window.days] : []))
  return days[0] === undefined ? texts.live : texts.liveDays(days[0])
}

function repeated({ once }: Badge, window: Window, texts: DiscoveryTexts, locale: Locale): readonly string[] {
  if (window.kind === 'calendar') return once === 'period' ? [texts.eachPeriod[window.unit]] : []
  if (window.kind !== 'season') return []
  const range = rangeText(window.from, window.to, locale)
  return [once === 'season' ? texts.season(range) : texts.seasonOnce(range)]
}

/** `1–31 October`, from `10-01` and `10-31`; with the year where the days have one. */
function rangeText(from: string, to: string, locale: Locale): string {
  const hasYear = from.length > MONTH_AND_DAY.length
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(hasYear && { year: 'numeric' }),
  })
  const dateOf = (day: string) => new Date(hasYear ? day : `${LEAP_YEAR}-${day}`)
  // A season over new year ends before it begins, as far as the calendar is concerned.
  if (dateOf(to) < dateOf(from)) return `${format.format(dateOf(from))} – ${format.format(dateOf(to))}`
  return format.formatRange(dateOf(from), dateOf(to))
}

const MONTH_AND_DAY = 'MM-DD'

/** Which has every day that a season may begin or end on. */
const LEAP_YEAR = 2024

function dayText(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
