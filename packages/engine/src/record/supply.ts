import type { Rules } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'

/**
 * What is left of badges of which there is a limited number, as it was read before a fold. A fold claims one for
 * each person who earns it; saving fails when somebody else took or gave back any of them meanwhile.
 */
export class Supply {
  readonly #rules: Rules
  readonly #before: ReadonlyMap<string, number>
  readonly #taken: Map<string, number>

  constructor(rules: Rules, taken: ReadonlyMap<string, number> = new Map()) {
    this.#rules = rules
    this.#before = taken
    this.#taken = new Map(taken)
  }

  /** Takes one and tells whether there was one left; always, where the number is not limited. */
  claim(badge: string): boolean {
    const most = this.#rules.catalog.badges[badge]?.supply?.most
    const taken = this.#taken.get(badge) ?? 0
    if (most !== undefined && taken >= most) return false
    if (most !== undefined) this.#taken.set(badge, taken + 1)
    return true
  }

  /** Gives back those that were lost, where the badge says that they are free again. */
  release(badges: readonly string[]): void {
    for (const badge of badges) {
      const taken = this.#taken.get(badge) ?? 0
      if (this.#rules.catalog.badges[badge]?.supply?.release === true) this.#taken.set(badge, Math.max(0, taken - 1))
    }
  }

  /** Whether a stored award has one taken already: one that is held, or that was not given back when it was lost. */
  isTakenBy(award: { readonly badge: string; readonly revoked: boolean }): boolean {
    return !award.revoked || this.#rules.catalog.badges[award.badge]?.supply?.release !== true
  }

  /** What changed: how many were taken before, and how many are now. */
  changes(): readonly { readonly badge: string; readonly before: number; readonly taken: number }[] {
    return [...this.#taken].flatMap(([badge, taken]) => {
      const before = this.#before.get(badge) ?? 0
      return taken === before ? [] : [{ badge, before, taken }]
    })
  }
}

/** The badges of a catalog of which there is a limited number. */
export function limitedBadges(rules: Rules): readonly string[] {
  return Object.entries(rules.catalog.badges).flatMap(([id, badge]) => (badge.supply === undefined ? [] : [id]))
}

/** Reads how many are taken; asks the database nothing for a catalog without limits. */
export async function loadSupply(db: Database, rules: Rules): Promise<Supply> {
  const limited = limitedBadges(rules)
  if (limited.length === 0) return new Supply(rules)
  const rows = await db.many<{ badge: string; taken: number }>(
    sql`select badge, taken from ${db.schema}.badge_supply where badge = any(${list(limited)})`,
  )
  return new Supply(rules, new Map(rows.map(({ badge, taken }) => [badge, taken])))
}
