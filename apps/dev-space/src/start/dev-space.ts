import { relative } from 'node:path'
import { createLaurel, type Logger } from '@laurel/engine'
import { createHandler } from '@laurel/server'
import { createApp } from '../app.ts'
import { type Assets, buildAssets } from '../assets/assets.ts'
import { catalog } from '../catalog.ts'
import type { Community } from '../community.ts'
import { playDemo } from '../demo/play-demo.ts'
import { createAuth } from '../features/accounts/auth.ts'
import type { Settings } from '../settings.ts'
import { prepareTables } from '../store/schema.ts'
import {
  bringInHistory,
  catchUpWithHistory,
  type HistoryState,
  type HistoryTask,
  historyState,
} from './bring-in-history.ts'
import { Clock } from './clock.ts'
import { Closing } from './closing.ts'
import { type Handler, type Listening, listen } from './listen.ts'
import { openDatabase } from './open-database.ts'
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
  /** Gets what an operator should know. */
  readonly logger: Logger
  readonly now?: () => Date
}

/**
 * Opens the database, takes the port, brings in the history where it is new, and serves. Null when `signal` asked to
 * stop before that was done.
 *
 * @throws LaurelError and ListenError, with sentences that say what to do.
 */
export async function startDevSpace(options: StartOptions): Promise<DevSpace | null> {
  const { settings, output, logger } = options
  const clock = new Clock(options.now)
  const now = () => clock.now()
  output.line(describeDatabase(settings))
  const closing = new Closing()
  try {
    const database = await openDatabase(settings)
    closing.first(() => database.close())
    const laurel = await createLaurel({ database: database.source, catalog, now, logger })
    closing.first(() => laurel.close())
    const { store } = database
    await prepareTables(store)
    const listening = await listen(settings.host, settings.port)
    closing.first(() => listening.stop())
    await database.announce(listening.address)
    const secret = await laurel.secret('dev-space-session')
    const origin = settings.publicUrl ?? listening.address
    const auth = createAuth({ store, secret, origin, github: settings.github })
    assets ??= buildAssets()
    const community: Community = { laurel, store, auth, assets: await assets, now }
    return await open(options, { community, listening, closing, clock })
  } catch (error) {
    await closing.run()
    throw error
  }
}

/** The same for every start of this process. */
let assets: Promise<Assets> | undefined

interface Opened {
  readonly community: Community
  readonly listening: Listening
  readonly closing: Closing
  readonly clock: Clock
}

async function open(options: StartOptions, { community, listening, closing, clock }: Opened): Promise<DevSpace | null> {
  const { settings, output, signal, logger } = options
  const task = settings.history === null ? null : { folder: settings.history, community, output, signal }
  const state = task === null ? 'known' : await historyState(task)
  if (task !== null) await beforeServing(state, task)
  if (signal.aborted) {
    await closing.run()
    return null
  }
  const handler = await prepareApp(community, settings, logger)
  if (settings.demo) await playDemo(community, { handler, output, clock, origin: listening.address })
  listening.serve(handler)
  const worker = community.laurel.startWorker()
  closing.first(() => worker.stop())
  const caughtUp = task !== null && state === 'changed' ? catchUpWithHistory(task) : Promise.resolve()
  // Whoever holds `caughtUp` hears of what went wrong; here it only has to be over.
  closing.first(() => caughtUp.catch(() => {}))
  return { address: listening.address, community, caughtUp, stop: () => closing.run() }
}

async function beforeServing(state: HistoryState, task: HistoryTask): Promise<void> {
  if (state === 'none') task.output.line(`There is no .git in ${task.folder}, so the community starts empty.`)
  if (state === 'known') task.output.line('The git history is imported; nothing is new.')
  if (state === 'changed') task.output.line('The git history has something new; it comes in while the pages are up.')
  if (state === 'new') await bringInHistory(task)
}

async function prepareApp(community: Community, { apiKey }: Settings, logger: Logger): Promise<Handler> {
  const { laurel, now } = community
  if (apiKey !== null) await laurel.keys.ensure('LAUREL_API_KEY', apiKey)
  const api = createHandler(laurel, { logger, now })
  const app = createApp({ community, logger, api })
  return (request) => app.fetch(request)
}

function describeDatabase({ databaseUrl, folder }: Settings): string {
  if (databaseUrl !== null) return `Opening the database ${withoutPassword(databaseUrl)}`
  return `Opening the database in ${relative(process.cwd(), folder) || '.'}`
}

function withoutPassword(text: string): string {
  const url = new URL(text)
  return `${url.protocol}//${url.host}${url.pathname}`
}
