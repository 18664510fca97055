import type { Day } from './calendar.ts'
import { addTotals } from './decimal.ts'

/** A number for each day or period, named by its first day, in rising order. */
export type Buckets = readonly (readonly [first: Day, count: number])[]

/** An exact total for each, as text (see decimal.ts). */
export type Totals = readonly (readonly [first: Day, total: string])[]

/** How much of a cap is used: a number for each day or period, or the instants within the last minutes. */
export type Counters = Buckets | readonly number[]

/** The buckets with `amount` more in one of them; one that comes to nothing is gone. */
export function addToBucket(buckets: Buckets, first: Day, amount: number): Buckets {
  const count = countIn(buckets, first) + amount
  return placed(buckets, first, count === 0 ? null : count)
}

export function addToTotal(totals: Totals, first: Day, amount: string): Totals {
  const before = totals.find(([day]) => day === first)?.[1] ?? '0'
  return placed(totals, first, addTotals(before, amount))
}

export function countIn(buckets: Buckets, first: Day): number {
  return buckets.find(([day]) => day === first)?.[1] ?? 0
}

/** The sum over the buckets from one day up to, not including, another. */
export function sumBuckets(buckets: Buckets, from: Day, end: Day): number {
  return buckets.reduce((sum, [day, count]) => (day >= from && day < end ? sum + count : sum), 0)
}

export function sumTotals(totals: Totals, from: Day, end: Day): string {
  return totals.reduce((sum, [day, total]) => (day >= from && day < end ? addTotals(sum, total) : sum), '0')
}

function placed<T>(
  buckets: readonly (readonly [Day, T])[],
  first: Day,
  value: T | null,
): readonly (readonly [Day, T])[] {
  const others = buckets.filter(([day]) => day !== first)
  if (value === null) return others
  const at = others.findLastIndex(([day]) => day < first) + 1
  return others.toSpliced(at, 0, [first, value])
}
