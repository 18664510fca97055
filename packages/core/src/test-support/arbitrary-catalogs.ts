import type { Catalog, Criteria, Metric } from '../catalog.ts'
import { checkCatalog } from '../check.ts'
import { dateOf } from './oracle-calendar.ts'

/** A metric as it was drawn; one that looks at others names them by a number. */
export type DrawnMetric = Readonly<Record<string, unknown>>

export interface DrawnBadge {
  readonly shape: 'one' | 'all' | 'any' | 'atLeast' | 'holds' | 'lacks' | 'few'
  /** Which metrics and badges it asks about, in turn. */
  readonly picks: readonly [number, number, number]
  readonly values: readonly [number, number, number]
  readonly strictly: boolean
  readonly byTarget: boolean
  readonly once: boolean
  readonly live: boolean
  /** Days after the first. */
  readonly available: { readonly from?: number | undefined; readonly until?: number | undefined } | undefined
  readonly status: string
}

export interface DrawnCatalog {
  readonly events: readonly string[]
  readonly metrics: readonly DrawnMetric[]
  readonly badges: readonly DrawnBadge[]
  readonly dayStart: string
  /** Around which day it all happens. */
  readonly day: number
  /** Whether somebody may do something on a day that has not begun at home; badges for certain days are then permanent. */
  readonly travels: boolean
}

type Input = Readonly<Record<string, unknown>>

const text = { en: 'Text' }

/** The catalog, without the badges and metrics that the check refuses. */
export function toCatalog(drawn: DrawnCatalog): Catalog {
  let metrics = toMetrics(drawn.metrics)
  let badges: Readonly<Record<string, Input>> | null = null
  for (;;) {
    const frame = {
      id: 'drawn',
      name: text,
      events: Object.fromEntries(drawn.events.map((type) => [type, 'It happened.'])),
      categories: { c: { name: text } },
      blocks: { by: ['blocked'], lifted: ['unblocked'] },
      dayStart: drawn.dayStart,
    }
    // Badges are made from metrics whose defaults are filled in.
    const bare = checkCatalog({ ...frame, metrics, badges: {} })
    if (bare.catalog === null) {
      metrics = without(metrics, bare.problems, 'metrics')
      continue
    }
    badges ??= toBadges(drawn, bare.catalog.metrics)
    const whole = checkCatalog({ ...frame, metrics, badges })
    if (whole.catalog !== null) return whole.catalog
    badges = without(badges, whole.problems, 'badges')
  }
}

function without(
  parts: Readonly<Record<string, Input>>,
  problems: readonly { readonly where: string; readonly message: string }[],
  name: string,
): Readonly<Record<string, Input>> {
  const kept = Object.entries(parts).filter(([id]) =>
    problems.every(({ where }) => where.split('.')[0] !== name || where.split('.')[1] !== id),
  )
  if (kept.length === Object.keys(parts).length) throw new TypeError(JSON.stringify(problems))
  return Object.fromEntries(kept)
}

function toMetrics(drawn: readonly DrawnMetric[]): Readonly<Record<string, Input>> {
  const named = drawn.map((metric, index) => [`m${index}`, metric] as const)
  const bases = named.flatMap(([id, { per, window }]) => (per === 'target' && window === undefined ? [id] : []))
  return Object.fromEntries(
    named.flatMap(([id, metric]) => {
      if (metric['kind'] !== 'reached') return [[id, metric]]
      const base = bases[Number(metric['metric']) % Math.max(1, bases.length)]
      return base === undefined ? [] : [[id, { ...metric, metric: base }]]
    }),
  )
}

function toBadges(drawn: DrawnCatalog, metrics: Catalog['metrics']): Readonly<Record<string, Input>> {
  const made: { readonly id: string; readonly plain: boolean; readonly target: boolean; readonly ends: boolean }[] = []
  const badges: [string, Input][] = []
  for (const [index, recipe] of drawn.badges.entries()) {
    const ids = Object.keys(metrics).filter((id) => isPerTarget(metrics[id]) === recipe.byTarget)
    const all = made.filter(
      // Whether a badge that is about to end is held already depends on where one asks, for somebody who travels.
      ({ plain, target, ends }) => plain && target === recipe.byTarget && !(drawn.travels && ends),
    )
    // What depends on a badge that time can end is worth more looks than the rest.
    const others = [...all, ...all.filter(({ ends }) => ends), ...all.filter(({ ends }) => ends)].map(({ id }) => id)
    const criteria = toCriteria(recipe, ids, others, metrics)
    if (criteria === null) continue
    const id = `b${index}`
    const plain = recipe.shape !== 'holds' && recipe.shape !== 'lacks'
    const once = toOnce(recipe, criteria, metrics)
    const policies = toPolicies(drawn, recipe, once)
    const ends = policies['truth'] === 'live' && windowsIn(criteria, metrics).length > 0
    made.push({ id, plain, target: once === 'target', ends })
    badges.push([id, { ...policies, criteria, once }])
  }
  return Object.fromEntries(badges)
}

function toPolicies({ day, travels }: DrawnCatalog, recipe: DrawnBadge, once: string): Input {
  const { from, until = recipe.status === 'retired' ? 9 : undefined } = recipe.available ?? {}
  const available = {
    ...(from === undefined ? {} : { from: dateOf(day + from) }),
    ...(until === undefined ? {} : { until: dateOf(day + until) }),
  }
  const isAlways = recipe.available === undefined && until === undefined
  const live = recipe.live && (isAlways || !travels) && !(recipe.byTarget && once === 'person')
  return {
    name: text,
    description: text,
    category: 'c',
    tier: 'bronze',
    glyph: 'star',
    scope: recipe.byTarget ? 'target' : 'person',
    truth: live ? 'live' : 'permanent',
    status: recipe.status,
    ...(isAlways ? {} : { available }),
  }
}

function toOnce({ once, byTarget }: DrawnBadge, criteria: Criteria, metrics: Catalog['metrics']): string {
  if (byTarget) return once ? 'target' : 'person'
  const windows = windowsIn(criteria, metrics)
  const [window] = windows
  if (!once || window === undefined || new Set(windows.map((one) => JSON.stringify(one))).size > 1) return 'person'
  return window.kind === 'season' ? 'season' : window.kind === 'calendar' ? 'period' : 'person'
}

function toCriteria(
  { shape, picks, values, strictly, byTarget, once }: DrawnBadge,
  ids: readonly string[],
  others: readonly string[],
  metrics: Catalog['metrics'],
): Criteria | null {
  const parts = picks.flatMap((pick, index): readonly Criteria[] => {
    const metric = ids[pick % Math.max(1, ids.length)]
    const value = values[index] ?? 1
    return metric === undefined ? [] : [{ kind: 'compare', metric, op: strictly ? '>' : '>=', value }]
  })
  const other = others[picks[1] % Math.max(1, others.length)]
  const [first, second] = parts
  if (shape === 'holds' || shape === 'lacks') {
    if (other === undefined) return null
    const held: Criteria = { kind: 'holds', badge: other }
    // Time would earn it by one target while another one is at hand, which only a fold of all targets can see.
    if (shape === 'lacks' && byTarget && !once) return null
    if (shape === 'lacks') return first === undefined ? null : { kind: 'all', of: [first, { kind: 'not', of: held }] }
    return first === undefined || strictly ? held : { kind: values[1] === 1 ? 'any' : 'all', of: [held, first] }
  }
  if (first === undefined || second === undefined) return null
  if (shape === 'one') return first
  if (shape === 'atLeast') return { kind: 'atLeast', count: Math.min(values[1], 2), of: parts }
  if (shape === 'few') return fewOf(first, second, values[2], metrics)
  return { kind: shape, of: parts.slice(0, 2) }
}

/** A number that must be small, which only one without a window and without a memory of its own can be asked. */
function fewOf(first: Criteria, second: Criteria, value: number, metrics: Catalog['metrics']): Criteria {
  const metric = second.kind === 'compare' ? metrics[second.metric] : undefined
  if (second.kind !== 'compare' || metric === undefined || metric.kind === 'streak' || 'window' in metric) return first
  const few: Criteria = { ...second, op: value === 1 ? '=' : value === 2 ? '<=' : '<' }
  return { kind: 'all', of: [first, value === 3 ? { kind: 'not', of: { ...few, op: '>=' } } : few] }
}

function windowsIn(criteria: Criteria, metrics: Catalog['metrics']) {
  return metricsIn(criteria).flatMap((id) => {
    const metric = metrics[id]
    return metric !== undefined && 'window' in metric && metric.window !== undefined ? [metric.window] : []
  })
}

/** The metrics that criteria ask about themselves. */
export function metricsIn(criteria: Criteria): readonly string[] {
  if (criteria.kind === 'compare') return [criteria.metric]
  if (criteria.kind === 'holds') return []
  return criteria.kind === 'not' ? metricsIn(criteria.of) : criteria.of.flatMap(metricsIn)
}

function isPerTarget(metric: Metric | undefined): boolean {
  return metric !== undefined && metric.kind !== 'reached' && metric.per === 'target'
}
