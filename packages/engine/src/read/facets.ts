import { type Badge, type Catalog, needsOf, windowOf } from '@laurel/core'
import type { Award } from './awards.ts'

const DAY = 86_400_000

/** The year of a badge that is held for a period or season, such as 2026 for `2026-W31`; null for any other. */
export function yearOf(badge: Badge, instance: string): number | null {
  if (badge.once !== 'period' && badge.once !== 'season') return null
  const year = /(?<![0-9])[0-9]{4}(?![0-9])/.exec(instance)?.[0]
  return year === undefined ? null : Number(year)
}

/**
 * How much of its time an award has left, from 1 to 0 in hundredths; null where time will not end it. Its time is what
 * lies between earning and ending, and no more than the days that its badge looks back on.
 */
export function remainingOf(
  catalog: Pick<Catalog, 'metrics'>,
  badge: Badge,
  { earnedAt, endsAt }: Pick<Award, 'earnedAt' | 'endsAt'>,
  now: Date,
): number | null {
  if (endsAt === null) return null
  const days = needsOf(badge.criteria).metrics.flatMap((id) => daysOf(catalog, id))
  const time = Math.min(endsAt.getTime() - earnedAt.getTime(), ...days.map((count) => count * DAY))
  const left = endsAt.getTime() - now.getTime()
  return time <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, left / time)) * 100) / 100
}

function daysOf({ metrics }: Pick<Catalog, 'metrics'>, id: string): readonly number[] {
  const metric = metrics[id]
  const window = metric === undefined ? undefined : windowOf(metric)
  return window?.kind === 'rolling' ? [window.days] : []
}
