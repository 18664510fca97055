import type { Badge, Catalog, Metric } from './catalog.ts'

/**
 * A catalog as one text: the same for two catalogs exactly when nobody can tell them apart. The order of fields says
 * nothing; that of badges, metrics, categories and paths does, since they are shown in it.
 */
export function catalogText(catalog: Catalog): string {
  const { categories, metrics, badges, paths } = catalog
  const order = [categories, metrics, badges, paths].map((record) => Object.keys(record))
  return canonical({ catalog, order })
}

/**
 * What is written about people depends on as one text: the same for two catalogs that differ in words and pictures
 * alone, so that it does not matter which of the two a process still works with. `zone` is that of whoever has none.
 */
export function rulesText(catalog: Catalog, zone: string): string {
  const { blocks, dayStart, horizonDays } = catalog
  return canonical({
    zone,
    blocks,
    dayStart,
    horizonDays,
    events: Object.keys(catalog.events).sort(),
    metrics: mapValues(catalog.metrics, withoutWords),
    badges: mapValues(catalog.badges, (badge) => {
      const { tier, voidCascades, previousIds } = badge
      return { ...ruleOfBadge(badge), tier, voidCascades, previousIds }
    }),
  })
}

/** What the value of a metric depends on. */
export function ruleOfMetric(metric: Metric): object {
  const { plausible: _, ...rule }: { plausible?: unknown } = withoutWords(metric)
  return rule
}

/** What decides who holds a badge, and since when. */
export function ruleOfBadge(badge: Badge): object {
  const { criteria, scope, once, truth, reset, available, supply, status } = badge
  return { criteria, scope, once, truth, reset, available, supply, draft: status === 'draft' }
}

function withoutWords(metric: Metric): object {
  const { noun: _, deed: __, ...rule }: { noun: unknown; deed?: unknown } = metric
  return rule
}

/** JSON with the fields of every object in one order, and without those that are undefined. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => object): object {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [id, change(value)]))
}
