import { localDay } from './calendar.ts'
import type { Metric } from './catalog.ts'
import type { Fact, LocalFact } from './event.ts'
import { matches, readField } from './filter.ts'
import type { Rules } from './rules.ts'

/**
 * Whether nothing that listens to `fact` finds its amount too large to be true. Its day is taken in its own zone or
 * the community's: whoever looks at an event before it counts need not know where the person lived.
 */
export function isPlausible(rules: Rules, fact: Fact): boolean {
  const listening = rules.plans.get(fact.type)?.both.metrics ?? []
  return listening.every(([, metric]) => {
    const most = 'plausible' in metric ? metric.plausible : undefined
    return most === undefined || amountIn(metric, fact) <= most || !isMeant(rules, metric, fact)
  })
}

/** How much the event would change the metric, whatever the direction; what is no number changes nothing. */
function amountIn(metric: Metric, fact: Fact): number {
  const fields = metric.kind === 'sum' ? (metric.fields ?? ['value']) : ['value']
  const amounts = fields.map((field) => readField(fact, field))
  return amounts.reduce<number>((sum, amount) => sum + (typeof amount === 'number' ? Math.abs(amount) : 0), 0)
}

function isMeant(rules: Rules, metric: Metric, fact: Fact): boolean {
  if (!('where' in metric) || metric.where === undefined) return true
  const zone = fact.zone ?? rules.zone
  const day = localDay(fact.at, zone, rules.dayStart)
  const local: LocalFact = { ...fact, zone, day, dayStart: rules.dayStart, other: null }
  return matches(metric.where, local)
}
