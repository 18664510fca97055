import { type Listening, serve as startServer, type VisitorTokens } from '@laurel/server'
import { shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { interruption } from '../process/interruption.ts'
import { type OpenProcess, openProcess } from '../process/open-process.ts'
import type { SettingOptions } from '../settings/read-settings.ts'
import type { Settings } from '../settings/settings.ts'
import { styleFor } from '../style.ts'

export interface ServeOptions extends SettingOptions {
  /** `false` where another process does the work that no event triggers. */
  readonly worker?: boolean
  readonly json?: boolean
}

/** `laurel serve`: the API of one community, and the worker unless told otherwise, until it is asked to stop. */
export async function serve(options: ServeOptions, io: Io): Promise<ExitCode> {
  // Asked for now, so that who wants to stop it while the database is being opened is heard.
  const { interrupted } = io
  const { laurel, ...opened } = await openProcess(options, io)
  try {
    if (interrupted.aborted) return EXIT.ok
    const server = await listen({ laurel, ...opened }, io)
    const worker = options.worker === false ? null : laurel.startWorker()
    try {
      await greet({ server, laurel, ...opened, options, io })
      await interruption(interrupted)
    } finally {
      // The worker begins nothing more while the server goes on answering for as long as it may.
      await Promise.all([server.close(), worker?.stop()])
    }
    return EXIT.ok
  } finally {
    await laurel.close()
  }
}

function listen({ laurel, settings, logger }: OpenProcess, io: Io): Promise<Listening> {
  const tokens = tokensOf(settings)
  return startServer({
    laurel,
    logger,
    now: io.now,
    apiKey: settings.apiKey.value ?? '',
    port: settings.port.value ?? DEFAULT_PORT,
    host: settings.host.value,
    origins: settings.origins.value,
    drain: settings.drain.value * 1_000,
    grace: settings.grace.value * 1_000,
    ...(tokens && { tokens }),
  })
}

export const DEFAULT_PORT = 4_000

function tokensOf(settings: Settings): VisitorTokens | null {
  const { tokenSecret, tokenJwks, tokenIssuer, tokenAudience } = settings
  const claims = {
    ...(tokenIssuer.value !== null && { issuer: tokenIssuer.value }),
    ...(tokenAudience.value !== null && { audience: tokenAudience.value }),
  }
  if (tokenSecret.value !== null) return { secret: tokenSecret.value, ...claims }
  return tokenJwks.value === null ? null : { jwks: tokenJwks.value, ...claims }
}

interface Started extends OpenProcess {
  readonly server: Listening
  readonly options: ServeOptions
  readonly io: Io
}

async function greet({ server, laurel, place, settings, options, io }: Started): Promise<void> {
  const isKeySet = settings.apiKey.value !== null
  const needsKey = !isKeySet && !(await laurel.keys.any())
  const key = needsKey ? await laurel.keys.create('first', ['admin']) : null
  const { url } = server
  const { bold, dim } = styleFor(io.stderr, io.env)
  printResult(
    io,
    options.json,
    { url, database: shown(place), schema: place.schema, catalog: laurel.catalog.id, key },
    () => [],
  )
  tell(io, `${bold('Laurel is serving')} ${url}`)
  tell(io, dim(`catalog ${laurel.catalog.id}, schema ${place.schema} of ${shown(place)}; stop with Ctrl-C`))
  if (key !== null) tell(io, `The first API key, shown only now: ${bold(key.secret)}`)
  else if (!isKeySet) tell(io, dim('Callers need an API key: set LAUREL_API_KEY, or stop and run laurel key create'))
}
