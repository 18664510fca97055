import type { EventInput } from '@laurel/core'
import type { Context } from '../context.ts'
import { type Database, one } from '../database/database.ts'
import type { HostDatabase } from '../database/host/host-database.ts'
import { sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { enqueue, type PendingWishes } from './enqueue.ts'
import type { Keeper } from './keeper.ts'

export interface Attempt<T> {
  readonly events: readonly EventInput[]
  readonly wishes: PendingWishes
  /** Records them. */
  record(): Promise<T>
}

/** The same inside a transaction of the host: in `inner`, which may be undone while that goes on. */
export interface JoinedAttempt<T> extends Omit<Attempt<T>, 'record'> {
  record(inner: Database): Promise<T>
}

/** Does it, and where that fails keeps the events for the worker and answers null. */
export async function recordOrEnqueue<T>(context: Context, keeper: Keeper, attempt: Attempt<T>): Promise<T | null> {
  try {
    return await attempt.record()
  } catch (error) {
    if (isCallersMistake(error)) throw error
    tell(context, error)
    const { events, wishes } = attempt
    await keepForWorker(context, context.db, attempt).catch(() => keeper.keep({ events, wishes, transaction: null }))
    return null
  }
}

/**
 * The same inside a transaction of the host, which goes on as if nothing had been tried: what fails is undone up to
 * where it began, and nothing but the events is kept. They count if the host commits.
 */
export async function recordOrEnqueueJoined<T>(
  context: Context,
  keeper: Keeper,
  host: HostDatabase,
  attempt: JoinedAttempt<T>,
): Promise<T | null> {
  try {
    return await host.savepoint((inner) => attempt.record(inner))
  } catch (error) {
    if (isCallersMistake(error)) throw error
    tell(context, error)
    const { events, wishes } = attempt
    try {
      await host.savepoint((inner) => keepForWorker(context, inner, attempt))
    } catch {
      keeper.keep({ events, wishes, transaction: await numberOf(host) })
    }
    return null
  }
}

/** Enqueues events of which nobody will ask what became of them: what is none is told to the log. */
export async function keepForWorker(
  context: Context,
  db: Database,
  { events, wishes }: Pick<Attempt<unknown>, 'events' | 'wishes'>,
): Promise<void> {
  const rejected = (await enqueue(context, db, events, wishes)).filter(({ status }) => status === 'rejected')
  if (rejected.length > 0) context.logger.error({ rejected }, 'what is no event is not kept')
}

/** By this number the database knows later what became of the transaction. */
async function numberOf(tx: Database): Promise<string> {
  const { number } = await one<{ number: string }>(tx, sql`select pg_current_xact_id()::text as number`)
  return number
}

/** Trying again would not help. */
function isCallersMistake(error: unknown): boolean {
  return error instanceof LaurelError && ['batch_too_large', 'invalid_transaction'].includes(error.code)
}

function tell({ logger }: Context, error: unknown): void {
  logger.error({ err: error }, 'recording failed; the events are kept and recorded later')
}
