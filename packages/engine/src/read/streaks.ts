import { type Day, formatDay, type Metric, nounOf, PERSON, startOfDay, streakDays, streaksOn } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Audience } from '../rows/visible.ts'
import { todayOf } from './person.ts'
import { type PersonStanding, readStanding } from './standing.ts'

export interface ProfileStreak {
  readonly metric: string
  /** What it is called, for its current length: "days". */
  readonly noun: string
  /** 0 when it is over. */
  readonly current: number
  readonly longest: number
  /** Whether it ends unless something is done before `until`. */
  readonly atRisk: boolean
  /** When the day, week or month ends in which that must be done; null for a streak that is not at risk. */
  readonly until: Date | null
}

/** A streak with what became of each day. */
export interface StreakCalendar extends ProfileStreak {
  /** The date that it is for the person. */
  readonly today: string
  /**
   * What became of each day, in rising order; of a streak of weeks or months, of each of these under its first date.
   * Not those before the first one, and not today while nothing is done yet.
   */
  readonly days: readonly { readonly day: string; readonly kind: DayKind }[]
}

/** `frozen`, `repaired`, `paused`, `rest` and `absent`: nothing had to be done; `missed` where it had. */
export type DayKind = ReturnType<typeof streakDays>[number]['kind']

export interface StreakRequest {
  /** How many weeks to show, this one among them: 20 unless given, at most 104. */
  readonly weeks?: number
  readonly locale: string
  readonly audience: Audience
}

/** One streak of a person; null when nobody has this id, the reader may not see it, or the catalog has no such streak. */
export async function readStreak(
  context: Context,
  person: string,
  id: string,
  request: StreakRequest,
): Promise<StreakCalendar | null> {
  if (streakMetric(context, id) === null) return null
  const found = await readStanding(context, person, request.audience)
  return found && calendarOf(context, found, id, request)
}

/** The same of what was read. */
export function calendarOf(
  context: Context,
  found: PersonStanding<object>,
  id: string,
  { weeks = 20, locale }: Pick<StreakRequest, 'weeks' | 'locale'>,
): StreakCalendar | null {
  const metric = streakMetric(context, id)
  if (metric === null || !found.visible) return null

  const today = todayOf(context, found.person)
  const standing = streaksOf(context, found, today, locale).find((streak) => streak.metric === id)
  if (standing === undefined) return null
  const shown = Math.min(Math.max(Math.trunc(weeks), 1), 104)
  const from = mondayOf(today) - 7 * (shown - 1)
  const ledger = found.states.read(PERSON)?.metrics[id]
  const isBegun = typeof ledger === 'object' && 'active' in ledger
  const days = isBegun ? streakDays(metric, ledger, from, today + 1, today) : []
  return {
    ...standing,
    today: formatDay(today),
    days: days.map(({ day, kind }) => ({ day: formatDay(day), kind })),
  }
}

function streakMetric({ rules }: Context, id: string): StreakMetric | null {
  const { metrics } = rules.catalog
  const metric = Object.hasOwn(metrics, id) ? metrics[id] : undefined
  return metric?.kind === 'streak' && metric.per !== 'target' ? metric : null
}

type StreakMetric = Extract<Metric, { readonly kind: 'streak' }>

/** Every streak of a person as it stands today. */
export function streaksOf(
  { rules }: Context,
  { person, states }: Pick<PersonStanding<object>, 'person' | 'states'>,
  today: Day,
  locale: string,
): readonly ProfileStreak[] {
  const { catalog, dayStart } = rules
  return streaksOn(catalog, states, today).map(({ until, ...streak }) => ({
    ...streak,
    noun: nounOf(catalog, streak.metric, streak.current, locale) ?? streak.metric,
    until: until === null ? null : new Date(startOfDay(until, person.zone ?? rules.zone, dayStart)),
  }))
}

/** 1 January 1970 was a Thursday. */
function mondayOf(day: Day): Day {
  return day - ((day + 3) % 7)
}
