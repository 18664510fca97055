import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { sql, table } from '../database/sql.ts'
import { refoldPeople } from './settle.ts'

/** After five tries over a day a rule does not mend itself: somebody has to look at it. */
const TRIES = 5

/** Wait before the next try, by the number of tries so far: one minute, then ten, an hour, half a day. */
const WAITS = [60_000, 600_000, 3_600_000, 43_200_000] as const

export interface Retried {
  /** How many failures were looked at, and how many of them are gone now. */
  readonly tried: number
  readonly mended: number
}

interface Due {
  readonly person: string
  readonly event_id: string
  readonly rule: string
  readonly attempts: number
}

/**
 * Tries rules again that could not be evaluated: the person's history is folded anew with the rules of today.
 * Several workers may call it at once: each claims failures that nobody else has.
 */
export async function retryFailures(context: Context, limit = 100): Promise<Retried> {
  return context.db.transaction(async (tx) => {
    const at = context.now()
    const due = await claim(tx, at, limit)
    if (due.length === 0) return { tried: 0, mended: 0 }

    await refoldPeople(context, tx, [...new Set(due.map((failure) => failure.person))].sort(), { at, announce: true })
    const still = await countTries(tx, due, at)
    return { tried: due.length, mended: due.length - still }
  })
}

/**
 * Lets parked failures be tried again: what a process brings when it starts, such as a mended catalog, may be
 * what they were waiting for.
 */
export async function unparkFailures(context: Context): Promise<void> {
  await context.db.many(
    sql`update ${context.db.schema}.rule_failure
        set parked_at = null, attempts = 1, retry_at = ${context.now().toISOString()}::timestamptz
        where parked_at is not null`,
  )
}

/** Takes failures that are due, and locks their people, skipping what another worker has. */
async function claim(tx: Database, at: Date, limit: number): Promise<readonly Due[]> {
  return tx.many<Due>(
    sql`select f.person, f.event_id, f.rule, f.attempts from ${tx.schema}.rule_failure f
        join ${tx.schema}.person p on p.id = f.person
        where f.parked_at is null and f.retry_at <= ${at.toISOString()}::timestamptz
        order by f.person limit ${limit} for update skip locked`,
  )
}

/** Notes one more try on the failures that are still there, and parks those that had enough. */
async function countTries(tx: Database, due: readonly Due[], at: Date): Promise<number> {
  const tried = table('d', due, {
    person: ['text', (failure) => failure.person],
    event_id: ['text', (failure) => failure.event_id],
    rule: ['text', (failure) => failure.rule],
    attempts: ['int', (failure) => failure.attempts],
    retry_at: ['timestamptz', (failure) => nextTry(failure.attempts, at).toISOString()],
  })
  const still = await tx.many(
    sql`update ${tx.schema}.rule_failure f
        set attempts = d.attempts + 1, retry_at = d.retry_at,
            parked_at = case when d.attempts + 1 >= ${TRIES}::int then ${at.toISOString()}::timestamptz end
        from ${tried}
        where f.person = d.person and f.event_id = d.event_id and f.rule = d.rule
        returning f.rule`,
  )
  return still.length
}

function nextTry(attempts: number, at: Date): Date {
  return new Date(at.getTime() + (WAITS[attempts - 1] ?? WAITS[3]))
}
