import type { Catalog, CompareOp, CountingMetric, Filter } from '../catalog.ts'
import type { Fact } from '../event.ts'
import { dayAt, minuteAt, weekday } from './oracle-calendar.ts'

/** A fact as the person lived it. */
export interface Told extends Fact {
  readonly zone: string
  readonly day: number
  readonly dayStart: number
  /** The other one of the two people, who may be the same. */
  readonly other: string | null
}

/** Where and how somebody lives. */
export interface Life {
  readonly person: string
  /** The zone of the community. */
  readonly zone: string
  /** Where the person lived, since when, in rising order. */
  readonly zones?: readonly (readonly [since: number, zone: string | null])[]
  /** When a day begins, in minutes after midnight. */
  readonly dayStart: number
}

export function homeAt({ zone, zones = [] }: Life, at: number): string {
  return zones.findLast(([since]) => since <= at)?.[1] ?? zone
}

/** The facts of one person in the order in which they happened, with the day that each was for them. */
export function lived(facts: readonly Fact[], life: Life): readonly Told[] {
  return facts
    .filter(({ actor, owner }) => actor === life.person || owner === life.person)
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map((fact) => {
      const zone = fact.zone ?? homeAt(life, fact.at)
      const other = fact.actor === life.person ? fact.owner : fact.actor
      return { ...fact, zone, other, dayStart: life.dayStart, day: dayAt(fact.at, zone, life.dayStart) }
    })
}

/** The facts that a metric may count at all, for whichever target. */
export function heard(
  catalog: Catalog,
  metric: CountingMetric,
  facts: readonly Told[],
  person: string,
): readonly Told[] {
  const types = typesOf(metric)
  const removing = metric.kind === 'live' ? metric.things.flatMap(({ removed }) => removed) : []
  return facts.filter((fact, index) => {
    if (!types.includes(fact.type)) return false
    if (metric.credit !== 'either' && fact[metric.credit] !== person) return false
    if (metric.where !== undefined && !says(metric.where, fact)) return false
    if (metric.per === 'target' && fact.target === null) return false
    if (removing.includes(fact.type)) return true
    if (metric.notSelf && fact.actor === fact.owner) return false
    if (metric.notBlocked && isBlocked(catalog, facts.slice(0, index + 1), fact)) return false
    return metric.minimum === undefined || fact.value >= metric.minimum
  })
}

export function typesOf(metric: CountingMetric): readonly string[] {
  if (metric.kind === 'live') return metric.things.flatMap(({ added, removed }) => [...added, ...removed])
  if (metric.kind === 'span') return [...metric.from, ...metric.of]
  if (metric.kind !== 'streak') return metric.of
  const { of, restBy = [], frozenBy = [], pausedBy = [], resumedBy = [], repairedBy = [] } = metric
  return [...of, ...restBy, ...frozenBy, ...pausedBy, ...resumedBy, ...repairedBy]
}

/** Whether one of the two had blocked the other. */
function isBlocked({ blocks }: Catalog, told: readonly Told[], { actor, owner }: Told): boolean {
  if (blocks === undefined || actor === null || owner === null || actor === owner) return false
  return [
    [actor, owner],
    [owner, actor],
  ].some(([one, another]) => {
    const said = told.findLast(
      (fact) =>
        fact.actor === one &&
        fact.owner === another &&
        (blocks.by.includes(fact.type) || blocks.lifted.includes(fact.type)),
    )
    return said !== undefined && blocks.by.includes(said.type)
  })
}

/** What stands in a field; null where there is nothing. */
export function fieldOf(fact: Told, field: string): unknown {
  const [first, name] = field.split('.')
  if (first === 'data') return fact.data?.[name ?? ''] ?? null
  return Object.entries(fact).find(([key]) => key === field)?.[1] ?? null
}

function says(filter: Filter, fact: Told): boolean {
  switch (filter.kind) {
    case 'equals':
      return fieldOf(fact, filter.field) === filter.value
    case 'in':
      return filter.values.some((value) => value === fieldOf(fact, filter.field))
    case 'compare': {
      const value = fieldOf(fact, filter.field)
      return typeof value === 'number' && compares(value, filter.op, filter.value)
    }
    case 'present':
      return fieldOf(fact, filter.field) !== null
    case 'weekday':
      return filter.days.includes(weekday(fact.day))
    case 'localTime': {
      const time = minuteAt(fact.at, fact.zone)
      const [from, to] = [minutesOf(filter.from), minutesOf(filter.to)]
      return from < to ? from <= time && time < to : from <= time || time < to
    }
    case 'all':
      return filter.of.every((part) => says(part, fact))
    case 'any':
      return filter.of.some((part) => says(part, fact))
    case 'not':
      return !says(filter.of, fact)
  }
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export function compares(left: number, op: CompareOp, right: number): boolean {
  if (op === '=') return left === right
  if (op === '<' || op === '<=') return left < right || (op === '<=' && left === right)
  return left > right || (op === '>=' && left === right)
}
