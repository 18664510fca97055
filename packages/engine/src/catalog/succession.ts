import { type Catalog, type CatalogProblem, checkSuccession } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { list, sql } from '../database/sql.ts'

/** What would be lost with the next catalog, of badges that somebody ever held. */
export async function problemsOf(db: Database, before: Catalog, after: Catalog): Promise<readonly CatalogProblem[]> {
  const problems = checkSuccession(before, after)
  if (problems.length === 0) return []
  const names = problems.flatMap(({ badge }) => [badge, ...(before.badges[badge]?.previousIds ?? [])])
  const rows = await db.many<{ badge: string }>(
    sql`select distinct a.badge from ${db.schema}.award a where a.badge = any(${list(names)})`,
  )
  const held = new Set(rows.map(({ badge }) => badge))
  const wasHeld = (badge: string) =>
    [badge, ...(before.badges[badge]?.previousIds ?? [])].some((name) => held.has(name))
  return problems.flatMap(({ badge, ...problem }) => (wasHeld(badge) ? [problem] : []))
}
