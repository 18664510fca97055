import {
  badgeName,
  type Catalog,
  formatText,
  type Moment,
  metricValue,
  nextSteps,
  nounOf,
  nudge,
  PERSON,
  progressText,
  type States,
  TIERS,
  type Tier,
} from '@laurel/core'
import type { Context } from '../context.ts'
import { type Award, awardsOf } from './awards.ts'
import { type Person, readPersonWithStates } from './person.ts'

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
  /** How many different badges, those once per target counted once. */
  readonly badgesEarned: number
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
  const awards = await awardsOf(context, id)
  const { email: _, ...person } = found.person
  return {
    person,
    highlights: highlightsOf(catalog, awards, locale),
    milestones: milestonesOf(catalog, found.states, locale),
    next: nextOf(catalog, found.states, momentOf(context, found.person), locale),
    badgesEarned: new Set(awards.map((award) => award.badge)).size,
  }
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

function momentOf(context: Context, person: Person): Moment {
  return { at: context.now().getTime(), zone: person.zone ?? context.rules.zone }
}

function milestonesOf(catalog: Catalog, states: States, locale: string): readonly Milestone[] {
  return catalog.milestones.map((metric) => {
    const value = metricValue(metric, states.read(PERSON))
    return { metric, value, noun: nounOf(catalog, metric, value, locale) ?? metric }
  })
}

function nextOf(catalog: Catalog, states: States, moment: Moment, locale: string): readonly NextBadge[] {
  return nextSteps(catalog, states, moment)
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
