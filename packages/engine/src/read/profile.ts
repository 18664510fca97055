import {
  badgeName,
  type Catalog,
  type Day,
  formatText,
  nextSteps,
  nounOf,
  nudge,
  PERSON,
  progressText,
  type States,
  startOfDay,
  streaksOn,
  TIERS,
  type Tier,
  valueFor,
  windowOf,
} from '@laurel/core'
import type { Context } from '../context.ts'
import { type Award, awardsOf } from './awards.ts'
import { type Person, type PersonWithStates, readPersonWithStates, todayOf } from './person.ts'

/** How many badges stand in the header of a profile. */
const HIGHLIGHTS = 5

/** How many next badges are worth aiming at. */
const NEXT = 5

/** A person's profile: what they are proud of, what they did, and what comes next. */
export interface Profile {
  readonly person: Omit<Person, 'email'>
  /** The best badges, the highest tier first. */
  readonly highlights: readonly Highlight[]
  /** Numbers of things done. */
  readonly milestones: readonly Milestone[]
  readonly next: readonly NextBadge[]
  /** Every streak that the catalog counts, as it stands today. */
  readonly streaks: readonly ProfileStreak[]
  /** How many different badges, those once per target counted once. */
  readonly badgesEarned: number
  /** When time alone will change any of this, so that nobody keeps it longer; null when it will not. */
  readonly changesAt: Date | null
}

export interface Highlight {
  readonly badge: string
  readonly name: string
  readonly description: string
  readonly tier: Tier
  readonly glyph: string
  readonly instance: string
  readonly earnedAt: Date
}

export interface Milestone {
  readonly metric: string
  readonly value: number
  /** What is counted, for this number of it: "projects". */
  readonly noun: string
}

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

export interface NextBadge {
  readonly badge: string
  readonly name: string
  readonly tier: Tier
  readonly glyph: string
  readonly value: number
  readonly target: number
  readonly remaining: number
  /** Whole percent, 0 to 99. */
  readonly percent: number
  /** "265 / 300 interactions" */
  readonly progress: string
  /** "Only 35 more interactions to unlock **Networking Master**!" */
  readonly nudge: string
}

/** The profile, in the reader's language; null when nobody has this id. */
export async function readProfile(context: Context, id: string, locale: string): Promise<Profile | null> {
  const found = await readPersonWithStates(context, id)
  if (found === null) return null

  const { catalog } = context.rules
  const today = todayOf(context, found.person)
  const awards = await awardsOf(context, id)
  const { email: _, ...person } = found.person
  return {
    person,
    highlights: highlightsOf(catalog, awards, locale),
    milestones: milestonesOf(catalog, found.states, today, locale),
    next: nextOf(catalog, found.states, today, locale),
    streaks: streaksOf(context, found, today, locale),
    badgesEarned: new Set(awards.map((award) => award.badge)).size,
    changesAt: firstOf([...awards.map(({ endsAt }) => endsAt), nextDayOf(context, found, today)]),
  }
}

function firstOf(dates: readonly (Date | null)[]): Date | null {
  const known = dates.flatMap((date) => (date === null ? [] : [date.getTime()]))
  return known.length === 0 ? null : new Date(Math.min(...known))
}

/** When the next day begins for somebody of whom streaks or numbers in windows are kept; null for anybody else. */
function nextDayOf({ rules }: Context, { person, states }: PersonWithStates, today: Day): Date | null {
  const { catalog, dayStart } = rules
  const dated = Object.keys(states.read(PERSON)?.metrics ?? {}).some((id) => {
    const metric = catalog.metrics[id]
    return metric !== undefined && (metric.kind === 'streak' || windowOf(metric) !== undefined)
  })
  return dated ? new Date(startOfDay(today + 1, person.zone ?? rules.zone, dayStart)) : null
}

function highlightsOf(catalog: Catalog, awards: readonly Award[], locale: string): readonly Highlight[] {
  const known = awards.filter((award) => catalog.badges[award.badge] !== undefined)
  const best = known.toSorted((a, b) => TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier))
  return best.slice(0, HIGHLIGHTS).map((award) => {
    const badge = catalog.badges[award.badge]
    return {
      badge: award.badge,
      name: badgeName(catalog, award.badge, locale),
      description: badge === undefined ? '' : formatText(badge.description, locale),
      tier: award.tier,
      glyph: badge?.glyph ?? 'award',
      instance: award.instance,
      earnedAt: award.earnedAt,
    }
  })
}

function milestonesOf(catalog: Catalog, states: States, today: Day, locale: string): readonly Milestone[] {
  return catalog.milestones.map((metric) => {
    const value = valueFor(metric, { states, target: null, today }, catalog)
    return { metric, value, noun: nounOf(catalog, metric, value, locale) ?? metric }
  })
}

function streaksOf(
  { rules }: Context,
  { person, states }: PersonWithStates,
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

function nextOf(catalog: Catalog, states: States, today: Day, locale: string): readonly NextBadge[] {
  return nextSteps(catalog, states, today)
    .slice(0, NEXT)
    .map((step) => {
      const badge = catalog.badges[step.badge]
      return {
        badge: step.badge,
        name: badgeName(catalog, step.badge, locale),
        tier: badge?.tier ?? 'bronze',
        glyph: badge?.glyph ?? 'award',
        value: step.value,
        target: step.target,
        remaining: step.remaining,
        percent: step.percent,
        progress: progressText(catalog, step, locale),
        nudge: nudge(catalog, step, locale),
      }
    })
}
