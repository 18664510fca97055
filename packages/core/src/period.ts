import { type Day, firstOfMonth, formatDay, monthOf, weekdayOf, weekOf, yearOf } from './calendar.ts'

/** A stretch of the calendar: from its first day up to, not including, its end. */
export interface Period {
  readonly first: Day
  readonly end: Day
  readonly label: string
}

/** The day, ISO week, month or year around a day, labelled `2026-07-14`, `2026-W31`, `2026-07` or `2026`. */
export function periodAround(unit: 'day' | 'week' | 'month' | 'year', day: Day): Period {
  switch (unit) {
    case 'day':
      return { first: day, end: day + 1, label: formatDay(day) }
    case 'week': {
      const first = day - weekdayOf(day) + 1
      // An ISO week belongs to the year of its Thursday.
      const year = yearOf(first + 3)
      const week = Math.floor((first + 3 - firstOfMonth(year, 1)) / 7) + 1
      return { first, end: first + 7, label: `${year}-W${String(week).padStart(2, '0')}` }
    }
    case 'month': {
      const label = formatDay(day).slice(0, -3)
      const year = yearOf(day)
      const month = Number(label.slice(-2))
      return { first: firstOfMonth(year, month), end: firstOfMonth(year, month + 1), label }
    }
    case 'year': {
      const year = yearOf(day)
      return { first: firstOfMonth(year, 1), end: firstOfMonth(year + 1, 1), label: String(year) }
    }
  }
}

/** The day, week or month of a day as a number, so that neighbours differ by one over every new year. */
export function numberOf(unit: 'day' | 'week' | 'month', day: Day): number {
  return unit === 'day' ? day : unit === 'week' ? weekOf(day) : monthOf(day)
}

/** The first day of a day, week or month that is given by its number. */
export function firstDayOf(unit: 'day' | 'week' | 'month', number: number): Day {
  return unit === 'day' ? number : unit === 'week' ? number * 7 - 3 : firstOfMonth(1970, number + 1)
}
