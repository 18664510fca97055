import { allChanges, type Catalog, changedRules, type Metric, type RuleChanges } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { readGenerations } from './versions.ts'

/** What is different for people when a catalog comes into force, and what its ids meant at any time before. */
export interface Changes extends RuleChanges {
  /** Every definition that a changed metric ever had: what was counted by one of them may have to go. */
  readonly definitions: readonly (readonly [Metric, Catalog])[]
  /** Changed badges that were gone for a while, in which decisions about them were not looked at. */
  readonly returned: readonly string[]
  /** Badges whose awards may say another tier. */
  readonly retiered: readonly string[]
  /** Event types that were not known before. */
  readonly learned: readonly string[]
}

/**
 * What changes for anybody: people may have been folded with any generation from `settled` on, so all their
 * differences to the catalog count.
 */
export async function changesTo(db: Database, catalog: Catalog, zone: string, settled: number): Promise<Changes> {
  const all = await readGenerations(db)
  const before = all.filter((published) => published.generation >= settled)
  const changes = allChanges(before.map((published) => changedRules(published.catalog, catalog)))
  const catalogs = [...all.map((published) => published.catalog), catalog]
  return {
    ...changes,
    everything: changes.everything || before.some((published) => published.zone !== zone),
    definitions: catalogs.flatMap((published) =>
      [...changes.metrics].flatMap((id) => {
        const metric = Object.hasOwn(published.metrics, id) ? published.metrics[id] : undefined
        return metric === undefined ? [] : [[metric, published] as const]
      }),
    ),
    returned: [...changes.badges].filter(
      (id) => isMissing(id, before) && all.some((published) => Object.hasOwn(published.catalog.badges, id)),
    ),
    retiered: Object.entries(catalog.badges).flatMap(([id, { tier, previousIds }]) =>
      before.some((published) =>
        [id, ...previousIds].some((name) => (published.catalog.badges[name]?.tier ?? tier) !== tier),
      )
        ? [id]
        : [],
    ),
    learned: Object.keys(catalog.events).filter((type) =>
      before.some((published) => !Object.hasOwn(published.catalog.events, type)),
    ),
  }
}

function isMissing(badge: string, before: readonly { readonly catalog: Catalog }[]): boolean {
  return before.some((published) => !Object.hasOwn(published.catalog.badges, badge))
}

/** Whether nobody has to be folded anew. */
export function isNothing({ everything, metrics, badges }: RuleChanges): boolean {
  return !everything && metrics.size === 0 && badges.size === 0
}
