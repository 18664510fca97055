import type { EventInput } from '@laurel/core'
import type { Context } from '../context.ts'
import { type Database, one } from '../database/database.ts'
import { list, millis, type Sql, sql, table } from '../database/sql.ts'
import { OutdatedRules } from '../record/outdated-rules.ts'
import { LARGEST_BATCH, recordBatch } from '../record/record.ts'

/** Wait before the next try, by the number of tries so far: a second, ten, a minute, ten; an hour from then on. */
const WAITS = [1_000, 10_000, 60_000, 600_000, 3_600_000] as const

interface PendingRow {
  /** A number as text. */
  readonly id: string
  readonly event: string
  readonly announce: boolean
  readonly any_age: boolean
  readonly created: number
  readonly attempts: number
}

/**
 * Records the events that wait, the oldest first, until none is due or `goesOn` says no, and returns with how many it
 * dealt. One process does it at a time; each batch is recorded and forgotten in one transaction, so one that is ended in
 * between loses none and records none twice.
 *
 * What cannot be recorded is tried again, after longer and longer; what is no event is set aside.
 */
export async function recordPending(context: Context, goesOn: () => boolean = () => true): Promise<number> {
  let dealt = 0
  while (goesOn() && (await isAnyDue(context))) {
    const done = await recordNext(context, LARGEST_BATCH, goesOn)
    if (done === 0) break
    dealt += done
  }
  return dealt
}

/** Lets events be tried again that were none: another catalog may know their type. */
export async function unrefusePending({ db }: Context): Promise<void> {
  await db.many(sql`update ${db.schema}.pending_event set refused_at = null where refused_at is not null`)
}

async function isAnyDue({ db, now }: Context): Promise<boolean> {
  const { due } = await one<{ due: boolean }>(
    db,
    sql`select exists (select from ${db.schema}.pending_event where ${isDue(now())}) as due`,
  )
  return due
}

function isDue(at: Date): Sql {
  return sql`refused_at is null and (retry_at is null or retry_at <= ${at.toISOString()}::timestamptz)`
}

/**
 * Deals with the next ones and returns how many that were. Where recording many at once fails, they are tried in tenths,
 * down to the one whose doing it is.
 */
async function recordNext(context: Context, limit: number, goesOn: () => boolean): Promise<number> {
  try {
    return await context.db.transaction(async (tx) => {
      const rows = (await isOurTurn(tx)) ? await readDue(tx, context.now(), limit) : []
      if (rows.length > 0) await recordRows(context, tx, rows)
      return rows.length
    })
  } catch (error) {
    if (error instanceof OutdatedRules) throw error
    return limit > 1 ? recordInTenths(context, limit, goesOn) : noteFailure(context, error)
  }
}

/** To the end, as the first that fails is seldom the only one: all at once again would fail again. */
async function recordInTenths(context: Context, limit: number, goesOn: () => boolean): Promise<number> {
  const tenth = Math.ceil(limit / 10)
  let dealt = 0
  for (let tried = 0; tried < limit && goesOn(); tried += tenth) {
    const done = await recordNext(context, tenth, goesOn)
    if (done === 0) break
    dealt += done
  }
  return dealt
}

/** Another process may be at it; what it leaves is found a second later. */
async function isOurTurn(tx: Database): Promise<boolean> {
  const { got } = await one<{ got: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`laurel:pending:${tx.schemaName}`}, 0)) as got`,
  )
  return got
}

/** The oldest that are due and to be recorded in the same way as the first of them. */
async function readDue(db: Database, at: Date, limit: number): Promise<readonly PendingRow[]> {
  const rows = await db.many<PendingRow>(
    sql`select p.id::text, p.event::text, p.announce, p.any_age, ${millis('p.created_at')} as created, p.attempts
        from ${db.schema}.pending_event p where ${isDue(at)} order by p.id limit ${limit}::int`,
  )
  const other = rows.findIndex((row) => row.announce !== rows[0]?.announce || row.any_age !== rows[0]?.any_age)
  return other < 0 ? rows : rows.slice(0, other)
}

async function recordRows(context: Context, tx: Database, rows: readonly PendingRow[]): Promise<void> {
  const events = rows.map((row) => eventIn(row, context.now()))
  const { announce = true, any_age: anyAge = false } = rows[0] ?? {}
  const results = await recordBatch(context, tx, events, { announce, anyAge, settle: true, joined: true })
  const refused = rows.flatMap(({ id }, index) => {
    const problem = results[index]?.problem
    return problem === undefined ? [] : [{ id, error: `${problem.code}: ${problem.message}` }]
  })
  if (refused.length > 0) await setAside(context, tx, refused)
  const ids = rows.map((row) => row.id)
  await tx.many(
    sql`delete from ${tx.schema}.pending_event where refused_at is null and id = any(${list(ids)}::bigint[])`,
  )
}

/** An event that does not say when it happened, happened when it was told; clocks may differ a little. */
function eventIn(row: PendingRow, now: Date): EventInput {
  const event: EventInput = JSON.parse(row.event)
  return { ...event, at: event.at ?? new Date(Math.min(row.created, now.getTime())).toISOString() }
}

async function setAside(
  { now, logger }: Context,
  tx: Database,
  refused: readonly { readonly id: string; readonly error: string }[],
): Promise<void> {
  const rows = table('k', refused, { id: ['bigint', (row) => row.id], error: ['text', (row) => oneLine(row.error)] })
  await tx.many(
    sql`update ${tx.schema}.pending_event p
        set refused_at = ${now().toISOString()}::timestamptz, error = k.error, attempts = p.attempts + 1
        from ${rows} where p.id = k.id`,
  )
  logger.warn({ count: refused.length, error: refused[0]?.error }, 'events that waited are none')
}

/** The one that could not be recorded waits for its next try, and the others go on. */
async function noteFailure({ db, now, logger }: Context, error: unknown): Promise<number> {
  const at = now()
  const [first] = await readDue(db, at, 1)
  if (first === undefined) return 0
  const wait = WAITS[Math.min(first.attempts, WAITS.length - 1)] ?? 0
  await db.many(
    sql`update ${db.schema}.pending_event
        set attempts = attempts + 1, error = ${String(error)},
            retry_at = ${new Date(at.getTime() + wait).toISOString()}::timestamptz
        where refused_at is null and id = ${first.id}::bigint`,
  )
  logger.error({ err: error, attempts: first.attempts + 1 }, 'recording an event that waited')
  return 1
}

/** As rows that are handed in need it. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
