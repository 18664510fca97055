import type { Buckets, Totals } from './buckets.ts'
import type { Days } from './days.ts'
import type { Span } from './span.ts'
import type { MetricState } from './state.ts'
import type { StreakState } from './streak.ts'

/**
 * What a metric keeps is known from its kind, not from the state: each reader here takes a state for what the metric
 * that wrote it put there, and gives the empty one for a metric that has counted nothing yet.
 */

export function asCount(state: MetricState | undefined): number {
  return typeof state === 'number' ? state : 0
}

export function asSum(state: MetricState | undefined): string {
  return typeof state === 'object' && 'sum' in state ? state.sum : '0'
}

export function asPeak(state: MetricState | undefined): string {
  return typeof state === 'object' && 'peak' in state ? state.peak : '0'
}

export function asDays(state: MetricState | undefined): Days {
  return Array.isArray(state) ? (state as Days) : []
}

export function asBuckets(state: MetricState | undefined): Buckets {
  return Array.isArray(state) ? (state as Buckets) : []
}

export function asTotals(state: MetricState | undefined): Totals {
  return Array.isArray(state) ? (state as Totals) : []
}

export function asStreak(state: MetricState | undefined): StreakState | undefined {
  return typeof state === 'object' && 'active' in state ? state : undefined
}

export function asSpan(state: MetricState | undefined): Span | undefined {
  return typeof state === 'object' && 'first' in state ? state : undefined
}
