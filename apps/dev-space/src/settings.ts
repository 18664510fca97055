import { resolve } from 'node:path'

export interface Settings {
  readonly port: number
  /** Which interface to listen on: only this machine, unless said otherwise. */
  readonly host: string
  /** Where the embedded database lives; not used with `databaseUrl`. */
  readonly folder: string
  readonly databaseUrl: string | null
  /** The folder whose git history becomes the first people here; null for none. */
  readonly history: string | null
  /** Whether to begin with an invented community that has been there for half a year. */
  readonly demo: boolean
  /** The first key for the HTTP API, where one was chosen. */
  readonly apiKey: string | null
  /** Where browsers reach us, when that is not the port we listen on. */
  readonly publicUrl: string | null
  /** What GitHub knows us by, where people may sign in with it. */
  readonly github: GitHubApp | null
}

/** An OAuth app of GitHub; its callback is `/auth/callback/github`. */
export interface GitHubApp {
  readonly clientId: string
  readonly clientSecret: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** @throws SettingsError with a sentence that says which variable to mend. */
export function readSettings(environment: Environment, workingDirectory: string): Settings {
  const demo = Boolean(environment['DEMO'])
  return {
    port: readPort(environment['PORT']),
    host: environment['HOST'] || '127.0.0.1',
    folder: resolve(workingDirectory, environment['LAUREL_DATA'] || (demo ? '.laurel-demo' : '.laurel')),
    databaseUrl: readUrl(environment['DATABASE_URL']),
    history: demo ? null : workingDirectory,
    demo,
    apiKey: environment['LAUREL_API_KEY'] || null,
    publicUrl: readPublicUrl(environment['PUBLIC_URL']),
    github: readGitHub(environment['GITHUB_CLIENT_ID'], environment['GITHUB_CLIENT_SECRET']),
  }
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

function readPort(text: string | undefined): number {
  if (!text) return 4000
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new SettingsError(`PORT must be a number from 0 to 65535, not "${text}".`)
}

function readUrl(text: string | undefined): string | null {
  if (!text) return null
  if (/^postgres(?:ql)?:\/\//.test(text)) return text
  throw new SettingsError(
    'DATABASE_URL must begin with postgres:// or postgresql://. Without it, data is kept in a folder.',
  )
}

function readPublicUrl(text: string | undefined): string | null {
  if (!text) return null
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text).origin
  throw new SettingsError(`PUBLIC_URL must be an address such as https://dev-space.example, not "${text}".`)
}

function readGitHub(clientId: string | undefined, clientSecret: string | undefined): GitHubApp | null {
  if (clientId && clientSecret) return { clientId, clientSecret }
  if (!clientId && !clientSecret) return null
  throw new SettingsError('GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET belong together: set both, or neither.')
}
