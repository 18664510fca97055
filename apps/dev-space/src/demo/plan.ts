import { type DemoPerson, people } from './people.ts'
import { type Random, randomFrom } from './random.ts'

/** What somebody of the demo community does. */
export type Deed = 'join' | 'project' | 'entry' | 'interact' | 'contribute' | 'post' | 'ask' | 'answer' | 'release'

export interface Act {
  /** In milliseconds. */
  readonly at: number
  readonly who: DemoPerson
  readonly deed: Deed
}

const DAY = 24 * 60 * 60 * 1_000

/** Everything that happened until now, in its order: half a year of twelve people. */
export function planUntil(now: number): readonly Act[] {
  const acts = people.flatMap((who, index) => actsOf(who, now, randomFrom(index + 1)))
  return acts.sort((a, b) => a.at - b.at || (a.who.handle < b.who.handle ? -1 : 1))
}

function actsOf(who: DemoPerson, now: number, random: Random): readonly Act[] {
  const joined: Act = { at: now - who.joined * DAY - HOUR, who, deed: 'join' }
  const days = activeDays(who, random)
  const deeds = shuffled(deedsOf(who), random)
  // Nobody is counted active on a day without doing anything.
  const placed = deeds.map((deed, index) => ({ deed, day: days[index] ?? random.pick(days) }))
  return [joined, ...placed.map(({ deed, day }) => ({ at: timeOn(day, who, now, random), who, deed }))]
}

const HOUR = 60 * 60 * 1_000

/** How many days ago somebody was here: every day of their streak, and before it as often as they come. */
function activeDays({ joined, presence, streak }: DemoPerson, random: Random): readonly number[] {
  const recent = Array.from({ length: streak }, (_, index) => index)
  const before = Array.from({ length: Math.max(joined - streak - 2, 0) }, (_, index) => streak + 1 + index)
  const days = [...recent, ...before.filter(() => random.next() * 100 < presence)]
  return days.length > 0 ? days : [2]
}

/** Some time of the day that it was for them so many days ago; today, not later than a while ago. */
function timeOn(daysAgo: number, { zone }: DemoPerson, now: number, random: Random): number {
  const passed = sinceMidnight(now, zone)
  const beginning = now - daysAgo * DAY - passed
  const awake = daysAgo === 0 ? [0, Math.max(passed - 15 * 60 * 1_000, 1)] : [8 * HOUR, 23 * HOUR]
  const [from = 0, until = 0] = awake
  return Math.floor(beginning + from + random.next() * (until - from))
}

function sinceMidnight(now: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
  const parts = format.formatToParts(now)
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return number('hour') * HOUR + number('minute') * 60 * 1_000 + (now % 60_000)
}

function deedsOf({ projects, entries, interactions, contributions }: DemoPerson): readonly Deed[] {
  const times = (deed: Deed, count: number): readonly Deed[] => Array.from({ length: count }, () => deed)
  return [
    ...times('project', projects),
    ...times('entry', entries),
    ...times('interact', interactions),
    ...times('contribute', contributions),
    ...times('post', Math.ceil(interactions / 60)),
    ...times('ask', Math.ceil(interactions / 150)),
    ...times('answer', Math.ceil(interactions / 80)),
    ...times('release', Math.ceil(projects / 8)),
  ]
}

function shuffled<T>(from: readonly T[], random: Random): readonly T[] {
  return from
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}
