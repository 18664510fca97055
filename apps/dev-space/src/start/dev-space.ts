import { relative } from 'node:path'
import { createLaurel, type Laurel } from '@laurel/engine'
import { createApp } from '../app.ts'
import { catalog } from '../catalog.ts'
import type { Community } from '../community.ts'
import { logToStderr } from '../log.ts'
import type { Settings } from '../settings.ts'
import { prepareTables } from '../store/schema.ts'
import {
  bringInHistory,
  catchUpWithHistory,
  type HistoryState,
  type HistoryTask,
  historyState,
} from './bring-in-history.ts'
import { type Listening, listen } from './listen.ts'
import { type OpenedDatabase, openDatabase } from './open-database.ts'
import type { Output } from './output.ts'

/** Dev-Space, up and answering. */
export interface DevSpace {
  readonly address: string
  readonly community: Community
  /** Resolves when what came into the history since the last start is taken over. */
  readonly caughtUp: Promise<void>
  /** Finishes what is being answered and written, then closes the database. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly settings: Settings
  readonly output: Output
  /** Asks a start that is under way to stop; `stop` is for afterwards. */
  readonly signal: AbortSignal
  readonly now?: () => Date
}

/**
 * Opens the database, takes the port, brings in the history where it is new, and serves. Null when `signal` asked to
 * stop before that was done.
 *
 * @throws LaurelError and ListenError, with sentences that say what to do.
 */
export async function startDevSpace({
  settings,
  output,
  signal,
  now = () => new Date(),
}: StartOptions): Promise<DevSpace | null> {
  output.line(describeDatabase(settings))
  const closing = new Closing()
  try {
    const database = await openDatabase(settings)
    closing.last(() => database.close())
    const laurel = await createLaurel({ database: database.source, catalog, now, logger: LOGGER })
    closing.last(() => laurel.close())
    const community: Community = { laurel, store: database.store, now }
    await prepareTables(community.store)
    const listening = await listen(settings.host, settings.port)
    closing.last(() => listening.stop())
    return await open({ settings, output, signal, community, database, listening, closing })
  } catch (error) {
    await closing.run()
    throw error
  }
}

interface Opening {
  readonly settings: Settings
  readonly output: Output
  readonly signal: AbortSignal
  readonly community: Community
  readonly database: OpenedDatabase
  readonly listening: Listening
  readonly closing: Closing
}

async function open({
  settings,
  output,
  signal,
  community,
  database,
  listening,
  closing,
}: Opening): Promise<DevSpace | null> {
  await database.announce(listening.address)
  const task: HistoryTask = { folder: settings.history, community, output, signal }
  const state = await historyState(task)
  await beforeServing(state, task)
  if (signal.aborted) {
    await closing.run()
    return null
  }
  listening.serve(await prepareApp(community, settings))
  const worker = community.laurel.startWorker()
  closing.last(() => worker.stop())
  const caughtUp = state === 'changed' ? catchUpWithHistory(task) : Promise.resolve()
  closing.last(() => caughtUp)
  return { address: listening.address, community, caughtUp, stop: () => closing.run() }
}

async function beforeServing(state: HistoryState, task: HistoryTask): Promise<void> {
  if (state === 'none') task.output.line(`There is no .git in ${task.folder}, so the community starts empty.`)
  if (state === 'known') task.output.line('The git history is imported; nothing is new.')
  if (state === 'changed') task.output.line('The git history has something new; it comes in while the pages are up.')
  if (state === 'new') await bringInHistory(task)
}

async function prepareApp(
  community: Community,
  { apiKey }: Settings,
): Promise<(request: Request) => Response | Promise<Response>> {
  const { laurel } = community
  if (apiKey !== null) await laurel.keys.ensure('LAUREL_API_KEY', apiKey)
  const secret = await laurel.secret('dev-space-session')
  const app = createApp({ community, secret, log: logToStderr, api: apiOf(laurel) })
  return (request) => app.fetch(request)
}

function apiOf(_laurel: Laurel): null {
  return null
}

function describeDatabase({ databaseUrl, folder }: Settings): string {
  if (databaseUrl !== null) return `Opening the database ${withoutPassword(databaseUrl)}`
  return `Opening the database in ${relative(process.cwd(), folder) || '.'}`
}

function withoutPassword(text: string): string {
  const url = new URL(text)
  return `${url.protocol}//${url.host}${url.pathname}`
}

/** What the engine has to say to an operator; what it merely notes is not worth a line here. */
const LOGGER = {
  info: () => {},
  warn: (fields: object, message: string) => logToStderr({ message, error: JSON.stringify(fields) }),
  error: (fields: object, message: string) => logToStderr({ message, error: 'err' in fields ? fields.err : fields }),
}

/** What has been opened, closed in the opposite order; only once, however often it is asked. */
class Closing {
  #steps: (() => Promise<void>)[] = []
  #running: Promise<void> | null = null

  last(step: () => Promise<void>): void {
    this.#steps.unshift(step)
  }

  run(): Promise<void> {
    this.#running ??= this.#close()
    return this.#running
  }

  async #close(): Promise<void> {
    for (const step of this.#steps) await step()
  }
}
