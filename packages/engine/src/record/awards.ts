import type { Database } from '../database/database.ts'
import { list, millis, sql } from '../database/sql.ts'
import type { StoredAward } from './fold.ts'

/** Every award of each person, revoked ones too; only those of some badges where these are given. */
export async function loadStoredAwards(
  db: Database,
  people: readonly string[],
  badges?: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredAward[]>> {
  const rows = await db.many<StoredAward & { readonly person: string }>(
    sql`select a.person, a.badge, a.instance, ${millis('a.earned_at')} as "earnedAt", a.revoked_at is not null as revoked,
               a.ground, a.times, ${millis('a.ends_at')} as ends
        from ${db.schema}.award a
        where a.person = any(${list(people)}) ${badges === undefined ? sql`` : sql`and a.badge = any(${list(badges)})`}`,
  )
  const awards = new Map<string, StoredAward[]>(people.map((person) => [person, []]))
  for (const row of rows) awards.get(row.person)?.push(row)
  return awards
}
