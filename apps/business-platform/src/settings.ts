import { resolve } from 'node:path'

export interface Settings {
  readonly port: number
  /** Which interface to listen on: only this machine, unless said otherwise. */
  readonly host: string
  readonly databaseUrl: string | null
  /** Where the embedded database lives; not used with `databaseUrl`. */
  readonly folder: string
  /** The least important lines that are logged. */
  readonly logLevel: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** Settings that cannot be meant; the message has a line for each of them. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** @throws SettingsError that names every variable to mend, and how, at once. */
export function readSettings(environment: Environment, workingDirectory: string): Settings {
  const { PORT, HOST, DATABASE_URL, LAUREL_DATA, LOG_LEVEL } = environment
  const problems = [portProblem(PORT), hostProblem(HOST), urlProblem(DATABASE_URL), levelProblem(LOG_LEVEL)]
  const found = problems.filter((problem) => problem !== null)
  if (found.length > 0) throw new SettingsError(found)
  return {
    port: PORT ? Number(PORT) : 4100,
    host: HOST || '127.0.0.1',
    databaseUrl: DATABASE_URL || null,
    folder: resolve(workingDirectory, LAUREL_DATA || '.laurel/business-platform'),
    logLevel: LOG_LEVEL || 'warn',
  }
}

function portProblem(text: string | undefined): string | null {
  if (!text || (/^\d{1,5}$/.test(text) && Number(text) <= 65_535)) return null
  return `PORT must be a number from 0 to 65535, not "${text}".`
}

function hostProblem(text: string | undefined): string | null {
  if (!text || /^[\w.:-]+$/.test(text)) return null
  return `HOST must be a name or an address without a port, such as 0.0.0.0, not "${text}".`
}

/** Not repeated in the message: it may hold a password. */
function urlProblem(text: string | undefined): string | null {
  if (!text || (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text))) return null
  return 'DATABASE_URL must look like postgres://user:password@host/database. Without it, data is kept in a folder.'
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function levelProblem(text: string | undefined): string | null {
  if (!text || LEVELS.includes(text)) return null
  return `LOG_LEVEL must be one of ${LEVELS.join(', ')}, not "${text}".`
}
