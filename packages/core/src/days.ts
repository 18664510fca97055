import type { Day } from './calendar.ts'

/**
 * A set of days, as the runs of neighbouring ones in it: `[first day, how many]`, in rising order and never
 * touching. Somebody active for three years without a break takes one pair.
 */
export type Days = readonly (readonly [first: Day, length: number])[]

/** The set with `day` in it; the same set when it is there already. */
export function addDay(days: Days, day: Day): Days {
  const last = days.at(-1)
  if (last === undefined || day > last[0] + last[1]) return [...days, [day, 1]]
  if (day === last[0] + last[1]) return [...days.slice(0, -1), [last[0], last[1] + 1]]
  return hasDay(days, day) ? days : insertRun(days, day, day + 1)
}

/** The set with every day from `first` up to, not including, `end`; the same set when there is none. */
export function addDays(days: Days, first: Day, end: Day): Days {
  return first < end ? insertRun(days, first, end) : days
}

export function hasDay(days: Days, day: Day): boolean {
  // Mostly it is one of the newest.
  const run = days.findLast(([first]) => first <= day)
  return run !== undefined && day < run[0] + run[1]
}

/** How many days are in the set. */
export function countDays(days: Days): number {
  return days.reduce((sum, [, length]) => sum + length, 0)
}

/** The last day of the set, if there is one. */
export function lastDayOf(days: Days): Day | undefined {
  const last = days.at(-1)
  return last === undefined ? undefined : last[0] + last[1] - 1
}

/** A run somewhere before the end may close a gap, or several. */
function insertRun(days: Days, from: Day, to: Day): Days {
  const before = days.filter(([first, length]) => first + length < from)
  const after = days.filter(([first]) => first > to)
  const touching = days.filter(([first, length]) => first + length >= from && first <= to)
  const first = Math.min(from, ...touching.map(([start]) => start))
  const end = Math.max(to, ...touching.map(([start, length]) => start + length))
  return [...before, [first, end - first], ...after]
}
