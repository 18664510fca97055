import { ApiError, createClient } from '@laurel/api'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printResult } from '../output.ts'
import { apiUrl } from '../server.ts'
import { readSettings } from '../settings/read-settings.ts'
import { InvalidSettings } from '../settings/required-settings.ts'
import { DEFAULT_PORT } from './serve.ts'

export interface HealthOptions {
  readonly server?: string
  readonly json?: boolean
}

/** `laurel health`: whether the server or worker is ready, for whoever watches over processes. */
export async function health(options: HealthOptions, io: Io): Promise<ExitCode> {
  const url = options.server === undefined ? ownUrl(io) : apiUrl(options.server)
  const reason = await reasonNotReady(url)
  const ready = reason === null
  printResult(io, options.json, { url, ready, reason }, () => [ready ? `Ready: ${url}` : `Not ready: ${reason}`])
  return ready ? EXIT.ok : EXIT.problems
}

/** The process on this machine, or in this container, with the same variables. */
function ownUrl(io: Io): string {
  const { settings, problems } = readSettings({}, io)
  const wrong = problems.filter(({ variable }) => ['HOST', 'PORT'].includes(variable))
  if (wrong.length > 0) throw new InvalidSettings(wrong)
  const host = EVERYWHERE[settings.host.value] ?? settings.host.value
  return apiUrl(`http://${host.includes(':') ? `[${host}]` : host}:${settings.port.value ?? DEFAULT_PORT}`)
}

/** What listens at every address also does at that of the machine itself. */
const EVERYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** Half of what compose.yaml gives it. */
const PATIENCE = 5_000

async function reasonNotReady(url: string): Promise<string | null> {
  const patient = (request: Request) => fetch(request, { signal: AbortSignal.timeout(PATIENCE) })
  try {
    const { status } = await createClient({ url, fetch: patient }).readiness()
    return status === 'ready' ? null : `what answers at ${url} is not Laurel.`
  } catch (error) {
    // It answers, and says why.
    if (error instanceof ApiError) return error.message
    return `nobody answers at ${url}.`
  }
}
