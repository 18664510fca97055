import type { Context } from '../context.ts'
import { type Database, one } from '../database/database.ts'
import { schemaVersion } from '../database/schema-version.ts'
import { sql } from '../database/sql.ts'

/** How the community is doing, for operators: what is stored, and what needs somebody to look at it. */
export interface Health {
  /** `degraded` when rules are parked or events cannot be recorded: the rest goes on, and somebody has to look at it. */
  readonly status: 'ok' | 'degraded'
  readonly schemaVersion: number
  readonly catalog: string
  /** Rules waiting to be tried again, and rules given up on. */
  readonly failures: { readonly waiting: number; readonly parked: number }
  readonly parked: readonly ParkedRule[]
  /**
   * Events told but not recorded yet: how many wait, how many of these failed before, and those that are none and are
   * tried again when a worker starts.
   */
  readonly pending: { readonly waiting: number; readonly failing: number; readonly refused: readonly Refused[] }
  /** Events whose type the catalog does not know: often a typo of the sender, or a rule that was forgotten. */
  readonly unknownTypes: readonly { readonly type: string; readonly count: number }[]
}

/** What is wrong with events that were told, and with how many. */
export interface Refused {
  readonly error: string
  readonly count: number
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
    status: await readStatus(context),
    schemaVersion: await schemaVersion(db),
    catalog: context.rules.catalog.id,
    failures,
    parked,
    pending: await readPending(db),
    unknownTypes,
  }
}

/** The status alone, which asks whether there is anything and counts nothing: for whoever asks often. */
export async function readStatus({ db }: Context): Promise<Health['status']> {
  const { degraded } = await one<{ degraded: boolean }>(
    db,
    sql`select exists (select from ${db.schema}.rule_failure where parked_at is not null)
            or exists (select from ${db.schema}.pending_event where attempts > 0) as degraded`,
  )
  return degraded ? 'degraded' : 'ok'
}

async function readPending(db: Database): Promise<Health['pending']> {
  const waiting = await one<{ waiting: number; failing: number }>(
    db,
    sql`select count(*)::int4 as waiting, (count(*) filter (where attempts > 0))::int4 as failing
        from ${db.schema}.pending_event where refused_at is null`,
  )
  const refused = await db.many<Refused>(
    sql`select error, count(*)::int4 as count from ${db.schema}.pending_event
        where refused_at is not null group by error order by 2 desc, error limit 20`,
  )
  return { ...waiting, refused }
}
