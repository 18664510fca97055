import type { Catalog } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { type Sql, sql, table } from '../database/sql.ts'

/** Counts anew how many are taken of each limited badge: of one that was not limited before, or had another name. */
export async function countSupply(tx: Database, catalog: Catalog): Promise<void> {
  const limited = limitedIn(catalog)
  if (limited.length === 0) return
  await tx.many(
    sql`insert into ${tx.schema}.badge_supply (badge, taken)
        ${takenNow(tx, catalog)} order by 1
        on conflict (badge) do update set taken = excluded.taken`,
  )
}

/** How many awards of each limited badge there are, whatever was counted so far. */
export async function readTaken(db: Database, catalog: Catalog): Promise<Map<string, number>> {
  if (limitedIn(catalog).length === 0) return new Map()
  const rows = await db.many<{ badge: string; taken: number }>(takenNow(db, catalog))
  return new Map(rows.map(({ badge, taken }) => [badge, taken]))
}

function takenNow(db: Database, catalog: Catalog): Sql {
  const limits = table('k', limitedIn(catalog), {
    badge: ['text', ([badge]) => badge],
    release: ['boolean', ([, release]) => String(release)],
  })
  return sql`select k.badge, (
      select count(*)::int4 from ${db.schema}.award a
      where a.badge = k.badge and (a.revoked_at is null or not k.release)
    ) as taken from ${limits}`
}

/** The limited badges, each with whether one that is lost is free again. */
function limitedIn(catalog: Catalog): readonly (readonly [badge: string, release: boolean])[] {
  return Object.entries(catalog.badges).flatMap(([id, { supply }]) =>
    supply === undefined ? [] : [[id, supply.release] as const],
  )
}
