import { type Client, createClient } from '@laurel/api'
import type { EventInput } from '@laurel/core'
import { createLaurel, type Laurel, type LaurelOptions, type Scope } from '@laurel/engine'
import { createHandler, type HandlerOptions, type RequestHandler } from '../create-handler.ts'
import { makers } from './catalog.ts'
import { keepsContract } from './keeps-contract.ts'

/** Noon of a day in spring. */
export const NOON = new Date('2026-03-01T12:00:00Z')

export interface Community {
  readonly laurel: Laurel
  /** The handler; every answer is compared with the contract. */
  readonly handler: RequestHandler
  /** A client with a new key that has these scopes. */
  client(...scopes: readonly Scope[]): Promise<Client>
  /** The secret of a new key. */
  key(...scopes: readonly Scope[]): Promise<string>
  /** A request below the base path. */
  request(path: string, init?: RequestInit & { readonly key?: string }): Promise<Response>
}

const URL_OF_API = 'http://laurel.test/laurel/v1'

/** A community with a handler and clients, in the database at `url`. */
export async function openCommunity(
  url: string,
  options: HandlerOptions = {},
  more: Partial<LaurelOptions> = {},
): Promise<Community> {
  const laurel = await createLaurel({ database: url, catalog: makers, now: () => NOON, ...more })
  const handler = keepsContract(createHandler(laurel, { now: () => NOON, ...options }))
  const key = async (...scopes: readonly Scope[]) => (await laurel.keys.create('a test', scopes)).secret
  return {
    laurel,
    handler,
    key,
    client: async (...scopes) => createClient({ url: URL_OF_API, key: await key(...scopes), fetch: handler }),
    request: (path, { key: secret, ...init } = {}) => handler(requestOf(path, secret, init)),
  }
}

/** Somebody created a project: the `n`th of theirs. */
export function created(actor: string, n: number): EventInput {
  return { id: `${actor}-${n}`, type: 'project.created', at: '2026-03-01T09:00:00Z', actor, target: `project:${n}` }
}

function requestOf(path: string, key: string | undefined, init: RequestInit): Request {
  const headers = new Headers(init.headers)
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`)
  if (typeof init.body === 'string' && !headers.has('content-type')) headers.set('content-type', 'application/json')
  return new Request(`${URL_OF_API}${path}`, { ...init, headers })
}
