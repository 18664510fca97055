import type { Database } from '../database/database.ts'
import { json, millis, sql } from '../database/sql.ts'
import type { StoredAward } from './fold.ts'

/** Every award of each person, revoked ones too. */
export async function loadStoredAwards(
  db: Database,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredAward[]>> {
  const rows = await db.many<StoredAward & { readonly person: string }>(
    sql`select a.person, a.badge, a.instance, ${millis('a.earned_at')} as "earnedAt", a.revoked_at is not null as revoked
        from json_array_elements_text(${json(people)}) as k(person) join ${db.schema}.award a using (person)`,
  )
  const awards = new Map<string, StoredAward[]>(people.map((person) => [person, []]))
  for (const row of rows) awards.get(row.person)?.push(row)
  return awards
}
