import type { ProblemCode } from '@laurel/api'
import { type ErrorCode, LaurelError } from '@laurel/engine'
import { Refusal, refusal } from './refusal.ts'
import { isUnreachable } from './unreachable.ts'

/** The engine's errors as problems of the contract. What a caller cannot mend is our own mistake. */
const OF_ENGINE = {
  ambiguous_event: 'ambiguous_event',
  batch_too_large: 'batch_too_large',
  catalog_refused: 'catalog_refused',
  catalog_unreadable: 'internal_error',
  contended: 'contended',
  database_locked: 'database_unreachable',
  database_unreachable: 'database_unreachable',
  invalid_correction: 'invalid_correction',
  invalid_cursor: 'invalid_cursor',
  invalid_decision: 'invalid_decision',
  invalid_instance: 'invalid_instance',
  invalid_database: 'internal_error',
  invalid_person: 'invalid_person',
  invalid_preferences: 'invalid_preferences',
  invalid_schema_name: 'internal_error',
  invalid_transaction: 'internal_error',
  no_catalog: 'internal_error',
  preview_outdated: 'preview_outdated',
  schema_newer: 'database_outdated',
  schema_outdated: 'database_outdated',
  sold_out: 'sold_out',
  unknown_badge: 'unknown_badge',
  unknown_event: 'unknown_event',
  unknown_person: 'unknown_person',
} as const satisfies Readonly<Record<ErrorCode, ProblemCode>>

/** What an error is answered with. The only place where errors become problems. */
export function refusalOf(error: unknown, requestId: string): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof LaurelError) return ofEngine(error, requestId)
  return isUnreachable(error) ? unreachable() : internal(requestId)
}

function ofEngine(error: LaurelError, requestId: string): Refusal {
  const code = OF_ENGINE[error.code]
  if (code === 'internal_error') return internal(requestId)
  // The engine's sentence can name the database's address, which is nobody's business out there.
  if (code === 'database_unreachable') return unreachable()
  return refusal(code, error.message, {
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(code === 'contended' ? { headers: { 'retry-after': '1' } } : {}),
  })
}

/** What is answered while the database is. */
export function unreachable(): Refusal {
  const detail = 'The database does not answer at the moment. Nothing is lost: send the same again in a few seconds.'
  return refusal('database_unreachable', detail, { headers: { 'retry-after': '5' } })
}

function internal(requestId: string): Refusal {
  return refusal('internal_error', `This is our mistake. The log tells more under the request id ${requestId}.`)
}
