import type { Laurel, Logger } from '@laurel/engine'
import { createHandler, type HandlerOptions } from './create-handler.ts'
import { type Listening, type ListenOptions, listen } from './listen.ts'

export interface ServeOptions extends HandlerOptions, ListenOptions {
  readonly laurel: Laurel
  /** A key that may do everything, made unless it is there already; `LAUREL_API_KEY` by default. */
  readonly apiKey?: string | undefined
}

/**
 * Serves the HTTP API of a community on a port of its own. The `url` is the API's, ready for `createClient`; for
 * an embedded database it is also noted beside it, for other processes to find. The community itself is the
 * caller's to close, after the server.
 */
export async function serve(options: ServeOptions): Promise<Listening> {
  const { laurel, logger, basePath = '/laurel/v1', apiKey = process.env['LAUREL_API_KEY'] } = options
  if (apiKey !== undefined && apiKey !== '') await ensureKey(laurel, apiKey, logger)
  const server = await listen(createHandler(laurel, options), options)
  const url = `${server.url}${basePath.replace(/\/+$/, '')}`
  await laurel.announceAddress(url)
  logger?.info({ url }, 'listening')
  return {
    url,
    close: async () => {
      await server.close()
      logger?.info({ url }, 'stopped')
    },
  }
}

/** Keys are stored as plain hashes, which protect only what cannot be guessed. */
const SHORTEST_KEY = 20

async function ensureKey(laurel: Laurel, apiKey: string, logger: Logger | undefined): Promise<void> {
  if (apiKey.length < SHORTEST_KEY) {
    logger?.warn(
      { length: apiKey.length },
      `LAUREL_API_KEY is easy to guess. Use at least ${SHORTEST_KEY} random characters.`,
    )
  }
  await laurel.keys.ensure('LAUREL_API_KEY', apiKey)
}
