import { createHandler, type Listening, listen } from '@laurel/server'
import { shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { interruption } from '../process/interruption.ts'
import { type OpenProcess, openProcess } from '../process/open-process.ts'
import type { SettingOptions } from '../settings/read-settings.ts'
import { styleFor } from '../style.ts'

export interface WorkerOptions extends SettingOptions {
  readonly json?: boolean
}

/**
 * `laurel worker`: records the events that wait, tries again what failed, and folds people by a new catalog, until it is
 * asked to stop. With a port it also answers whether it lives and is ready, and nothing else.
 */
export async function work(options: WorkerOptions, io: Io): Promise<ExitCode> {
  const { interrupted } = io
  const opened = await openProcess(options, io)
  const { laurel, logger } = opened
  try {
    if (interrupted.aborted) return EXIT.ok
    const probes = await answerProbes(opened, interrupted, io)
    const worker = laurel.startWorker()
    logger.info({ url: probes?.url }, 'working')
    greet(opened, probes, options, io)
    await interruption(interrupted)
    await worker.stop().finally(() => probes?.close())
    logger.info({}, 'stopped')
    return EXIT.ok
  } finally {
    await laurel.close()
  }
}

const BASE = '/laurel/v1'
const PROBES = ['/live', '/ready'].map((path) => `${BASE}${path}`)

async function answerProbes(
  { laurel, settings, logger }: OpenProcess,
  stopping: AbortSignal,
  io: Io,
): Promise<Listening | null> {
  if (settings.port.value === null) return null
  const handler = createHandler(laurel, { basePath: BASE, now: io.now, logger, stopping })
  const answer = (request: Request) =>
    PROBES.includes(new URL(request.url).pathname)
      ? handler(request)
      : new Response('A worker answers only /live and /ready.\n', { status: 404 })
  const { url, close } = await listen(answer, { port: settings.port.value, host: settings.host.value })
  return { url: `${url}${BASE}`, close }
}

function greet({ laurel, place }: OpenProcess, probes: Listening | null, { json }: WorkerOptions, io: Io): void {
  const { bold, dim } = styleFor(io.stderr, io.env)
  const url = probes?.url ?? null
  printResult(io, json, { url, database: shown(place), schema: place.schema, catalog: laurel.catalog.id }, () => [])
  tell(io, `${bold('Laurel is working')}${url === null ? '' : `, and tells at ${url}/ready that it is`}`)
  tell(io, dim(`catalog ${laurel.catalog.id}, schema ${place.schema} of ${shown(place)}; stop with Ctrl-C`))
}
