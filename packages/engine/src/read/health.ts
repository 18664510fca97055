import type { Context } from '../context.ts'
import { one } from '../database/database.ts'
import { schemaVersion } from '../database/schema-version.ts'
import { sql } from '../database/sql.ts'

/** How the community is doing, for operators: what is stored, and what needs somebody to look at it. */
export interface Health {
  /** `degraded` when rules are parked: recognition goes on, and somebody has to mend them. */
  readonly status: 'ok' | 'degraded'
  readonly schemaVersion: number
  readonly catalog: string
  /** Rules waiting to be tried again, and rules given up on. */
  readonly failures: { readonly waiting: number; readonly parked: number }
  readonly parked: readonly ParkedRule[]
  /** Events whose type the catalog does not know: often a typo of the sender, or a rule that was forgotten. */
  readonly unknownTypes: readonly { readonly type: string; readonly count: number }[]
}

export interface ParkedRule {
  readonly rule: string
  readonly error: string
  readonly count: number
}

export async function readHealth(context: Context): Promise<Health> {
  const { db } = context
  const failures = await one<{ waiting: number; parked: number }>(
    db,
    sql`select (count(*) filter (where parked_at is null))::int4 as waiting,
               (count(*) filter (where parked_at is not null))::int4 as parked
        from ${db.schema}.rule_failure`,
  )
  const parked = await db.many<ParkedRule>(
    sql`select rule, max(error) as error, count(*)::int4 as count from ${db.schema}.rule_failure
        where parked_at is not null group by rule order by 3 desc, rule limit 20`,
  )
  const unknownTypes = await db.many<{ type: string; count: number }>(
    sql`select type, count(*)::int4 as count from ${db.schema}.event
        where ignored = 'unknown_type' group by type order by 2 desc, type limit 20`,
  )
  return {
    status: failures.parked > 0 ? 'degraded' : 'ok',
    schemaVersion: await schemaVersion(db),
    catalog: context.rules.catalog.id,
    failures,
    parked,
    unknownTypes,
  }
}
