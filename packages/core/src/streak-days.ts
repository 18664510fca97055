import type { Day } from './calendar.ts'
import { hasDay } from './days.ts'
import { firstDayOf } from './period.ts'
import { ledgerUntil, unitOf } from './streak.ts'
import { type Gap, type Mark, markOf, type StreakLedger, type StreakMetric, walk } from './streak-ledger.ts'

export interface StreakDay {
  /** The date; of a week or month the first one. */
  readonly day: Day
  /** `frozen`: by the host or by a freeze. `missed`: also where grace forgave it. `absent`: not on this person's calendar. */
  readonly kind: 'active' | Mark
}

/**
 * What became of each day (week or month, where the streak is counted in those) from `from` up to, not including,
 * `to`, in rising order. Left out are those before the first one that is on record, those after `today`, and today
 * while nothing has been done yet.
 */
export function streakDays(
  metric: StreakMetric,
  ledger: StreakLedger,
  from: Day,
  to: Day,
  today: Day = to - 1,
): readonly StreakDay[] {
  const now = unitOf(metric, today)
  const known = ledgerUntil(metric, ledger, now)
  const frozen = unitsFrozen(metric, known, walk(metric, known, now).gaps)
  const days: StreakDay[] = []
  for (let unit = Math.max(unitOf(metric, from), firstOf(known)); unit <= unitOf(metric, to - 1); unit++) {
    const kind = hasDay(known.active, unit) ? 'active' : frozen.has(unit) ? 'frozen' : markOf(metric, known, unit)
    if (unit < now || (unit === now && kind !== 'missed') || kind === 'active') {
      days.push({ day: firstDayOf(metric.every, unit), kind })
    }
  }
  return days
}

function firstOf({ active, frozen }: StreakLedger): number {
  return Math.min(active[0]?.[0] ?? Number.POSITIVE_INFINITY, frozen?.[0]?.[0] ?? Number.POSITIVE_INFINITY)
}

/** The units for which a freeze was spent: in each gap that was bridged, what was missed after the days of grace. */
function unitsFrozen(metric: StreakMetric, ledger: StreakLedger, gaps: readonly Gap[]): ReadonlySet<number> {
  const frozen = new Set<number>()
  for (const { from, to, bridged } of gaps) {
    let grace = metric.grace ?? 0
    for (let unit = from; bridged && unit < to; unit++) {
      if (markOf(metric, ledger, unit) !== 'missed') continue
      if (grace === 0) frozen.add(unit)
      else grace -= 1
    }
  }
  return frozen
}
