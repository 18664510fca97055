import type { Catalog, CountingMetric, Metric } from './catalog.ts'
import { type CatalogProblem, unknown } from './catalog-problem.ts'
import { typesOf, windowOf } from './metric.ts'

/** What is wrong with the metrics of a catalog. */
export function* checkMetrics(catalog: Catalog): Generator<CatalogProblem> {
  for (const [id, metric] of Object.entries(catalog.metrics)) {
    if (metric.kind === 'reached') yield* checkReached(catalog, id, metric)
    else yield* checkCounting(catalog, id, metric)
  }
}

function* checkCounting(catalog: Catalog, id: string, metric: CountingMetric): Generator<CatalogProblem> {
  const types = typesOf(catalog.metrics, metric)
  yield* checkCaps(id, metric)
  for (const type of types) {
    if (!Object.hasOwn(catalog.events, type))
      yield unknown('event type', type, `metrics.${id}`, Object.keys(catalog.events))
  }
  if (new Set(types).size !== types.length) {
    yield {
      code: 'repeated_event_type',
      where: `metrics.${id}`,
      message: 'An event type stands twice, so one event would mean two things.',
      mend: 'Name each event type once.',
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
  if (!('caps' in metric) || metric.caps === undefined) return
  const where = `metrics.${id}.caps`
  if (metric.per === 'target' && metric.caps.some((cap) => cap.of === 'pair')) {
    yield {
      code: 'cap_not_possible',
      where,
      message: 'A number kept for each target cannot be capped by pair: the room of a pair is one for all targets.',
      mend: 'Cap it by person, or take per off the metric.',
    }
  }
  if (metric.kind !== 'live') return
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

/** Whether a metric is kept once for each target. */
export function isPerTarget(metric: Metric): boolean {
  return metric.kind !== 'reached' && metric.per === 'target'
}
