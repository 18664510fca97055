import { IntlMessageFormat } from 'intl-messageformat'
import type { z } from 'zod'
import {
  type Badge,
  type Catalog,
  type CountingMetric,
  type Criteria,
  catalogSchema,
  type Metric,
  type Texts,
} from './catalog.ts'
import { isReserved } from './correction.ts'
import { holds } from './criteria.ts'
import { typesOf, windowOf } from './metric.ts'
import { findCycle, windowsOf } from './rules.ts'
import { States } from './state.ts'

/** One thing that is wrong with a catalog. */
export interface CatalogProblem {
  readonly code: string
  /** Path into the catalog, such as `badges.project-pro.criteria`. */
  readonly where: string
  readonly message: string
  /** What to do about it, as a sentence. */
  readonly mend: string
}

export interface CheckedCatalog {
  /** Null when there is any problem. */
  readonly catalog: Catalog | null
  readonly problems: readonly CatalogProblem[]
}

/** Checks a catalog of unknown shape as a whole and lists every problem, where it stands and how to mend it. */
export function checkCatalog(input: unknown): CheckedCatalog {
  const parsed = catalogSchema.safeParse(input)
  if (!parsed.success) return { catalog: null, problems: parsed.error.issues.map(shapeProblem) }

  const catalog = parsed.data
  const problems = [
    ...checkEvents(catalog),
    ...checkBlocks(catalog),
    ...checkMetrics(catalog),
    ...checkBadges(catalog),
    ...checkPaths(catalog),
    ...checkMilestones(catalog),
    ...checkTexts(catalog),
  ]
  return { catalog: problems.length === 0 ? catalog : null, problems }
}

function shapeProblem(issue: z.core.$ZodIssue): CatalogProblem {
  const where = issue.path.join('.') || 'catalog'
  const mend =
    issue.code === 'unrecognized_keys'
      ? `Remove ${issue.keys.map((key) => `"${key}"`).join(', ')}, or check its spelling.`
      : 'See "Write a catalog" in the documentation for what may stand here.'
  return { code: 'invalid_shape', where, message: `${issue.message}.`.replace(/\.\.$/, '.'), mend }
}

function* checkEvents(catalog: Catalog): Generator<CatalogProblem> {
  for (const type of Object.keys(catalog.events).filter(isReserved)) {
    yield {
      code: 'reserved_event_type',
      where: `events.${type}`,
      message: 'Event types that begin with "laurel." are Laurel’s own: corrections, and decisions about badges.',
      mend: 'Name the event otherwise.',
    }
  }
}

function* checkBlocks(catalog: Catalog): Generator<CatalogProblem> {
  for (const type of [...(catalog.blocks?.by ?? []), ...(catalog.blocks?.lifted ?? [])])
    if (!Object.hasOwn(catalog.events, type)) yield unknown('event type', type, 'blocks', Object.keys(catalog.events))
}

function* checkMetrics(catalog: Catalog): Generator<CatalogProblem> {
  for (const [id, metric] of Object.entries(catalog.metrics)) {
    yield* metric.kind === 'reached' ? checkReached(catalog, id, metric) : checkCaps(id, metric)
    for (const type of typesOf(catalog.metrics, metric)) {
      if (!Object.hasOwn(catalog.events, type))
        yield unknown('event type', type, `metrics.${id}`, Object.keys(catalog.events))
    }
    if (repeats(typesOf(catalog.metrics, metric))) {
      yield {
        code: 'repeated_event_type',
        where: `metrics.${id}`,
        message: 'An event type stands twice, so one event would mean two things.',
        mend: 'Name each event type once.',
      }
    }
  }
}

/** A metric over another one asks for targets, so that one must be kept for each. */
function* checkReached(
  catalog: Catalog,
  id: string,
  metric: Metric & { readonly kind: 'reached' },
): Generator<CatalogProblem> {
  const where = `metrics.${id}.metric`
  const base = catalog.metrics[metric.metric]
  if (base === undefined) return yield unknown('metric', metric.metric, where, Object.keys(catalog.metrics))
  if (base.kind !== 'reached' && base.per === 'target' && windowOf(base) === undefined) return
  yield {
    code: 'scope_mismatch',
    where,
    message: `The metric "${metric.metric}" is not kept for each target without end, so there are no targets to count.`,
    mend: 'Set per to "target" on it, without a window.',
  }
}

/** Things that can be taken away again must know where they were counted: one cap, in days, weeks, months or years. */
function* checkCaps(id: string, metric: CountingMetric): Generator<CatalogProblem> {
  if (metric.kind !== 'live' || metric.caps === undefined) return
  const where = `metrics.${id}.caps`
  if (metric.caps.some((cap) => typeof cap.every !== 'string')) {
    yield {
      code: 'cap_not_possible',
      where,
      message: 'Things that come and go cannot be capped by minutes.',
      mend: 'Cap them by day, week, month or year.',
    }
  }
  if (metric.window !== undefined) {
    yield {
      code: 'cap_not_possible',
      where,
      message: 'Things that come and go have either a window or a cap.',
      mend: 'Take one of the two away.',
    }
  }
}

function* checkBadges(catalog: Catalog): Generator<CatalogProblem> {
  for (const [id, badge] of Object.entries(catalog.badges)) {
    const where = `badges.${id}`
    yield* checkPolicies(catalog, id, badge)
    if (!Object.hasOwn(catalog.categories, badge.category)) {
      yield unknown('category', badge.category, `${where}.category`, Object.keys(catalog.categories))
    }
    if (badge.once === 'target' && badge.scope === 'person') {
      yield {
        code: 'once_without_target',
        where: `${where}.once`,
        message: 'A badge that is held once per target must be judged for one target at a time.',
        mend: 'Set scope to "target".',
      }
    }
    if (badge.truth === 'live' && badge.scope === 'target' && badge.once === 'person') {
      yield {
        code: 'live_over_targets',
        where: `${where}.truth`,
        message: 'A live badge judged by target would be lost when another target falls short.',
        mend: 'Set once to "target", or truth to "permanent".',
      }
    }
    const problems = [...checkCriteria(catalog, badge, badge.criteria, `${where}.criteria`)]
    yield* problems
    if (problems.length === 0 && isTrueOfNewcomers(catalog, badge)) yield trueOfEverybody(`${where}.criteria`)
  }
  const cycle = findCycle(catalog.badges)
  if (cycle !== null) {
    yield {
      code: 'badge_cycle',
      where: `badges.${cycle[0]}.criteria`,
      message: `These badges need each other, so nobody could ever earn one: ${cycle.join(' → ')}.`,
      mend: 'Take one of these conditions away.',
    }
  }
}

/** What a badge says beside its criteria. */
function* checkPolicies(catalog: Catalog, id: string, badge: Badge): Generator<CatalogProblem> {
  const where = `badges.${id}`
  if (badge.once === 'period' || badge.once === 'season') yield* checkPeriods(catalog, badge, `${where}.once`)
  if (badge.issuer !== undefined && !Object.hasOwn(catalog.issuers, badge.issuer))
    yield unknown('issuer', badge.issuer, `${where}.issuer`, Object.keys(catalog.issuers))
  if (badge.status === 'retired' && badge.available?.until === undefined) {
    yield {
      code: 'retired_without_end',
      where: `${where}.available`,
      message: 'A retired badge must say until when it could be earned.',
      mend: 'Set available.until to the last day.',
    }
  }
  for (const previous of badge.previousIds) {
    if (!Object.hasOwn(catalog.badges, previous)) continue
    yield {
      code: 'previous_id_in_use',
      where: `${where}.previousIds`,
      message: `"${previous}" is a badge of this catalog, so it cannot also be an earlier name of this one.`,
      mend: 'Take it out of previousIds.',
    }
  }
}

/** A badge for each period needs to know which: all its numbers are counted in the same one. */
function* checkPeriods(catalog: Catalog, badge: Badge, where: string): Generator<CatalogProblem> {
  const windows = windowsOf(catalog, badge.criteria)
  const wanted = badge.once === 'season' ? 'season' : 'calendar'
  const same = new Set(windows.map((window) => JSON.stringify(window))).size === 1
  if (badge.scope === 'person' && same && windows[0]?.kind === wanted) return
  yield {
    code: 'once_without_window',
    where,
    message: `A badge held for each ${badge.once} must look at metrics with one and the same ${wanted} window.`,
    mend: 'Give its metrics that window, or set once to "person".',
  }
}

/** Whether somebody who has done nothing has what it asks for. */
function isTrueOfNewcomers(catalog: Catalog, badge: Badge): boolean {
  return holds(badge.criteria, { states: new States(), target: null, today: 0 }, catalog)
}

function trueOfEverybody(where: string): CatalogProblem {
  return {
    code: 'true_of_everybody',
    where,
    message: 'These conditions are true of everybody before they do anything.',
    mend: 'Add one that asks for something done.',
  }
}

function* checkCriteria(catalog: Catalog, badge: Badge, criteria: Criteria, where: string): Generator<CatalogProblem> {
  if (criteria.kind === 'compare') {
    const metric = catalog.metrics[criteria.metric]
    if (metric === undefined) {
      yield unknown('metric', criteria.metric, where, Object.keys(catalog.metrics))
    } else {
      yield* checkScope(badge, criteria.metric, metric, where)
      if (windowOf(metric) !== undefined && criteria.op !== '>=' && criteria.op !== '>') yield openWindow(where)
    }
    yield* checkThreshold(criteria, where)
  } else if (criteria.kind === 'holds') {
    yield* checkHolds(catalog, badge, criteria.badge, where)
  } else if (criteria.kind === 'not') {
    if (windowsOf(catalog, criteria.of).length > 0) yield openWindow(where)
    yield* checkCriteria(catalog, badge, criteria.of, `${where}.of`)
  } else {
    for (const [index, part] of criteria.of.entries())
      yield* checkCriteria(catalog, badge, part, `${where}.of.${index}`)
    if (criteria.kind === 'atLeast' && criteria.count > criteria.of.length) {
      yield {
        code: 'unreachable',
        where,
        message: `At least ${criteria.count} of ${criteria.of.length} can never be true.`,
        mend: `Ask for at most ${criteria.of.length}.`,
      }
    }
  }
}

/** As long as a window is open, nobody knows that its number stays small. */
function openWindow(where: string): CatalogProblem {
  return {
    code: 'open_window',
    where,
    message: 'A number in a window can only be asked to be large: until the window ends it may still grow.',
    mend: 'Ask for at least a number, or take the window off the metric.',
  }
}

function* checkScope(badge: Badge, id: string, metric: Metric, where: string): Generator<CatalogProblem> {
  const perTarget = isPerTarget(metric)
  if (perTarget === (badge.scope === 'target')) return
  yield {
    code: 'scope_mismatch',
    where,
    message: perTarget
      ? `The metric "${id}" is kept for each target, but the badge is judged for the person.`
      : `The metric "${id}" is kept for the person, but the badge is judged for one target at a time.`,
    mend: perTarget ? 'Set the scope of the badge to "target".' : 'Set per to "target" on the metric.',
  }
}

function* checkThreshold(criteria: Criteria & { readonly kind: 'compare' }, where: string): Generator<CatalogProblem> {
  const floor = criteria.op === '>=' ? criteria.value > 0 : criteria.op === '>' ? criteria.value >= 0 : true
  if (floor) return
  yield {
    code: 'threshold_not_positive',
    where: `${where}.value`,
    message: `Everybody has "${criteria.metric}" ${criteria.op} ${criteria.value} before doing anything.`,
    mend: 'Ask for at least 1.',
  }
}

function* checkHolds(catalog: Catalog, badge: Badge, needed: string, where: string): Generator<CatalogProblem> {
  const other = catalog.badges[needed]
  if (other === undefined) {
    yield unknown('badge', needed, `${where}.badge`, Object.keys(catalog.badges))
  } else if (other.once !== 'target' && badge.scope === 'target') {
    yield {
      code: 'scope_mismatch',
      where,
      message: `The badge "${needed}" is held by the person, but this one is judged for one target at a time.`,
      mend: `Set once of "${needed}" to "target", or the scope of this badge to "person".`,
    }
  } else if (other.once === 'target' && badge.scope === 'person') {
    yield {
      code: 'scope_mismatch',
      where,
      message: `The badge "${needed}" is held for each target, but this one is judged for the person.`,
      mend: 'Set the scope of this badge to "target".',
    }
  }
}

function* checkPaths(catalog: Catalog): Generator<CatalogProblem> {
  for (const [id, path] of Object.entries(catalog.paths)) {
    const where = `paths.${id}`
    if (!Object.hasOwn(catalog.metrics, path.metric)) {
      yield unknown('metric', path.metric, `${where}.metric`, Object.keys(catalog.metrics))
    }
    let below = 0
    for (const [index, badgeId] of path.badges.entries()) {
      const spot = `${where}.badges.${index}`
      const badge = catalog.badges[badgeId]
      if (badge === undefined) {
        yield unknown('badge', badgeId, spot, Object.keys(catalog.badges))
        continue
      }
      const at = thresholdOn(badge.criteria, path.metric)
      if (at === null) {
        yield {
          code: 'step_without_threshold',
          where: spot,
          message: `The badge "${badgeId}" stands in the path, but no number of "${path.metric}" earns it.`,
          mend: `Give it the criteria "${path.metric}" >= a number, or take it out of the path.`,
        }
      } else if (at <= below) {
        yield {
          code: 'thresholds_not_rising',
          where: spot,
          message: `The badge "${badgeId}" is reached at ${at}, which is not more than ${below} before it.`,
          mend: 'Put the badges of a path in rising order, each with a number of its own.',
        }
      }
      below = at ?? below
    }
  }
}

function isPerTarget(metric: Metric): boolean {
  return metric.kind !== 'reached' && metric.per === 'target'
}

/** The number of `metric` at which `criteria` are reached, or null when something else decides. */
function thresholdOn(criteria: Criteria, metric: string): number | null {
  return criteria.kind === 'compare' && criteria.op === '>=' && criteria.metric === metric ? criteria.value : null
}

function* checkMilestones(catalog: Catalog): Generator<CatalogProblem> {
  for (const [index, id] of catalog.milestones.entries()) {
    const metric = catalog.metrics[id]
    if (metric === undefined) {
      yield unknown('metric', id, `milestones.${index}`, Object.keys(catalog.metrics))
    } else if (isPerTarget(metric)) {
      yield {
        code: 'scope_mismatch',
        where: `milestones.${index}`,
        message: `The metric "${id}" is kept for each target and has no single number for a person.`,
        mend: 'Name a metric that is kept for the person.',
      }
    }
  }
}

function* checkTexts(catalog: Catalog): Generator<CatalogProblem> {
  for (const [where, texts, samples] of textsOf(catalog)) {
    for (const language of catalog.languages) {
      if (!texts[language]?.trim()) {
        yield {
          code: 'missing_text',
          where: `${where}.${language}`,
          message: `There is no text in "${language}".`,
          mend: 'Write it, or take the language out of the catalog.',
        }
      }
    }
    for (const [language, text] of Object.entries(texts)) {
      yield* checkMessage(text, language, samples, `${where}.${language}`)
    }
  }
}

/** What is filled into a text: nothing, or a count. Two counts, because each language has its own plurals. */
type Samples = readonly Readonly<Record<string, number>>[]
const PLAIN: Samples = [{}]
const COUNTED: Samples = [{ count: 1 }, { count: 2 }]

function* textsOf(catalog: Catalog): Generator<readonly [string, Texts, Samples]> {
  yield ['name', catalog.name, PLAIN]
  for (const [id, category] of Object.entries(catalog.categories)) {
    yield [`categories.${id}.name`, category.name, PLAIN]
    if (category.description !== undefined) yield [`categories.${id}.description`, category.description, PLAIN]
  }
  for (const [id, metric] of Object.entries(catalog.metrics)) {
    yield [`metrics.${id}.noun`, metric.noun, COUNTED]
    if (metric.deed !== undefined) yield [`metrics.${id}.deed`, metric.deed, COUNTED]
  }
  for (const [id, badge] of Object.entries(catalog.badges)) {
    yield [`badges.${id}.name`, badge.name, PLAIN]
    yield [`badges.${id}.description`, badge.description, PLAIN]
  }
  for (const [id, path] of Object.entries(catalog.paths)) yield [`paths.${id}.name`, path.name, PLAIN]
  for (const [id, issuer] of Object.entries(catalog.issuers)) yield [`issuers.${id}.name`, issuer.name, PLAIN]
}

/** Fills the message in as well: a placeholder that nobody fills would fail when the first person reads it. */
function* checkMessage(text: string, language: string, samples: Samples, where: string): Generator<CatalogProblem> {
  try {
    const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    for (const values of samples) message.format(values)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    yield {
      code: 'invalid_message',
      where,
      message: `The text is not an ICU message that can be filled in: ${reason}.`,
      mend: 'Check its braces; only {count} can be filled in, and only in noun and deed. A literal brace is quoted.',
    }
  }
}

function unknown(what: string, id: string, where: string, known: readonly string[]): CatalogProblem {
  const near = nearest(id, known)
  return {
    code: `unknown_${what.replace(' ', '_')}`,
    where,
    message: `There is no ${what} "${id}".`,
    mend: near === null ? `Add it to the catalog, or name another ${what}.` : `Did you mean "${near}"?`,
  }
}

/** The known id that differs in at most two letters, the likeliest meant; null when none does. */
function nearest(id: string, known: readonly string[]): string | null {
  let best: { readonly id: string; readonly distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(id, candidate)
    if (distance <= 2 && distance < (best?.distance ?? 3)) best = { id: candidate, distance }
  }
  return best?.id ?? null
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const same = b[j] === letter ? 0 : 1
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + same))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function repeats(types: readonly string[]): boolean {
  return new Set(types).size !== types.length
}
