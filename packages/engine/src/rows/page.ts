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
  const valid = isInstant(at) && [person, badge, instance].every(isText)
  if (!valid) throw new LaurelError('invalid_cursor', { field: 'cursor' })
  return { at: Number(at), person: String(person), badge: String(badge), instance: String(instance) }
}

const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

/** In the years that Date and PostgreSQL write alike, 1 to 9999. */
function isInstant(at: unknown): boolean {
  return Number.isSafeInteger(at) && Number(at) >= FIRST && Number(at) <= LAST
}

/** PostgreSQL has no character 0. */
function isText(part: unknown): boolean {
  return typeof part === 'string' && !part.includes('\0')
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    // Whatever it is, we did not write it; the caller says so.
    return null
  }
}
