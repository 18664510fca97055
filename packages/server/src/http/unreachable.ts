/** What the system says of a connection that cannot be made or was lost. */
const SYSTEM_CODES: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

/** Class 08: the connection; 53300: no more of them; 57P01 to 57P03: the server stops or starts. */
const SQL_STATES = /^(?:08|53300$|57P0[123]$)/

/** The driver gives these no code. */
const MESSAGES =
  /^Connection terminated|timeout exceeded when trying to connect|^Client has encountered a connection error/

/** Whether an error, or what caused it, says that the database is out of reach rather than that a statement failed. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (SYSTEM_CODES.has(code) || SQL_STATES.test(code) || MESSAGES.test(error.message)) return true
  return isUnreachable(error.cause) || (error instanceof AggregateError && error.errors.some(isUnreachable))
}
