import type { Rules } from '@laurel/core'

/** How many pinned badges are shown. */
const PINS_SHOWN = 5

/**
 * The badges that somebody's pins show, in their order: for a badge on a path the highest one of the path that is
 * held, nothing for one that is not held, and each badge once. The first five are shown.
 */
export function shownPins(rules: Rules, pins: readonly string[], held: ReadonlySet<string>): readonly string[] {
  const shown = pins.flatMap((pin) => shownFor(rules, pin, held) ?? [])
  return [...new Set(shown)].slice(0, PINS_SHOWN)
}

/** What one pin shows; null where it shows nothing now. */
export function shownFor({ catalog, renamed }: Rules, pin: string, held: ReadonlySet<string>): string | null {
  const badge = renamed.get(pin) ?? pin
  const path = Object.values(catalog.paths).find(({ badges }) => badges.includes(badge))
  return (path?.badges ?? [badge]).findLast((id) => held.has(id)) ?? null
}
