import { type Day, weekdayOf } from './calendar.ts'
import type { Metric } from './catalog.ts'
import type { LocalFact } from './event.ts'

/** The rest days that a person chose, each list from a Monday on, in rising order. */
export type RestChoices = readonly (readonly [from: Day, weekdays: readonly number[]])[]

type Resting = Pick<Metric & { readonly kind: 'streak' }, 'rest'>

/** Whether nothing is expected on a date: by the person's choice, or by the metric while there was none. */
export function isRest(metric: Resting, rests: RestChoices | undefined, day: Day): boolean {
  return restsOn(metric, rests, day).includes(weekdayOf(day))
}

/**
 * The choices with that of `data.days`, from the Monday after `day` on: past weeks keep the rest days they had. The
 * same choices when nothing changes.
 *
 * @throws TypeError when `data.days` is no list of weekdays, or of all seven.
 */
export function chooseRest(
  metric: Resting,
  rests: RestChoices | undefined,
  day: Day,
  fact: LocalFact,
): RestChoices | undefined {
  const weekdays = weekdaysOf(fact)
  const monday = day - weekdayOf(day) + 8
  if (isSame(restsOn(metric, rests, monday), weekdays)) return rests
  return [...(rests ?? []).filter(([from]) => from < monday), [monday, weekdays]]
}

function restsOn(metric: Resting, rests: RestChoices | undefined, day: Day): readonly number[] {
  return rests?.findLast(([from]) => from <= day)?.[1] ?? metric.rest ?? []
}

function weekdaysOf(fact: LocalFact): readonly number[] {
  const days = fact.data?.['days']
  if (!Array.isArray(days) || !days.every(isWeekday)) throw new TypeError(NO_WEEKDAYS)
  const weekdays = [...new Set<number>(days)].toSorted()
  if (weekdays.length > 6) throw new TypeError('data.days names all seven weekdays. At least one is no rest day.')
  return weekdays
}

const NO_WEEKDAYS = 'data.days must be a list of weekdays to rest on, from 1 (Monday) to 7 (Sunday).'

function isWeekday(day: unknown): day is number {
  return typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= 7
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return [...new Set(some)].toSorted().join() === others.join()
}
