import { type DestinationStream, type Logger, pino } from 'pino'

export interface LoggerOptions {
  /** The least important lines that are written: trace, debug, info, warn, error, fatal, or silent. */
  readonly level?: string
  /** Standard output by default. */
  readonly destination?: DestinationStream
}

/** A logger that writes a JSON object per line. The level is that of LOG_LEVEL, or `info`. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const level = options.level ?? (process.env['LOG_LEVEL'] || 'info')
  if (!LEVELS.includes(level)) throw new RangeError(`LOG_LEVEL is "${level}". Set it to one of ${LEVELS.join(', ')}.`)
  const settings = { level, base: null, serializers: { err: describe }, redact: [...SECRETS] }
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination)
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Never written, should somebody log an object that has them. */
const SECRETS = [
  'authorization',
  '*.authorization',
  'apiKey',
  '*.apiKey',
  'secret',
  '*.secret',
  'email',
  '*.email',
] as const

/** What helps to find a mistake, and not what a database adds to it: rows and parameters hold people's data. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  }
}
