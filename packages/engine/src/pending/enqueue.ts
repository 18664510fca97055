import type { EventInput, Problem } from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { sql, table } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { checkBatch } from '../record/batch.ts'
import { LARGEST_BATCH } from '../record/record.ts'

/** How events are recorded once their turn comes. */
export interface PendingWishes {
  /** Whether people are told what they earned. */
  readonly announce: boolean
  /** Whether events count however long ago they happened. */
  readonly anyAge: boolean
}

/** The answer for one event: it is kept and will be recorded, or is none. */
export type EnqueueResult =
  | { readonly id: string | null; readonly status: 'enqueued' }
  | { readonly id: string | null; readonly status: 'rejected'; readonly problem: Problem }

/** Checks events and keeps those in order for the worker, all in one statement. */
export async function enqueue(
  context: Context,
  db: Database,
  events: readonly EventInput[],
  wishes: PendingWishes,
): Promise<readonly EnqueueResult[]> {
  if (events.length > LARGEST_BATCH) throw new LaurelError('batch_too_large', { field: 'events' })
  const items = checkBatch(context, events, context.now().getTime())
  const sound = events.filter((_, index) => items[index]?.kind === 'fact')
  if (sound.length > 0) await storePending(db, sound, { ...wishes, at: context.now() })
  return items.map((item) => {
    if (item.kind === 'problem') return { id: item.id, status: 'rejected', problem: item.problem }
    return { id: item.fact.id, status: 'enqueued' }
  })
}

/** Keeps events as they are; the worker tells what is wrong with them. */
async function storePending(
  db: Database,
  events: readonly EventInput[],
  { announce, anyAge, at }: PendingWishes & { readonly at: Date },
): Promise<void> {
  const rows = table('k', events, {
    person: ['text', (event) => event.actor ?? event.owner],
    event: ['text', (event) => JSON.stringify(event)],
  })
  await db.many(
    sql`with stored as (
          insert into ${db.schema}.pending_event (person, event, announce, any_age, created_at)
          select coalesce(k.person, ''), k.event::jsonb, ${String(announce)}::boolean, ${String(anyAge)}::boolean,
                 ${at.toISOString()}::timestamptz
          from ${rows}
        )
        select pg_notify(${PENDING_CHANNEL}, '')::text`,
  )
}

/** On what channel the database tells that something is to be recorded. */
export const PENDING_CHANNEL = 'laurel'
