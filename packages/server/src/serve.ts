import type { Laurel, Logger } from '@laurel/engine'
import { createHandler, type HandlerOptions } from './create-handler.ts'
import { type Listening, type ListenOptions, listen } from './listen.ts'

export interface ServeOptions extends HandlerOptions, ListenOptions {
  readonly laurel: Laurel
  /** A key that may do everything, made unless it is there already; `LAUREL_API_KEY` by default. */
  readonly apiKey?: string | undefined
  /**
   * How long `close` goes on taking requests while `GET /ready` sends others elsewhere, in milliseconds: a little longer
   * than what stands in front takes to notice. Not at all by default.
   */
  readonly drain?: number
}

/**
 * Serves the HTTP API of a community on a port of its own. The `url` is the API's, ready for `createClient`; for
 * an embedded database it is also noted beside it, for other processes to find. The community itself is the
 * caller's to close, after the server.
 */
export async function serve(options: ServeOptions): Promise<Listening> {
  const { laurel, logger, basePath = '/laurel/v1', apiKey = process.env['LAUREL_API_KEY'], drain = 0 } = options
  if (apiKey !== undefined && apiKey !== '') await ensureKey(laurel, apiKey, logger)
  const own = new AbortController()
  const stopping = AbortSignal.any([own.signal, ...(options.stopping === undefined ? [] : [options.stopping])])
  const server = await listen(createHandler(laurel, { ...options, stopping }), options)
  const url = `${server.url}${basePath.replace(/\/+$/, '')}`
  try {
    await laurel.announceAddress(url)
  } catch (error) {
    // Nobody else could let go of the port.
    await server.close()
    throw error
  }
  logger?.info({ url }, 'listening')
  let closed: Promise<void> | undefined
  const close = async () => {
    own.abort()
    if (drain > 0) await new Promise((resolve) => setTimeout(resolve, drain))
    await server.close()
    logger?.info({ url }, 'stopped')
  }
  return {
    url,
    close: () => {
      closed ??= close()
      return closed
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
