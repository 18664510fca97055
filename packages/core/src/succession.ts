import { canonical, ruleOfBadge, ruleOfMetric } from './canonical.ts'
import type { Badge, Catalog, Metric } from './catalog.ts'
import type { CatalogProblem } from './check.ts'
import { typesOf } from './metric.ts'
import { needsOf, windowsOf } from './rules.ts'

/** A badge that the next catalog would take from those who hold it, and why. */
export interface SuccessionProblem extends CatalogProblem {
  /** The badge as it is called now; without anybody who ever held it, there is no problem. */
  readonly badge: string
}

/** What would be lost if `after` came into force after `before`: to be mended unless nobody ever held that badge. */
export function checkSuccession(before: Catalog, after: Catalog): readonly SuccessionProblem[] {
  const heirs = new Map(
    Object.entries(after.badges).flatMap(([id, badge]) => badge.previousIds.map((old) => [old, id])),
  )
  return Object.entries(before.badges).flatMap(([id, badge]) => {
    const heir = id in after.badges ? id : heirs.get(id)
    const next = heir === undefined ? undefined : after.badges[heir]
    if (heir === undefined || next === undefined) return [vanished(id)]
    const instances = [instancesOf(before, badge), instancesOf(after, next)] as const
    return [...checkInstances(id, heir, ...instances), ...checkNames(id, badge, heir, next)]
  })
}

function vanished(badge: string): SuccessionProblem {
  return {
    badge,
    code: 'badge_vanished',
    where: `badges.${badge}`,
    message: `The badge "${badge}" is gone, and with it what people earned.`,
    mend: `Set its status to "retired" instead, or name it in previousIds of the badge that it became.`,
  }
}

/** What tells the instances of a badge apart, in words. */
function instancesOf(catalog: Catalog, { once, criteria }: Badge): string {
  const [window] = once === 'person' || once === 'target' ? [] : windowsOf(catalog, criteria)
  if (window === undefined || window.kind === 'rolling') return once
  return window.kind === 'calendar'
    ? window.unit
    : `${window.from.length === 10 ? 'season' : 'yearly'} ${window.season}`
}

/** What somebody holds once cannot be told apart by targets or periods afterwards, nor the other way round. */
function checkInstances(id: string, heir: string, before: string, after: string): readonly SuccessionProblem[] {
  if (before === after) return []
  return [
    {
      badge: id,
      code: 'instances_changed',
      where: `badges.${heir}.once`,
      message: `The badge was held once per ${before}: nobody could say what its holders have once per ${after}.`,
      mend: 'Retire it, and make a new badge with an id of its own.',
    },
  ]
}

/** Decisions that were taken under an earlier name still stand in people's histories. */
function checkNames(id: string, before: Badge, heir: string, after: Badge): readonly SuccessionProblem[] {
  const dropped = before.previousIds.filter((old) => !after.previousIds.includes(old))
  return dropped.map((old) => ({
    badge: id,
    code: 'previous_id_vanished',
    where: `badges.${heir}.previousIds`,
    message: `"${old}" is no longer said to be an earlier name of this badge.`,
    mend: `Leave "${old}" in previousIds: what was decided under that name still counts.`,
  }))
}

/** What about people has to be folded anew when one catalog comes into force after another. */
export interface RuleChanges {
  /** All of everything: days begin otherwise, or blocks are told otherwise. */
  readonly everything: boolean
  /** New metrics, those that count otherwise, and those that look at such. */
  readonly metrics: ReadonlySet<string>
  /** New badges, those with other rules, and those that depend on a changed metric or badge. */
  readonly badges: ReadonlySet<string>
}

/** What differs between two catalogs for those of whom things are counted already. */
export function changedRules(before: Catalog, after: Catalog): RuleChanges {
  const metrics = new Set(differing(before.metrics, after.metrics, ruleOfMetric))
  for (const [id, metric] of Object.entries(after.metrics))
    if (metric.kind === 'reached' && metrics.has(metric.metric)) metrics.add(id)

  const badges = new Set(differing(before.badges, after.badges, ruleOfBadge))
  for (const [id, { previousIds }] of Object.entries(after.badges))
    if (previousIds.some((old) => old in before.badges)) badges.add(id)
  return {
    everything: before.dayStart !== after.dayStart || canonical([before.blocks]) !== canonical([after.blocks]),
    metrics,
    badges: withDependents(after, metrics, badges),
  }
}

/** All of several changes at once. */
export function allChanges(changes: readonly RuleChanges[]): RuleChanges {
  return {
    everything: changes.some((change) => change.everything),
    metrics: new Set(changes.flatMap(({ metrics }) => [...metrics])),
    badges: new Set(changes.flatMap(({ badges }) => [...badges])),
  }
}

function differing<T>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  ruleOf: (value: T) => object,
): readonly string[] {
  return Object.entries(after).flatMap(([id, value]) => {
    const old = Object.hasOwn(before, id) ? before[id] : undefined
    return old !== undefined && canonical(ruleOf(old)) === canonical(ruleOf(value)) ? [] : [id]
  })
}

/** With the badges that need one of them, or a number that changed. */
function withDependents(
  catalog: Catalog,
  metrics: ReadonlySet<string>,
  badges: ReadonlySet<string>,
): ReadonlySet<string> {
  const changed = new Set(badges)
  for (let size = -1; size !== changed.size; ) {
    size = changed.size
    for (const [id, { criteria }] of Object.entries(catalog.badges)) {
      const needs = needsOf(criteria)
      if (needs.metrics.some((metric) => metrics.has(metric)) || needs.badges.some((badge) => changed.has(badge)))
        changed.add(id)
    }
  }
  return changed
}

/**
 * The part of a catalog that tells what became of what changed: folding the events of its types alone gives the same
 * numbers and badges for it as folding everything.
 */
export function partOf(catalog: Catalog, changes: Pick<RuleChanges, 'metrics' | 'badges'>): Catalog {
  const badges = new Set<string>()
  const metrics = new Set<string>()
  for (const id of changes.metrics) addMetric(catalog, id, metrics)
  for (const id of changes.badges) addBadge(catalog, id, badges, metrics)

  const { blocks, ...rest } = catalog
  const counted = pick(catalog.metrics, metrics)
  const blocked = Object.values(counted).some((metric) => metric.kind !== 'reached' && metric.notBlocked === true)
  const types = new Set(Object.values(counted).flatMap((metric) => typesOf(catalog.metrics, metric)))
  if (blocked) for (const type of [...(blocks?.by ?? []), ...(blocks?.lifted ?? [])]) types.add(type)
  return {
    ...rest,
    ...(blocked && blocks !== undefined ? { blocks } : {}),
    events: pick(catalog.events, types),
    metrics: counted,
    badges: pick(catalog.badges, badges),
    paths: {},
    milestones: [],
  }
}

function addMetric(catalog: Catalog, id: string, metrics: Set<string>): void {
  const metric: Metric | undefined = catalog.metrics[id]
  if (metric === undefined) return
  metrics.add(id)
  if (metric.kind === 'reached') metrics.add(metric.metric)
}

function addBadge(catalog: Catalog, id: string, badges: Set<string>, metrics: Set<string>): void {
  const badge = catalog.badges[id]
  if (badge === undefined || badges.has(id)) return
  badges.add(id)
  const needs = needsOf(badge.criteria)
  for (const metric of needs.metrics) addMetric(catalog, metric, metrics)
  for (const needed of needs.badges) addBadge(catalog, needed, badges, metrics)
}

/** Those of a record that are named, in its order. */
function pick<T>(record: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)))
}
