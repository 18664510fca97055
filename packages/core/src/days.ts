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
  return hasDay(days, day) ? days : insertDay(days, day)
}

export function hasDay(days: Days, day: Day): boolean {
  return days.some(([first, length]) => day >= first && day < first + length)
}

/** How many days are in the set. */
export function countDays(days: Days): number {
  return days.reduce((sum, [, length]) => sum + length, 0)
}

/** A late day, somewhere before the end: it may close a gap. */
function insertDay(days: Days, day: Day): Days {
  const before = days.filter(([first, length]) => first + length < day)
  const after = days.filter(([first]) => first > day + 1)
  const touching = days.filter(([first, length]) => first + length >= day && first <= day + 1)
  const first = Math.min(day, ...touching.map(([start]) => start))
  const end = Math.max(day + 1, ...touching.map(([start, length]) => start + length))
  return [...before, [first, end - first], ...after]
}
