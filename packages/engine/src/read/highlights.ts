import { badgeName, formatText, TIERS, type Tier } from '@laurel/core'
import type { Context } from '../context.ts'
import { list, sql, table } from '../database/sql.ts'
import { isHeldAt } from '../rows/held.ts'
import { shownPins } from '../rows/pins.ts'
import { isOpenTo, isVisible } from '../rows/visible.ts'
import { AWARD_FIELDS, type Award, type AwardRow, toAward } from './awards.ts'
import { remainingOf, yearOf } from './facets.ts'

/** How many badges stand in the header of a profile. */
const HIGHLIGHTS = 5

/** How many people may be asked about at once. */
const MOST_PEOPLE = 200

export interface Highlight {
  readonly badge: string
  readonly name: string
  readonly description: string
  readonly tier: Tier
  readonly glyph: string
  readonly truth: 'permanent' | 'live'
  readonly instance: string
  /** The year of a badge that is held for a period or season; null for any other. */
  readonly year: number | null
  readonly earnedAt: Date
  /** How often it has been earned. */
  readonly times: number
  /** When time alone will end it; null where it will not. */
  readonly endsAt: Date | null
  /** How much of its time is left, from 1 to 0; null where time will not end it. */
  readonly remaining: number | null
  readonly pinned: boolean
  /** Whether nobody but the person sees it; others never get such a one. */
  readonly hidden: boolean
}

/** What highlights are chosen from. */
export interface Holdings {
  /** The newest first. */
  readonly awards: readonly Award[]
  /** Whether the person chose what comes first; the badges that this shows now, in their order. */
  readonly hasPins: boolean
  readonly pinned: readonly string[]
  /** Badges that nobody but the person sees. */
  readonly hidden: ReadonlySet<string>
}

export interface HighlightsRequest {
  /** How many of each person, the first ones: 5 unless given, which is also the most. */
  readonly limit?: number
  readonly locale: string
}

interface Row {
  readonly person: string
  readonly pins: readonly string[]
  readonly awards: readonly AwardRow[] | null
}

/**
 * The first highlights of several people, as everybody sees them, in one statement; those without any are left out.
 *
 * @throws RangeError for more than 200 people.
 */
export async function readHighlights(
  context: Context,
  people: readonly string[],
  { limit = HIGHLIGHTS, locale }: HighlightsRequest,
): Promise<ReadonlyMap<string, readonly Highlight[]>> {
  // Ids travel one a line; nobody has one with a line break.
  const ids = [...new Set(people)].filter((id) => !id.includes('\n'))
  if (ids.length > MOST_PEOPLE) throw new RangeError(`Highlights are read of at most ${MOST_PEOPLE} people at once.`)
  if (ids.length === 0) return new Map()
  const count = Math.min(Math.max(Math.trunc(limit), 1), HIGHLIGHTS)
  const rows = await readRows(context, ids, count)
  const found = rows.map(({ person, pins, awards }): readonly [string, readonly Highlight[]] => {
    const holdings = { ...holdingsOf(context, (awards ?? []).map(toAward), pins), hidden: NONE }
    return [person, highlightsOf(context, holdings, locale).slice(0, count)]
  })
  return new Map(found.filter(([, highlights]) => highlights.length > 0))
}

const NONE: ReadonlySet<string> = new Set()

/** What pins show of what is held. */
export function holdingsOf(
  { rules }: Context,
  awards: readonly Award[],
  pins: readonly string[],
): Omit<Holdings, 'hidden'> {
  const known = pins.filter((pin) => rules.catalog.badges[rules.renamed.get(pin) ?? pin] !== undefined)
  const held = new Set(awards.map(({ badge }) => badge))
  return { awards, hasPins: known.length > 0, pinned: shownPins(rules, known, held) }
}

/** What a person pinned, in their order, else the best badges, the highest tier first. */
export function highlightsOf(context: Context, holdings: Holdings, locale: string): readonly Highlight[] {
  const { awards, hasPins, pinned, hidden } = holdings
  const { catalog } = context.rules
  // Of a badge that is held for several things, the newest.
  const chosen = pinned.flatMap((badge) => awards.find((award) => award.badge === badge) ?? [])
  const best = awards.toSorted((a, b) => TIERS.indexOf(b.tier) - TIERS.indexOf(a.tier))
  const known = (hasPins ? chosen : best).filter((award) => catalog.badges[award.badge] !== undefined)
  return known.slice(0, HIGHLIGHTS).map((award) => ({
    ...highlightOf(context, award, locale),
    pinned: hasPins,
    hidden: hidden.has(award.badge),
  }))
}

function highlightOf(
  { rules: { catalog }, now }: Context,
  award: Award,
  locale: string,
): Omit<Highlight, 'pinned' | 'hidden'> {
  const badge = catalog.badges[award.badge]
  const { tier, instance, earnedAt, times, endsAt } = award
  return {
    badge: award.badge,
    name: badgeName(catalog, award.badge, locale),
    description: badge === undefined ? '' : formatText(badge.description, locale),
    tier,
    glyph: badge?.glyph ?? 'award',
    truth: badge?.truth ?? 'permanent',
    instance,
    year: badge === undefined ? null : yearOf(badge, instance),
    earnedAt,
    times,
    endsAt,
    remaining: badge === undefined ? null : remainingOf(catalog, badge, award, now()),
  }
}

/** Of whoever pinned something what their pins may show, of anybody else the best, and no more of either. */
async function readRows(context: Context, ids: readonly string[], count: number): Promise<readonly Row[]> {
  const { db, rules } = context
  const shown = table('k', pinnable(context), { pin: ['text', ([pin]) => pin], badge: ['text', ([, badge]) => badge] })
  const theirs = sql`select a.* from ${db.schema}.award a
    where a.person = p.id and ${isHeldAt(context)} and ${isVisible(context)}`
  const byTier = sql`array_position(${list(TIERS)}, a.tier) desc`
  return db.many<Row>(
    sql`with k as materialized (select k.pin, k.badge from ${shown})
        select p.id as person, p.pins, o.awards
        from ${db.schema}.person p
        cross join lateral (
          select array_agg(k.badge) as badges from k where p.pins <> '{}' and k.pin = any(p.pins)
        ) pinned
        cross join lateral (
          select json_agg(json_build_object(${AWARD_FIELDS}) order by a.earned_at desc, a.badge, a.instance) as awards
          from (
            (select distinct on (a.badge) a.* from (${theirs}) a where a.badge = any(pinned.badges)
             order by a.badge, a.earned_at desc, a.instance)
            union all
            (select a.* from (${theirs}) a
             where pinned.badges is null and a.badge = any(${list(Object.keys(rules.catalog.badges))})
             order by ${byTier}, a.earned_at desc, a.badge, a.instance limit ${count}::int)
          ) a
        ) o
        where p.id = any(${list(ids)}) and ${isOpenTo('public')}`,
  )
}

/** Everything that can be pinned with what it may show: itself, or any badge of its path. */
function pinnable({ rules: { catalog, renamed } }: Context): readonly (readonly [pin: string, badge: string])[] {
  const badges = Object.keys(catalog.badges)
  const before = [...renamed].filter(([, badge]) => catalog.badges[badge] !== undefined)
  return [...badges.map((badge) => [badge, badge] as const), ...before].flatMap(([pin, badge]) => {
    const path = Object.values(catalog.paths).find((one) => one.badges.includes(badge))
    return (path?.badges ?? [badge]).map((shown) => [pin, shown] as const)
  })
}
