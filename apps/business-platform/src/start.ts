import { businessPlatform } from '@laurel/catalogs'
import { createLaurel, type Laurel, type Logger } from '@laurel/engine'
import { createApp } from './server/app.ts'
import type { Assets } from './server/assets.ts'
import { awardBadgesIn } from './server/badge.server.ts'
import { listen } from './server/listen.ts'
import { type OpenDatabase, openDatabase } from './server/open-database.ts'
import { createSessions } from './server/session.ts'
import { prepareTables } from './server/tables.ts'
import type { Settings } from './settings.ts'

/** The platform, up and answering. */
export interface Started {
  readonly address: string
  readonly laurel: Laurel
  /** Finishes what is being answered and written, then closes the database. Twice is fine. */
  stop(): Promise<void>
}

export interface StartOptions {
  readonly settings: Settings
  readonly logger: Logger
  readonly now?: () => Date
  /** The database, where it is not the one that `settings` name. It is closed at the end as well. */
  readonly opened?: OpenDatabase
  /** What pages load, where no browser will look at them. */
  readonly assets?: Assets
}

/**
 * Opens the database, makes what is missing in it, and serves.
 *
 * @throws LaurelError and ListenError, with sentences that say what to do.
 */
export async function startPlatform(options: StartOptions): Promise<Started> {
  const { settings, logger, now = () => new Date() } = options
  const closing: (() => void | Promise<void>)[] = []
  try {
    const { database, source, announce, close } = options.opened ?? (await openDatabase(settings))
    closing.unshift(close)
    const laurel = await createLaurel({ database: source, catalog: businessPlatform, now, logger })
    closing.unshift(() => laurel.close())
    closing.unshift(awardBadgesIn({ laurel, logger, now }))
    await prepareTables(database)
    const sessions = createSessions(await laurel.secret('business-platform-session'), now)
    const assets = options.assets ?? (await bundledAssets())
    const worker = laurel.startWorker()
    closing.unshift(() => worker.stop())
    const stopping = new AbortController()
    const app = createApp({ database, laurel, sessions, assets, logger, stopping: stopping.signal })
    const listening = await listen(app, settings.host, settings.port)
    closing.unshift(() => listening.stop())
    closing.unshift(() => stopping.abort())
    await announce(listening.address)
    return { address: listening.address, laurel, stop: once(() => closeAll(closing)) }
  } catch (error) {
    await closeAll(closing)
    throw error
  }
}

/** What bundles is loaded only where something is bundled: it is larger than all the rest. */
async function bundledAssets(): Promise<Assets> {
  const { buildAssets } = await import('./server/assets.ts')
  return buildAssets()
}

/** A step that fails keeps none of the others from being done. */
async function closeAll(steps: readonly (() => void | Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      await step()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= work()
    return running
  }
}
