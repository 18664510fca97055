import { LaurelError } from '../errors.ts'

/** One page of a list, and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[]
  /** To be handed in for the next page; null on the last one. */
  readonly next: string | null
}

export interface PageRequest {
  /** How many items, 1 to 100. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly cursor?: string | null
}

/** Where a page of awards ends: the position of its last one. */
export interface AwardPosition {
  readonly at: number
  readonly person: string
  readonly badge: string
  readonly instance: string
}

export function pageSize(request: PageRequest): number {
  return Math.min(Math.max(Math.trunc(request.limit ?? 30), 1), 100)
}

/** A cursor is opaque to whoever carries it, and says nothing that the page did not show. */
export function writeCursor(position: AwardPosition): string {
  const { at, person, badge, instance } = position
  return Buffer.from(JSON.stringify([at, person, badge, instance])).toString('base64url')
}

/** @throws LaurelError `invalid_cursor` for text that no list made. */
export function readCursor(cursor: string): AwardPosition {
  const parts = parse(cursor)
  if (!Array.isArray(parts)) throw new LaurelError('invalid_cursor', { field: 'cursor' })
  const [at, person, badge, instance] = parts as readonly unknown[]
  const valid = Number.isSafeInteger(at) && [person, badge, instance].every((part) => typeof part === 'string')
  if (!valid || Math.abs(Number(at)) > LATEST) throw new LaurelError('invalid_cursor', { field: 'cursor' })
  return { at: Number(at), person: String(person), badge: String(badge), instance: String(instance) }
}

/** The last instant that a Date can hold. */
const LATEST = 8.64e15

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    // Whatever it is, we did not write it; the caller says so.
    return null
  }
}
