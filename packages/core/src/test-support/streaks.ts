import { localDay } from '../calendar.ts'
import { metricSchema } from '../catalog.ts'
import type { EventData, LocalFact } from '../event.ts'
import { foldStreak, type StreakState } from '../streak.ts'
import type { StreakMetric } from '../streak-ledger.ts'

/** A streak of `done`, with every event that can say something of one. */
export function streak(more: Record<string, unknown> = {}): StreakMetric {
  const metric = metricSchema.parse({
    kind: 'streak',
    credit: 'actor',
    of: ['done'],
    restBy: ['rest'],
    frozenBy: ['frozen'],
    pausedBy: ['pause'],
    resumedBy: ['resume'],
    repairedBy: ['repair'],
    noun: { en: 'days' },
    ...more,
  })
  if (metric.kind !== 'streak') throw new TypeError('This is no streak.')
  return metric
}

/** What happened, when and where: at noon when only the date is given, done when it is not said what. */
export interface Happening {
  readonly at: string
  readonly type?: string
  readonly zone?: string
  readonly data?: EventData
  readonly dayStart?: number
}

export function factOf({ at, type = 'done', zone = 'UTC', data, dayStart = 0 }: Happening): LocalFact {
  const instant = Date.parse(at.length === 10 ? `${at}T12:00:00Z` : at)
  const day = localDay(instant, zone, dayStart)
  const nobody = { owner: null, target: null, other: null }
  return { id: at, type, at: instant, actor: 'ada', value: 1, zone, day, dayStart, data: data ?? null, ...nobody }
}

/** The state after all that happened, in the order in which it is told. */
export function foldAll(metric: StreakMetric, happenings: readonly Happening[]): StreakState {
  const state = happenings
    .map(factOf)
    .reduce<StreakState | undefined>((before, fact) => foldStreak(metric, before, fact), undefined)
  if (state === undefined) throw new TypeError('Nothing happened.')
  return state
}

/**
 * One sign for each day: `#` done, `f` frozen by the host, `.` nothing. Pauses, repairs and choices of rest days are
 * put among them by their dates.
 */
export function drawn(start: string, signs: string, others: readonly Happening[] = []): readonly Happening[] {
  const types: Record<string, string> = { '#': 'done', f: 'frozen' }
  const days = [...signs].flatMap((sign, index) => {
    const type = types[sign]
    const at = new Date(Date.parse(start) + index * 86_400_000).toISOString().slice(0, 10)
    return type === undefined ? [] : [{ at, type }]
  })
  return [...days, ...others].toSorted((a, b) => factOf(a).at - factOf(b).at)
}
