import type { Badge, Criteria } from './catalog.ts'
import { compare } from './filter.ts'
import { metricValue } from './metric.ts'
import { PERSON, type ScopeState, type States, targetScope } from './state.ts'

/** Where criteria are judged: the states of a person, and the one target in question for badges judged by target. */
export interface Subject {
  readonly states: States
  readonly target: string | null
}

/** Whether `criteria` hold. `badges` tells where another badge of the catalog is held. */
export function holds(criteria: Criteria, subject: Subject, badges: Readonly<Record<string, Badge>>): boolean {
  switch (criteria.kind) {
    case 'compare':
      return compare(valueFor(criteria.metric, subject), criteria.op, criteria.value)
    case 'holds': {
      const badge = badges[criteria.badge]
      return badge !== undefined && heldAt(criteria.badge, badge, subject) !== undefined
    }
    case 'all':
      return criteria.of.every((part) => holds(part, subject, badges))
    case 'any':
      return criteria.of.some((part) => holds(part, subject, badges))
    case 'not':
      return !holds(criteria.of, subject, badges)
    case 'atLeast':
      return criteria.of.filter((part) => holds(part, subject, badges)).length >= criteria.count
  }
}

/** How far along: `value` of `target`, counted by `metric` (null where a yes or no has no number). */
export interface Progress {
  readonly value: number
  readonly target: number
  readonly metric: string | null
}

/**
 * The progress towards `criteria`. Of several conditions that must all hold it is the one furthest from
 * done, of alternatives the nearest: the number that decides. `value` never exceeds `target`.
 */
export function progressTowards(
  criteria: Criteria,
  subject: Subject,
  badges: Readonly<Record<string, Badge>>,
): Progress {
  switch (criteria.kind) {
    case 'compare':
      if (criteria.op === '>=') return progressOf(valueFor(criteria.metric, subject), criteria.value, criteria.metric)
      if (criteria.op === '>')
        return progressBeyond(valueFor(criteria.metric, subject), criteria.value, criteria.metric)
      return yesOrNo(holds(criteria, subject, badges))
    case 'holds':
    case 'not':
      return yesOrNo(holds(criteria, subject, badges))
    case 'all':
      return ranked(criteria.of, subject, badges).at(-1) ?? yesOrNo(true)
    case 'any':
      return ranked(criteria.of, subject, badges)[0] ?? yesOrNo(false)
    case 'atLeast':
      return ranked(criteria.of, subject, badges)[criteria.count - 1] ?? yesOrNo(false)
  }
}

/** The instant at which the badge was earned, or undefined when it is not held. */
export function heldAt(id: string, badge: Badge, subject: Subject): number | undefined {
  return homeOf(badge, subject)?.badges[id]
}

/** The scope that remembers whether a badge is held: the target's for a badge once per target, else the person's. */
export function homeScope(badge: Badge, target: string | null): string {
  return badge.once === 'target' && target !== null ? targetScope(target) : PERSON
}

function homeOf(badge: Badge, subject: Subject): ScopeState | undefined {
  return subject.states.read(homeScope(badge, subject.target))
}

function valueFor(metric: string, subject: Subject): number {
  const scope = subject.target === null ? PERSON : targetScope(subject.target)
  return metricValue(metric, subject.states.read(scope))
}

function progressOf(value: number, target: number, metric: string): Progress {
  return { value: Math.min(Math.max(value, 0), target), target, metric }
}

/** "More than 5" is reached by no first number, so a count is on its way to the next whole one. */
function progressBeyond(value: number, bound: number, metric: string): Progress {
  const target = Math.floor(bound) + 1
  return progressOf(value > bound ? target : value, target, metric)
}

function yesOrNo(done: boolean): Progress {
  return { value: done ? 1 : 0, target: 1, metric: null }
}

/** The parts' progress, the nearest to done first. */
function ranked(
  parts: readonly Criteria[],
  subject: Subject,
  badges: Readonly<Record<string, Badge>>,
): readonly Progress[] {
  return parts
    .map((part) => progressTowards(part, subject, badges))
    .sort((a, b) => b.value / b.target - a.value / a.target)
}
