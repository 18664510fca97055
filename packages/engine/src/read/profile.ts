import {
  badgeName,
  type Catalog,
  type Day,
  nextSteps,
  nounOf,
  nudge,
  PERSON,
  progressText,
  type States,
  startOfDay,
  type Tier,
  valueFor,
  windowOf,
} from '@laurel/core'
import type { Context } from '../context.ts'
import type { Audience } from '../rows/visible.ts'
import type { Award } from './awards.ts'
import { type Highlight, highlightsOf } from './highlights.ts'
import { type Person, todayOf } from './person.ts'
import { type PersonStanding, readStanding } from './standing.ts'
import { type ProfileStreak, streaksOf } from './streaks.ts'

/** How many next badges are worth aiming at. */
const NEXT = 5

/** A person's profile: what they are proud of, what they did, and what comes next. */
export interface Profile {
  readonly person: Omit<Person, 'email'>
  /** Whether the reader may see what this person earned; everything below is empty where not. */
  readonly visible: boolean
  /** What the person pinned, in their order, else the best badges, the highest tier first. */
  readonly highlights: readonly Highlight[]
  /** Numbers of things done. */
  readonly milestones: readonly Milestone[]
  readonly next: readonly NextBadge[]
  /** Every streak that the catalog counts, as it stands today. */
  readonly streaks: readonly ProfileStreak[]
  /** How many different badges, those once per target counted once. */
  readonly badgesEarned: number
  /** The same by tier. */
  readonly tiers: Readonly<Record<Tier, number>>
  /** When time alone will change any of this, so that nobody keeps it longer; null when it will not. */
  readonly changesAt: Date | null
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
export async function readProfile(
  context: Context,
  id: string,
  locale: string,
  audience: Audience,
): Promise<Profile | null> {
  const found = await readStanding(context, id, audience)
  return found && profileOf(context, found, locale, audience)
}

/** The same of what was read. */
export function profileOf(
  context: Context,
  found: PersonStanding<object>,
  locale: string,
  audience: Audience,
): Profile {
  const { email: _, ...person } = found.person
  if (!found.visible) return { person, ...UNSEEN }
  const { catalog } = context.rules
  const { states, awards } = found
  const today = todayOf(context, person)
  const kept = audience === 'owner' ? NONE : found.hidden
  return {
    person,
    visible: true,
    highlights: highlightsOf(context, found, locale),
    milestones: milestonesOf(catalog, states, today, locale),
    next: nextOf(catalog, states, today, locale, kept),
    streaks: streaksOf(context, found, today, locale),
    ...tally(awards),
    changesAt: firstOf([...awards.map(({ endsAt }) => endsAt), nextDayOf(context, found, today)]),
  }
}

const NONE: ReadonlySet<string> = new Set()

const UNSEEN = {
  visible: false,
  highlights: [],
  milestones: [],
  next: [],
  streaks: [],
  badgesEarned: 0,
  tiers: { bronze: 0, silver: 0, gold: 0, diamond: 0 },
  changesAt: null,
} as const

function tally(awards: readonly Award[]): Pick<Profile, 'badgesEarned' | 'tiers'> {
  const tierOf = new Map(awards.map(({ badge, tier }) => [badge, tier]))
  const tiers = { bronze: 0, silver: 0, gold: 0, diamond: 0 }
  for (const tier of tierOf.values()) tiers[tier] += 1
  return { badgesEarned: tierOf.size, tiers }
}

function firstOf(dates: readonly (Date | null)[]): Date | null {
  const known = dates.flatMap((date) => (date === null ? [] : [date.getTime()]))
  return known.length === 0 ? null : new Date(Math.min(...known))
}

/** When the next day begins for somebody of whom streaks or numbers in windows are kept; null for anybody else. */
function nextDayOf(
  { rules }: Context,
  { person, states }: Pick<PersonStanding<object>, 'person' | 'states'>,
  today: Day,
): Date | null {
  const { catalog, dayStart } = rules
  const dated = Object.keys(states.read(PERSON)?.metrics ?? {}).some((id) => {
    const metric = catalog.metrics[id]
    return metric !== undefined && (metric.kind === 'streak' || windowOf(metric) !== undefined)
  })
  return dated ? new Date(startOfDay(today + 1, person.zone ?? rules.zone, dayStart)) : null
}

function milestonesOf(catalog: Catalog, states: States, today: Day, locale: string): readonly Milestone[] {
  return catalog.milestones.map((metric) => {
    const value = valueFor(metric, { states, target: null, today }, catalog)
    return { metric, value, noun: nounOf(catalog, metric, value, locale) ?? metric }
  })
}

function nextOf(
  catalog: Catalog,
  states: States,
  today: Day,
  locale: string,
  hidden: ReadonlySet<string>,
): readonly NextBadge[] {
  return nextSteps(catalog, states, today)
    .filter((step) => !hidden.has(step.badge))
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
