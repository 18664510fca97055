import type { Rules } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { list, sql, table } from '../database/sql.ts'

/** One of a limited badge: whose it is, and for which instance. */
export interface Place {
  readonly person: string
  readonly badge: string
  readonly instance: string
}

/**
 * What is left of badges of which there is a limited number, as it was read before a fold. A fold claims one for each
 * award that begins, and gives one back for each that ends where the badge says that it is free again; saving fails
 * when somebody else took or gave back any of them meanwhile.
 */
export class Supply {
  readonly #rules: Rules
  readonly #before: ReadonlyMap<string, number>
  readonly #taken: Map<string, number>
  readonly #places: Set<string>

  /** `taken` by badge, and those of them that belong to the people in the fold. */
  constructor(rules: Rules, taken: ReadonlyMap<string, number> = new Map(), places: readonly Place[] = []) {
    this.#rules = rules
    this.#before = taken
    this.#taken = new Map(taken)
    this.#places = new Set(places.map(placeKey))
  }

  /** Takes one and tells whether there was one left; always, where the number is not limited or it has one already. */
  claim(place: Place): boolean {
    const most = this.#rules.catalog.badges[place.badge]?.supply?.most
    if (most === undefined || this.#places.has(placeKey(place))) return true
    const taken = this.#taken.get(place.badge) ?? 0
    if (taken >= most) return false
    this.#taken.set(place.badge, taken + 1)
    this.#places.add(placeKey(place))
    return true
  }

  /** Gives back one that was lost, where the badge says that it is free again. */
  release(place: Place): void {
    if (this.#rules.catalog.badges[place.badge]?.supply?.release !== true) return
    if (this.#places.delete(placeKey(place))) this.#taken.set(place.badge, (this.#taken.get(place.badge) ?? 0) - 1)
  }

  /** What changed: how many were taken before, and how many are now. */
  changes(): readonly { readonly badge: string; readonly before: number; readonly taken: number }[] {
    return [...this.#taken].flatMap(([badge, taken]) => {
      const before = this.#before.get(badge) ?? 0
      return taken === before ? [] : [{ badge, before, taken }]
    })
  }
}

/** Whether the catalog has a badge of which there is a limited number. */
export function hasLimits(rules: Rules): boolean {
  return limitedBadges(rules).length > 0
}

/** Reads how many are taken, and which by these people; asks the database nothing for a catalog without limits. */
export async function loadSupply(db: Database, rules: Rules, people: readonly string[]): Promise<Supply> {
  if (!hasLimits(rules)) return new Supply(rules)
  return new Supply(rules, await countTaken(db, rules), await loadPlaces(db, rules, people))
}

/** What these people have of limited badges. */
export async function loadPlaces(db: Database, rules: Rules, people: readonly string[]): Promise<readonly Place[]> {
  const limited = limitedBadges(rules)
  if (limited.length === 0) return []
  const rows = await db.many<Place & { readonly revoked: boolean }>(
    sql`select a.person, a.badge, a.instance, a.revoked_at is not null as revoked from ${db.schema}.award a
        where a.person = any(${list(people)}) and a.badge = any(${list(limited)})`,
  )
  // One that is not free again when it is lost stays taken by whoever had it.
  return rows.filter(({ badge, revoked }) => !revoked || !isReleased(rules, badge))
}

/** How many are taken of each limited badge. */
export async function countTaken(db: Database, rules: Rules): Promise<ReadonlyMap<string, number>> {
  const limited = limitedBadges(rules)
  if (limited.length === 0) return new Map()
  const read = () =>
    db.many<{ badge: string; taken: number }>(
      sql`select badge, taken from ${db.schema}.badge_supply where badge = any(${list(limited)})`,
    )
  let rows = await read()
  if (rows.length < limited.length) {
    await beginCounting(db, rules)
    rows = await read()
  }
  return new Map(rows.map(({ badge, taken }) => [badge, taken]))
}

/** Holds what is left of every limited badge until the transaction ends: after the people, against deadlocks. */
export async function lockSupply(tx: Database, rules: Rules): Promise<void> {
  // A row that is not there yet could not be held.
  await countTaken(tx, rules)
  await tx.many(
    sql`select badge from ${tx.schema}.badge_supply where badge = any(${list(limitedBadges(rules))})
        order by badge for update`,
  )
}

/** Counts those limited badges that were not counted so far, because they had no limit or were not there. */
async function beginCounting(db: Database, rules: Rules): Promise<void> {
  const limits = table('k', limitedBadges(rules), {
    badge: ['text', (badge) => badge],
    release: ['boolean', (badge) => String(isReleased(rules, badge))],
  })
  await db.many(
    sql`insert into ${db.schema}.badge_supply (badge, taken)
        select k.badge, (
          select count(*) from ${db.schema}.award a where a.badge = k.badge and (a.revoked_at is null or not k.release)
        )
        from ${limits} order by k.badge on conflict (badge) do nothing`,
  )
}

function limitedBadges(rules: Rules): readonly string[] {
  return Object.entries(rules.catalog.badges).flatMap(([id, badge]) => (badge.supply === undefined ? [] : [id]))
}

function isReleased(rules: Rules, badge: string): boolean {
  return rules.catalog.badges[badge]?.supply?.release === true
}

function placeKey({ person, badge, instance }: Place): string {
  return `${person}\n${badge}\n${instance}`
}
