import type { Day } from './calendar.ts'
import type { Metric } from './catalog.ts'
import type { LocalFact } from './event.ts'

/** The first day of what begins a span, and the latest of what it is measured to. */
export interface Span {
  readonly first: Day
  readonly last: Day
}

export type SpanMetric = Metric & { readonly kind: 'span' }

/** The span with one more fact in it; the same one when nothing changes. */
export function foldSpan(metric: SpanMetric, span: Span | undefined, fact: LocalFact): Span | undefined {
  if (span === undefined) return metric.from.includes(fact.type) ? { first: fact.day, last: fact.day } : undefined
  // A traveller's day may lie before the first one; a span is never less than nothing.
  if (!metric.of.includes(fact.type) || fact.day <= span.last) return span
  return { ...span, last: fact.day }
}
