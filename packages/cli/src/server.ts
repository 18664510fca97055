import { type Client, createClient } from '@laurel/api'
import { EXIT } from './exit-codes.ts'
import { Failure } from './failure.ts'
import type { Io } from './io.ts'

/** Where a server has the API, unless its address says otherwise. */
const MOUNTED_AT = '/laurel/v1'

/** A client for the server at this address, with LAUREL_API_KEY. */
export function clientFor(address: string, env: Io['env']): Client {
  const key = env['LAUREL_API_KEY']
  if (!key) {
    const message =
      'A server lets nobody in without a key. Set LAUREL_API_KEY, or make one with: laurel key create <name>'
    throw new Failure(EXIT.usage, 'no_api_key', message)
  }
  return createClient({ url: apiUrl(address), key, fetch: (request) => fetchFrom(address, request) })
}

/** The address of the API of a server. @throws Failure for what is no address. */
export function apiUrl(address: string): string {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const message = `"${address}" is no address of a server. Write one such as http://localhost:4000.`
    throw new Failure(EXIT.usage, 'invalid_address', message)
  }
  if (url.pathname === '/') url.pathname = MOUNTED_AT
  return url.href
}

/** Larger batches and slow disks take seconds; what takes longer than this has no end. */
const PATIENCE = 120_000

async function fetchFrom(address: string, request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) })
  } catch (cause) {
    const message = `The server at ${address} does not answer. Check the address, and that it runs.`
    throw new Failure(EXIT.server, 'server_unreachable', message, { cause })
  }
}
