import type { EventData } from '@laurel/core'
import type { Context } from '../context.ts'
import { millis, type Sql, sql } from '../database/sql.ts'
import { LaurelError } from '../errors.ts'
import { type Page, type PageRequest, pageSize } from '../rows/page.ts'

/** An event that is too large to be true unless somebody says so: reinstating it accepts it, retracting rejects it. */
export interface ReviewItem {
  /** Whose event it is, to be named when it is corrected. */
  readonly person: string
  readonly event: string
  readonly type: string
  /** When it happened. */
  readonly at: Date
  readonly receivedAt: Date
  readonly actor: string | null
  readonly owner: string | null
  readonly target: string | null
  readonly value: number
  readonly data: EventData | null
}

interface Row extends Omit<ReviewItem, 'at' | 'receivedAt'> {
  readonly at: number
  readonly received: number
}

/** Events that wait for somebody to look at them, those that wait longest first. */
export async function readReviewQueue(context: Context, request: PageRequest): Promise<Page<ReviewItem>> {
  const limit = pageSize(request)
  const { db } = context
  const rows = await db.many<Row>(
    sql`select e.person, e.id as event, e.type, ${millis('e.at')} as at, ${millis('e.received_at')} as received,
               e.actor, e.owner, e.target, e.value, e.data
        from ${db.schema}.event e
        where e.ignored = 'review' ${request.cursor == null ? sql`` : after(request.cursor)}
        order by e.received_at, e.person, e.id limit ${limit + 1}::int`,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items: items.map(toItem), next: rows.length > limit && last !== undefined ? writeCursor(last) : null }
}

function toItem({ at, received, ...row }: Row): ReviewItem {
  return { ...row, at: new Date(at), receivedAt: new Date(received) }
}

function writeCursor({ received, person, event }: Row): string {
  return Buffer.from(JSON.stringify([new Date(received).toISOString(), person, event])).toString('base64url')
}

/** What comes after the event at which a page ended. */
function after(cursor: string): Sql {
  const [received, person, event] = readCursor(cursor)
  return sql`and (e.received_at, e.person, e.id) > (${received}::timestamptz, ${person}::text, ${event}::text)`
}

/** @throws LaurelError `invalid_cursor` for text that this list did not make. */
function readCursor(cursor: string): readonly [received: string, person: string, event: string] {
  const parts = parse(cursor)
  const [received, person, event] = Array.isArray(parts) ? (parts as readonly unknown[]) : []
  if (isInstant(received) && isText(person) && isText(event)) return [received, person, event]
  throw new LaurelError('invalid_cursor', { field: 'cursor' })
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    // Whatever it is, we did not write it; the caller says so.
    return null
  }
}

function isInstant(part: unknown): part is string {
  return typeof part === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(part) && !Number.isNaN(Date.parse(part))
}

/** PostgreSQL has no character 0. */
function isText(part: unknown): part is string {
  return typeof part === 'string' && !part.includes('\0')
}
