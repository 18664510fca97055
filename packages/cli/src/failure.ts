import { ApiError } from '@laurel/api'
import { CatalogError } from '@laurel/core'
import { type ErrorCode, LaurelError } from '@laurel/engine'
import { GitError, type GitErrorCode } from '@laurel/git'
import { ListenError } from '@laurel/server'
import { EXIT, type ExitCode } from './exit-codes.ts'

/** Why a command could not do its work: a code for scripts, a sentence that says what to do next. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: string
  readonly exit: ExitCode

  constructor(exit: ExitCode, code: string, message: string, options: ErrorOptions = {}) {
    super(message, options)
    this.exit = exit
    this.code = code
  }
}

/** Any error as a failure, so that nobody has to read a stack trace to know what to do. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof LaurelError) return new Failure(exitOf(error.code), error.code, error.message, { cause: error })
  if (error instanceof CatalogError) return new Failure(EXIT.problems, error.code, error.message, { cause: error })
  if (error instanceof GitError) return new Failure(exitOfGit(error.code), error.code, error.message, { cause: error })
  if (error instanceof ListenError) return new Failure(EXIT.server, error.code, error.message, { cause: error })
  if (error instanceof ApiError) return new Failure(exitOfServer(error), error.code, error.message, { cause: error })
  return lostConnection(error) ?? unexpected(error)
}

const DATABASE_CODES: readonly ErrorCode[] = [
  'database_locked',
  'database_unreachable',
  'schema_outdated',
  'schema_newer',
  'contended',
  'no_catalog',
  'catalog_unreadable',
]
const USAGE_CODES: readonly ErrorCode[] = [
  'invalid_schema_name',
  'invalid_database',
  'invalid_person',
  'invalid_cursor',
  'ambiguous_event',
  'invalid_correction',
  'invalid_decision',
  'invalid_instance',
  'sold_out',
]
const PROBLEM_CODES: readonly ErrorCode[] = ['catalog_refused', 'preview_outdated']
const NOT_FOUND_CODES: readonly ErrorCode[] = ['unknown_person', 'unknown_badge', 'unknown_event']

function exitOf(code: ErrorCode): ExitCode {
  if (DATABASE_CODES.includes(code)) return EXIT.database
  if (USAGE_CODES.includes(code)) return EXIT.usage
  if (PROBLEM_CODES.includes(code)) return EXIT.problems
  return NOT_FOUND_CODES.includes(code) ? EXIT.notFound : EXIT.unexpected
}

const ABSENT_CODES: readonly GitErrorCode[] = ['folder_not_found', 'not_a_repository']

function exitOfGit(code: GitErrorCode): ExitCode {
  if (code === 'salt_missing') return EXIT.usage
  return ABSENT_CODES.includes(code) ? EXIT.notFound : EXIT.problems
}

function exitOfServer({ code }: ApiError): ExitCode {
  return NOT_FOUND_CODES.some((known) => known === code) ? EXIT.notFound : EXIT.server
}

/** Classes 08 and 57 of PostgreSQL's states, and what the network says: the server went away. */
const GONE = /^(?:08\w{3}|57P0[1-4]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/

function lostConnection(error: unknown): Failure | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === '42501')
    return new Failure(EXIT.database, 'database_forbidden', forbidden(error.message), { cause: error })
  if (!GONE.test(code) && !error.message.startsWith('Connection terminated')) return null
  const message = 'The connection to the database was lost. What was stored stays; run the command again.'
  return new Failure(EXIT.database, 'database_lost', message, { cause: error })
}

function forbidden(reason: string): string {
  return `The database user may not do this (${reason}). Grant it the right, or use another user in DATABASE_URL.`
}

function unexpected(cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `Something unexpected happened: ${reason.replace(/\.?$/, '.')} Run again with LAUREL_DEBUG=1 to see where, and please report it.`
  return new Failure(EXIT.unexpected, 'unexpected', message, { cause })
}
