import { minuteOfDay, weekdayOf } from './calendar.ts'
import type { CompareOp, Filter } from './catalog.ts'
import type { Fact, LocalFact } from './event.ts'

/** Whether `fact` answers yes to `filter`. */
export function matches(filter: Filter, fact: LocalFact): boolean {
  switch (filter.kind) {
    case 'equals':
      return readField(fact, filter.field) === filter.value
    case 'in':
      return filter.values.some((value) => value === readField(fact, filter.field))
    case 'compare':
      return compareField(readField(fact, filter.field), filter.op, filter.value)
    case 'present':
      return readField(fact, filter.field) !== undefined
    case 'localTime':
      return isWithin(minuteOfDay(fact.at, fact.zone), minutes(filter.from), minutes(filter.to))
    case 'weekday':
      return filter.days.includes(weekdayOf(fact.day))
    case 'all':
      return filter.of.every((part) => matches(part, fact))
    case 'any':
      return filter.of.some((part) => matches(part, fact))
    case 'not':
      return !matches(filter.of, fact)
  }
}

/** The value of a field, or undefined where the event does not have it (null counts as not having it). */
export function readField(fact: Fact, field: string): unknown {
  if (field.startsWith('data.')) return readPath(fact.data, field.slice('data.'.length).split('.'))
  return fact[field as 'type' | 'actor' | 'owner' | 'target' | 'value' | 'zone'] ?? undefined
}

/** Whether `left op right` holds, as numbers. */
export function compare(left: number, op: CompareOp, right: number): boolean {
  switch (op) {
    case '>=':
      return left >= right
    case '>':
      return left > right
    case '<=':
      return left <= right
    case '<':
      return left < right
    case '=':
      return left === right
  }
}

function compareField(value: unknown, op: CompareOp, bound: number): boolean {
  return typeof value === 'number' && compare(value, op, bound)
}

function readPath(data: unknown, steps: readonly string[]): unknown {
  let found: unknown = data
  for (const step of steps) {
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<string, unknown>)[step]
  }
  return found ?? undefined
}

/** Half-open: the first minute is in, the last is out. A range that ends before it begins goes over midnight. */
function isWithin(minute: number, from: number, to: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
