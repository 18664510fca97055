import type { Day } from './calendar.ts'
import type { Catalog } from './catalog.ts'
import { firstDayOf } from './period.ts'
import { PERSON, type States } from './state.ts'
import { asStreak } from './state-shapes.ts'
import { streakOn, unitOf } from './streak.ts'

/** A streak of a person as it stands on a day. */
export interface StreakStanding {
  readonly metric: string
  /** 0 when it is over. */
  readonly current: number
  readonly longest: number
  /** Whether it ends unless something is done before `until`. */
  readonly atRisk: boolean
  /** The day that comes after today, this week or this month; null for a streak that is not at risk. */
  readonly until: Day | null
}

/** Every streak that a catalog counts for the person as a whole, in its order, begun or not. */
export function streaksOn(catalog: Pick<Catalog, 'metrics'>, states: States, today: Day): readonly StreakStanding[] {
  return Object.entries(catalog.metrics).flatMap(([id, metric]) => {
    if (metric.kind !== 'streak' || metric.per === 'target') return []
    const ledger = asStreak(states.read(PERSON)?.metrics[id])
    if (ledger === undefined) return [{ metric: id, current: 0, longest: 0, atRisk: false, until: null }]
    const unit = unitOf(metric, today)
    const { current, longest, atRisk } = streakOn(metric, ledger, unit)
    return [{ metric: id, current, longest, atRisk, until: atRisk ? firstDayOf(metric.every, unit + 1) : null }]
  })
}
