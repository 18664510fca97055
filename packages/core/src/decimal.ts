/**
 * Exact decimal sums. Binary floating point drifts (0.1 + 0.2 ≠ 0.3), so totals are kept as whole
 * micro-units: a value carries at most six fraction digits, and a total is a BigInt of millionths,
 * stored as text because neither JSON nor a double holds it exactly.
 */

const MICRO = 1_000_000

/** Beyond this a double no longer tells neighbouring millionths apart. */
const LARGEST_FRACTION = Number.MAX_SAFE_INTEGER / MICRO

/** Whether `value` can be added up exactly: a safe integer, or at most six fraction digits. */
export function isExact(value: number): boolean {
  if (Number.isSafeInteger(value)) return true
  return Math.abs(value) < LARGEST_FRACTION && Math.round(value * MICRO) / MICRO === value
}

/** `total` plus `value`, both exact; `total` is text as `addExact` returned it. */
export function addExact(total: string, value: number): string {
  return String(BigInt(total) + micros(value))
}

/** Two totals together. */
export function addTotals(a: string, b: string): string {
  return String(BigInt(a) + BigInt(b))
}

/** `a` less `b`, both exact, without the drift of binary floating point. */
export function difference(a: number, b: number): number {
  return totalToNumber(String(micros(a) - micros(b)))
}

/** The larger of two totals. */
export function maxTotal(a: string, b: string): string {
  return BigInt(a) >= BigInt(b) ? a : b
}

/** The smaller of two totals. */
export function minTotal(a: string, b: string): string {
  return BigInt(a) <= BigInt(b) ? a : b
}

/** A total as a number: exact up to 2^53 units, the nearest double beyond. */
export function totalToNumber(total: string): number {
  return Number(total) / MICRO
}

function micros(value: number): bigint {
  return Number.isInteger(value) ? BigInt(value) * BigInt(MICRO) : BigInt(Math.round(value * MICRO))
}
