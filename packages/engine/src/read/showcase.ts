import {
  type Badge,
  type Catalog,
  formatText,
  type Metric,
  type MetricState,
  needsOf,
  PERSON,
  progressText,
  progressTowards,
  States,
  type Tier,
  windowOf,
} from '@laurel/core'
import type { Context } from '../context.ts'
import { join, raw, type Sql, sql } from '../database/sql.ts'
import { countTaken, hasLimits } from '../rows/supply.ts'
import { type Audience, isOpenTo } from '../rows/visible.ts'
import type { Award } from './awards.ts'
import { badgeTextsOf } from './badge-texts.ts'
import { isShown, leftOf } from './badges.ts'
import { countHolders, rarityOf } from './counts.ts'
import { remainingOf, yearOf } from './facets.ts'
import { todayOf } from './person.ts'
import { type PersonStanding, readStanding } from './standing.ts'

/** Every badge there is, by category, and how far this person is with each. */
export interface Showcase {
  /** Whether the reader may see what this person earned; everything below is empty where not. */
  readonly visible: boolean
  readonly earned: number
  readonly total: number
  readonly categories: readonly ShowcaseCategory[]
  /** Badges in rising order, by their ids. */
  readonly paths: readonly { readonly id: string; readonly name: string; readonly badges: readonly string[] }[]
}

export interface ShowcaseCategory {
  readonly id: string
  readonly name: string
  readonly symbol: string | null
  readonly badges: readonly ShowcaseBadge[]
}

export interface ShowcaseBadge {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly tier: Tier
  readonly glyph: string
  readonly truth: 'permanent' | 'live'
  /** The year of the newest one, of a badge that is held for a period or season; null for any other. */
  readonly year: number | null
  /** When it was first earned; null while it is locked. */
  readonly earnedAt: Date | null
  /** How much of its time is left, from 1 to 0; null where time will not end it. */
  readonly remaining: number | null
  /** Whether it can no longer be earned. */
  readonly retired: boolean
  /** Whether none is left of it, and this person has none. */
  readonly soldOut: boolean
  /** How often it is held: more than once only for badges once per target. */
  readonly count: number
  /** How far along; for a badge judged by target, the best target. */
  readonly progress: { readonly value: number; readonly target: number; readonly text: string }
  /** Whether it stands first on the profile because the person wants it to. */
  readonly pinned: boolean
  /** Whether nobody but the person sees it; others never get such a one. */
  readonly hidden: boolean
  /** How many people hold it, of those who may be seen; as of a few seconds ago at most. */
  readonly holders: number
  /** What part of the people hold it, 0 to 1; null where there are too few people to tell, and for a secret one. */
  readonly rarity: number | null
}

/** The showcase, in the reader’s language; null when nobody has this id. */
export async function readShowcase(
  context: Context,
  id: string,
  locale: string,
  audience: Audience,
): Promise<Showcase | null> {
  const found = await readStanding<ShowcaseExtra>(context, id, audience, showcaseColumns(context, audience))
  return found && showcaseOf(context, found, locale, audience)
}

/** What the showcase needs of a person beside what is read anyway. */
export function showcaseColumns(context: Context, audience: Audience): Sql {
  return sql`, ${bestTargets(context, audience)} as best, ${takenNow(context)} as taken`
}

/** The same of what was read, with those columns. */
export async function showcaseOf(
  context: Context,
  found: PersonStanding<Partial<ShowcaseExtra>>,
  locale: string,
  audience: Audience,
): Promise<Showcase> {
  if (!found.visible) return { visible: false, earned: 0, total: 0, categories: [], paths: [] }

  const { catalog } = context.rules
  const awards = Map.groupBy(found.awards, (award) => award.badge)
  const show = await shower(context, found, locale)
  const shown = shownBadges(context, found, audience)
  const badges = shown.map(([badgeId, badge]) => show(badgeId, badge, awards.get(badgeId) ?? []))
  const ids = new Set(badges.map((badge) => badge.id))
  return {
    visible: true,
    earned: badges.filter((badge) => badge.earnedAt !== null).length,
    total: badges.length,
    categories: Object.entries(catalog.categories).map(([categoryId, category]) => ({
      id: categoryId,
      name: formatText(category.name, locale),
      symbol: category.symbol ?? null,
      badges: badges.filter((badge) => catalog.badges[badge.id]?.category === categoryId),
    })),
    paths: Object.entries(catalog.paths).map(([pathId, path]) => ({
      id: pathId,
      name: formatText(path.name, locale),
      badges: path.badges.filter((badge) => ids.has(badge)),
    })),
  }
}

/** How many badges the showcase has, and how many of them are earned. */
export function countShown(
  context: Context,
  found: PersonStanding<object>,
  audience: Audience,
): Pick<Showcase, 'earned' | 'total'> {
  if (!found.visible) return { earned: 0, total: 0 }
  const held = new Set(found.awards.map(({ badge }) => badge))
  const shown = shownBadges(context, found, audience)
  return { earned: shown.filter(([id]) => held.has(id)).length, total: shown.length }
}

/** What is secret, a draft or no longer to be had is shown only to those who hold it. */
function shownBadges(
  { rules }: Context,
  { awards, hidden }: PersonStanding<object>,
  audience: Audience,
): readonly (readonly [string, Badge])[] {
  const held = new Set(awards.map(({ badge }) => badge))
  const kept = audience === 'owner' ? NONE : hidden
  return Object.entries(rules.catalog.badges).filter(([id, badge]) => (held.has(id) || isShown(badge)) && !kept.has(id))
}

const NONE: ReadonlySet<string> = new Set()

/** What `showcaseColumns` reads. */
export interface ShowcaseExtra {
  /** The best value of each metric kept per target. */
  readonly best: Readonly<Record<string, number>> | null
  /** How many are taken of each limited badge that was counted before. */
  readonly taken: Readonly<Record<string, number>> | null
}

/** How a badge is shown with what this person has of it. */
async function shower(
  context: Context,
  found: PersonStanding<Partial<ShowcaseExtra>>,
  locale: string,
): Promise<(id: string, badge: Badge, awards: readonly Award[]) => ShowcaseBadge> {
  const { rules, now } = context
  const { catalog } = rules
  const { best, taken: known } = found.extra
  const today = todayOf(context, found.person)
  const texts = badgeTextsOf(catalog, locale)
  const bestStates = statesOf(catalog, best ?? {})
  const taken = await completeTaken(context, new Map(Object.entries(known ?? {})))
  const counted = await countHolders(context)
  return (id, badge, awards) => {
    const subject = { states: badge.scope === 'target' ? bestStates : found.states, target: null, today }
    const progress = progressTowards(badge.criteria, subject, catalog)
    // What was earned shows as done, even where a permanent badge's number has fallen since.
    const value = awards.length > 0 ? progress.target : progress.value
    const [newest] = awards
    return {
      id,
      name: texts.get(id)?.name ?? id,
      description: texts.get(id)?.description ?? '',
      tier: badge.tier,
      glyph: badge.glyph,
      truth: badge.truth,
      year: newest === undefined ? null : yearOf(badge, newest.instance),
      earnedAt: awards.at(-1)?.earnedAt ?? null,
      remaining: newest === undefined ? null : remainingOf(catalog, badge, newest, now()),
      retired: badge.status === 'retired',
      soldOut: awards.length === 0 && leftOf(id, badge, taken) === 0,
      count: awards.length,
      progress: { value, target: progress.target, text: progressText(catalog, { ...progress, value }, locale) },
      pinned: found.pinned.includes(id),
      hidden: found.hidden.has(id),
      holders: counted.badges.get(id) ?? 0,
      rarity: rarityOf(context, counted, id),
    }
  }
}

/** How many are taken of limited badges, in a column; null for a catalog without limits. */
function takenNow({ db, rules }: Context): Sql {
  if (!hasLimits(rules)) return raw('null::json')
  return sql`(select json_object_agg(s.badge, s.taken) from ${db.schema}.badge_supply s)`
}

/** A badge that has only now got a limit is counted first. */
async function completeTaken(
  { db, rules }: Context,
  known: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const limited = Object.entries(rules.catalog.badges).filter(([, { supply }]) => supply !== undefined)
  return limited.every(([id]) => known.has(id)) ? known : countTaken(db, rules)
}

/** The best value of each metric that a badge asks of a target, in a column; null when none does. */
function bestTargets({ db, rules }: Context, audience: Audience): Sql {
  const { metrics, badges } = rules.catalog
  const asked = Object.values(badges).flatMap(({ scope, criteria }) =>
    scope === 'target' ? needsOf(criteria).metrics : [],
  )
  const kept = [...new Set(asked)].filter((id) => {
    const metric = metrics[id]
    return (
      metric !== undefined && metric.kind !== 'reached' && metric.per === 'target' && windowOf(metric) === undefined
    )
  })
  if (kept.length === 0) return raw('null::json')
  const best = kept.map((id) => sql`${id}::text, (max(${valueIn(metrics[id]?.kind, sql`s.metrics -> ${id}`)}))`)
  return sql`case when ${isOpenTo(audience)} then (
    select json_strip_nulls(json_build_object(${join(best, ', ')}))
    from ${db.schema}.scope_state s
    where s.person = p.id and s.scope like 'target:%' and position(chr(31) in s.scope) = 0
  ) end`
}

/** As if all were of one target. */
function statesOf({ metrics }: Catalog, best: Readonly<Record<string, number>>): States {
  const states = Object.entries(best).map(([metric, value]) => [metric, bestState(value, metrics[metric]?.kind)])
  return new States([[PERSON, { metrics: Object.fromEntries(states), badges: {} }]])
}

/**
 * The number of a metric's state: that of days is the sum over their runs, that of a span what lies between its ends.
 * Nothing for a state that another version of the catalog left, with another kind of metric by this name.
 */
function valueIn(kind: Metric['kind'] | undefined, state: Sql): Sql {
  switch (kind) {
    case 'peak':
    case 'sum':
      return sql`((${state}) ->> ${kind})::numeric::float8`
    case 'streak':
      return sql`((${state}) ->> 'longest')::float8`
    case 'days':
      return sql`(select sum((run ->> 1)::int)::float8
        from json_array_elements(case json_typeof(${state}) when 'array' then ${state} end) run)`
    case 'span':
      return sql`(((${state}) ->> 'last')::int - ((${state}) ->> 'first')::int)::float8`
    default:
      return sql`case json_typeof(${state}) when 'number' then ((${state}) #>> '{}')::float8 end`
  }
}

function bestState(value: number, kind: Metric['kind'] | undefined): MetricState {
  switch (kind) {
    case 'peak':
      return { sum: String(value), peak: String(value) }
    case 'sum':
      return { sum: String(value) }
    case 'days':
      return [[0, value]]
    case 'span':
      return { first: 0, last: value }
    case 'streak':
      return { active: [], longest: value, zone: 'UTC' }
    default:
      return value
  }
}
