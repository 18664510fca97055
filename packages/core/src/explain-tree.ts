import type { Badge, Catalog, CompareOp, Criteria } from './catalog.ts'
import { holds, progressTowards, type Subject, valueFor } from './criteria.ts'
import { difference } from './decimal.ts'
import { currentStreak } from './metric.ts'
import { needsOf } from './rules.ts'
import { isTargetScope, PERSON, type States, targetScope } from './state.ts'

/** Criteria with what they come to for somebody on a day. */
export type ExplainedCriteria = ExplainedNumber | ExplainedBadge | ExplainedParts

/** A number that is compared. */
export interface ExplainedNumber {
  readonly kind: 'compare'
  readonly isTrue: boolean
  readonly metric: string
  /** The target for which it is counted; null for the person as a whole. */
  readonly target: string | null
  readonly op: CompareOp
  readonly needed: number
  readonly value: number
  /** How much more makes it true; 0 where it is, null where more does not help. */
  readonly missing: number | null
}

/** A badge that has to be held, with what that one needs. */
export interface ExplainedBadge {
  readonly kind: 'holds'
  readonly isTrue: boolean
  readonly badge: string
  readonly criteria: ExplainedCriteria
}

/** Conditions of which all, any, none or some have to be true. */
export interface ExplainedParts {
  readonly kind: 'all' | 'any' | 'not' | 'atLeast'
  readonly isTrue: boolean
  /** How many of them have to be true. */
  readonly count: number
  readonly of: readonly ExplainedCriteria[]
}

/** The tree of conditions. It ends: badges that need each other are no catalog. */
export function explainCriteria(catalog: Catalog, criteria: Criteria, subject: Subject): ExplainedCriteria {
  const isTrue = holds(criteria, subject, catalog)
  switch (criteria.kind) {
    case 'compare':
      return { isTrue, ...explainNumber(catalog, criteria, subject, isTrue) }
    case 'holds':
      return { kind: 'holds', isTrue, badge: criteria.badge, criteria: explainNeeded(catalog, criteria.badge, subject) }
    case 'not':
      return { kind: 'not', isTrue, count: 0, of: [explainCriteria(catalog, criteria.of, subject)] }
    default: {
      const { kind } = criteria
      const of = criteria.of.map((part) => explainCriteria(catalog, part, subject))
      return { kind, isTrue, count: countOf(criteria, of.length), of }
    }
  }
}

function countOf(criteria: Criteria, parts: number): number {
  switch (criteria.kind) {
    case 'atLeast':
      return criteria.count
    case 'any':
      return 1
    default:
      return parts
  }
}

/** The numbers in a tree, each once, in its order. */
export function numbersIn(tree: ExplainedCriteria): readonly ExplainedNumber[] {
  const numbers = new Map<string, ExplainedNumber>()
  const visit = (node: ExplainedCriteria): void => {
    if (node.kind === 'compare') numbers.set(`${node.metric}\n${node.target ?? ''}`, node)
    else if (node.kind === 'holds') visit(node.criteria)
    else for (const part of node.of) visit(part)
  }
  visit(tree)
  return [...numbers.values()]
}

/** Of all targets the one at which criteria are nearest to true; null where nothing was counted for any. */
export function nearestTarget(catalog: Catalog, criteria: Criteria, states: States, today: number): string | null {
  const metrics = metricsOf(catalog, criteria)
  let [nearest, most]: [string | null, number] = [null, -1]
  for (const [scope, state] of states.scopes()) {
    if (!isTargetScope(scope) || !metrics.some((id) => state.metrics[id] !== undefined)) continue
    const target = scope.slice(targetScope('').length)
    const progress = progressTowards(criteria, { states, target, today }, catalog)
    const done = progress.value / progress.target
    if (done > most) [nearest, most] = [target, done]
  }
  return nearest
}

function explainNumber(
  catalog: Catalog,
  { metric, op, value: needed }: Criteria & { readonly kind: 'compare' },
  subject: Subject,
  isTrue: boolean,
): Omit<ExplainedNumber, 'isTrue'> {
  const value = valueFor(metric, subject, catalog)
  const missing = isTrue ? 0 : missingTo(catalog, metric, op, needed, value, subject)
  return { kind: 'compare', metric, target: subject.target, op, needed, value, missing }
}

function missingTo(
  catalog: Catalog,
  id: string,
  op: CompareOp,
  needed: number,
  value: number,
  { states, target, today }: Subject,
): number | null {
  if (op !== '>=' && op !== '>') return null
  const metric = catalog.metrics[id]
  const state = states.read(target === null ? PERSON : targetScope(target))
  // A streak is lengthened from where it stands, not from the longest there ever was.
  const from = (metric === undefined ? null : currentStreak(id, metric, state, today)) ?? value
  return difference(op === '>=' ? needed : Math.floor(needed) + 1, from)
}

function explainNeeded(catalog: Catalog, id: string, subject: Subject): ExplainedCriteria {
  const badge = catalog.badges[id]
  if (badge === undefined) return { kind: 'any', isTrue: false, count: 1, of: [] }
  return explainCriteria(catalog, badge.criteria, { ...subject, target: targetOf(catalog, badge, subject) })
}

/** Where a needed badge is judged: at the target in question, or at the nearest where none is. */
function targetOf(catalog: Catalog, badge: Badge, { states, target, today }: Subject): string | null {
  if (badge.scope !== 'target') return null
  return target ?? nearestTarget(catalog, badge.criteria, states, today)
}

/** The metrics that criteria look at, through the badges that they need as well. */
function metricsOf(catalog: Catalog, criteria: Criteria): readonly string[] {
  const { metrics, badges } = needsOf(criteria)
  const needed = badges.flatMap((id) => catalog.badges[id] ?? [])
  return [...metrics, ...needed.flatMap((badge) => metricsOf(catalog, badge.criteria))]
}
