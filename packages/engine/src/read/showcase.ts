import {
  type Badge,
  type Catalog,
  formatText,
  type Metric,
  type MetricState,
  PERSON,
  progressText,
  progressTowards,
  States,
  type Subject,
  type Tier,
  windowOf,
} from '@laurel/core'
import type { Context } from '../context.ts'
import { list, raw, sql } from '../database/sql.ts'
import { countTaken } from '../rows/supply.ts'
import { type Award, awardsOf } from './awards.ts'
import { isShown, leftOf } from './badges.ts'
import { readPersonWithStates, todayOf } from './person.ts'

/** Every badge there is, by category, and how far this person is with each. */
export interface Showcase {
  readonly earned: number
  readonly total: number
  readonly categories: readonly ShowcaseCategory[]
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
  /** When it was first earned; null while it is locked. */
  readonly earnedAt: Date | null
  /** Whether it can no longer be earned. */
  readonly retired: boolean
  /** Whether none is left of it, and this person has none. */
  readonly soldOut: boolean
  /** How often it is held: more than once only for badges once per target. */
  readonly count: number
  /** How far along; for a badge judged by target, the best target. */
  readonly progress: { readonly value: number; readonly target: number; readonly text: string }
}

/** The showcase, in the reader's language; null when nobody has this id. */
export async function readShowcase(context: Context, id: string, locale: string): Promise<Showcase | null> {
  const found = await readPersonWithStates(context, id)
  if (found === null) return null

  const { catalog } = context.rules
  const today = todayOf(context, found.person)
  const awards = Map.groupBy(await awardsOf(context, id), (award) => award.badge)
  const best = await bestTargets(context, id)
  const taken = await countTaken(context.db, context.rules)
  const show = (badgeId: string, badge: Badge) =>
    showBadge(
      catalog,
      badgeId,
      badge,
      { states: badge.scope === 'target' ? best : found.states, target: null, today },
      awards.get(badgeId) ?? [],
      leftOf(badgeId, badge, taken),
      locale,
    )
  // What is secret, a draft or no longer to be had is shown only to those who hold it.
  const shown = Object.entries(catalog.badges).filter(([badgeId, badge]) => awards.has(badgeId) || isShown(badge))
  const badges = shown.map(([badgeId, badge]) => show(badgeId, badge))
  return {
    earned: badges.filter((badge) => badge.earnedAt !== null).length,
    total: badges.length,
    categories: Object.entries(catalog.categories).map(([categoryId, category]) => ({
      id: categoryId,
      name: formatText(category.name, locale),
      symbol: category.symbol ?? null,
      badges: badges.filter((badge) => catalog.badges[badge.id]?.category === categoryId),
    })),
  }
}

function showBadge(
  catalog: Catalog,
  id: string,
  badge: Badge,
  subject: Subject,
  awards: readonly Award[],
  left: number | null,
  locale: string,
): ShowcaseBadge {
  const progress = progressTowards(badge.criteria, subject, catalog)
  // What was earned shows as done, even where a permanent badge's number has fallen since.
  const value = awards.length > 0 ? progress.target : progress.value
  return {
    id,
    name: formatText(badge.name, locale),
    description: formatText(badge.description, locale),
    tier: badge.tier,
    glyph: badge.glyph,
    earnedAt: awards.at(-1)?.earnedAt ?? null,
    retired: badge.status === 'retired',
    soldOut: awards.length === 0 && left === 0,
    count: awards.length,
    progress: { value, target: progress.target, text: progressText(catalog, { ...progress, value }, locale) },
  }
}

/** The best value of each metric kept per target, as if all were of one target; empty when no badge needs it. */
async function bestTargets(context: Context, person: string): Promise<States> {
  const metrics = Object.entries(context.rules.catalog.metrics).filter(
    ([, metric]) => metric.kind !== 'reached' && metric.per === 'target' && windowOf(metric) === undefined,
  )
  if (metrics.length === 0) return new States()
  const rows = await context.db.many<{ metric: string; value: number }>(
    sql`select m.key as metric, max(${raw(VALUE)}::numeric)::float8 as value
        from ${context.db.schema}.scope_state s cross join json_each(s.metrics) m
        where s.person = ${person} and s.scope like 'target:%' and position(chr(31) in s.scope) = 0
          and m.key = any(${list(metrics.map(([id]) => id))})
        group by m.key`,
  )
  const kinds = new Map(metrics.map(([id, { kind }]) => [id, kind]))
  const best = rows.map(({ metric, value }) => [metric, bestState(value, kinds.get(metric))])
  return new States([[PERSON, { metrics: Object.fromEntries(best), badges: {} }]])
}

/** The number of a metric's state: that of days is the sum over their runs, that of a span what lies between its ends. */
const VALUE = `case json_typeof(m.value)
  when 'array' then (select sum((run ->> 1)::int)::text from json_array_elements(m.value) run)
  when 'object' then coalesce(m.value ->> 'peak', m.value ->> 'sum', m.value ->> 'longest',
    ((m.value ->> 'last')::int - (m.value ->> 'first')::int)::text)
  else m.value #>> '{}' end`

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
