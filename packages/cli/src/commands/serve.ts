import type { Laurel, Logger } from '@laurel/engine'
import { createLogger, type Listening, serve as startServer } from '@laurel/server'
import { catalogNamed, isCatalogNamed, loadCatalog } from '../catalog.ts'
import { type DatabaseOptions, openCommunity, type Place, placeOf, shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { styleFor } from '../style.ts'

export interface ServeOptions extends DatabaseOptions {
  readonly port?: string
  readonly host?: string
  readonly catalog?: string
  readonly json?: boolean
}

/** `laurel serve`: the API and the worker of one community, until it is asked to stop. */
export async function serve(options: ServeOptions, io: Io): Promise<ExitCode> {
  const address = addressOf(options, io.env)
  const logger = loggerFor(io)
  const catalog = await loadCatalog(catalogNamed(options.catalog, io.env))
  const place = placeOf(options, io.env)
  const named = isCatalogNamed(options.catalog, io.env)
  const laurel = await openCommunity(place, catalog, io, { logger, named })
  try {
    const server = await startServer({
      laurel,
      logger,
      now: io.now,
      apiKey: io.env['LAUREL_API_KEY'] ?? '',
      ...address,
    })
    const worker = laurel.startWorker()
    await greet({ server, laurel, place, options, io })
    await interruption(io.interrupted)
    await server.close()
    await worker.stop()
    return EXIT.ok
  } finally {
    await laurel.close()
  }
}

function addressOf({ port, host }: ServeOptions, env: Io['env']): { port: number; host: string } {
  const text = port ?? (env['PORT'] || '4000')
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= 65_535) return { port: number, host: host ?? (env['HOST'] || '127.0.0.1') }
  throw new Failure(
    EXIT.usage,
    'invalid_port',
    `"${text}" is no port. Give a number from 0 to 65535; 0 takes any that is free.`,
  )
}

/** Somebody who watches wants to see what is wrong, and not each request; whoever collects logs wants all. */
function loggerFor({ env, stderr }: Io): Logger {
  const level = env['LOG_LEVEL'] || (stderr.isTTY === true ? 'warn' : 'info')
  try {
    return createLogger({ level, destination: { write: (line) => stderr.write(line) } })
  } catch (cause) {
    throw new Failure(EXIT.usage, 'invalid_log_level', cause instanceof Error ? cause.message : String(cause), {
      cause,
    })
  }
}

interface Started {
  readonly server: Listening
  readonly laurel: Laurel
  readonly place: Place
  readonly options: ServeOptions
  readonly io: Io
}

async function greet({ server, laurel, place, options, io }: Started): Promise<void> {
  const needsKey = !io.env['LAUREL_API_KEY'] && !(await laurel.keys.any())
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
  else if (!io.env['LAUREL_API_KEY'])
    tell(io, dim('Callers need an API key: set LAUREL_API_KEY, or stop and run laurel key create'))
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
