import type { Endpoint } from '@laurel/api'
import { type ApiKeys, allows, type Scope } from '@laurel/engine'
import { refusal } from './refusal.ts'
import { requireSameOrigin } from './same-origin.ts'
import { isToken, type TokenReader } from './tokens.ts'
import { CHALLENGE, unauthorized, untrusted } from './unauthorized.ts'

/** What a visitor of the host may do. */
export interface Access {
  readonly scopes: readonly Scope[]
  /** Who it is: then what needs the scope `people` works for this person and for nobody else. */
  readonly person?: string
}

/** Asks the host who sent a request; null for nobody whom it knows. It leaves the body alone. */
export type Authorize = (request: Request) => Promise<Access | null>

/** Who sent a request, by key or as a visitor. */
export interface Caller extends Access {
  /** The key's name, or the visitor: in whose name something is done where nobody is named. */
  readonly name?: string
}

export interface Gate {
  readonly keys: ApiKeys
  readonly authorize: Authorize | undefined
  /** Reads the tokens that the host signs; without it there are none. */
  readonly tokens: TokenReader | undefined
}

/**
 * Who sent a request, or null where it needs nobody and names none. A key that is sent must be right even where none
 * is needed: a typo should be seen. Each request asks the database, so a revoked key is refused from that moment on.
 *
 * @throws Refusal when they may not ask this.
 */
export async function authorize(gate: Gate, endpoint: Endpoint, request: Request): Promise<Caller | null> {
  const { scope } = endpoint
  if (endpoint.anonymous) return null
  const header = request.headers.get('authorization')
  if (header === null && scope === 'public') return null
  const caller =
    header === null && gate.authorize !== undefined
      ? await visitor(gate.authorize, endpoint, request)
      : await bearer(gate, header)
  if (scope !== 'public') requireScope(caller, scope)
  return caller
}

/**
 * What is one person's own is for that person only, where it is known who asks.
 *
 * @throws Refusal.
 */
export function requireOwn(caller: Caller | null, { scope }: Endpoint, params: unknown, query: unknown): void {
  const isForOwner = textIn(query, 'audience') === 'owner'
  if (isForOwner) requireScope(caller, 'people')
  if (caller?.person === undefined || (scope !== 'people' && !isForOwner)) return
  const person = textIn(params, 'id') ?? textIn(query, 'person')
  if (person !== caller.person)
    throw refusal('forbidden', 'This is somebody else’s. Everybody may do it for themselves.')
}

async function visitor(ask: Authorize, { method }: Endpoint, request: Request): Promise<Caller> {
  const access = await ask(request)
  // Without types a host may also answer nothing at all, which is nobody.
  if (!access) throw unauthorized('Sign in, or send an API key in the header Authorization: Bearer <key>.')
  // In a text each part of a word would be a scope.
  if (!Array.isArray(access.scopes)) throw new TypeError('authorize answers with scopes that are no list.')
  // A browser sends what it knows the visitor by with whatever any page makes it send.
  if (method !== 'GET') requireSameOrigin(request)
  return access.person === undefined ? access : { ...access, name: access.person }
}

async function bearer({ keys, tokens }: Gate, header: string | null): Promise<Caller> {
  const secret = header === null ? undefined : /^Bearer +([^\s]+) *$/i.exec(header)?.[1]
  if (secret === undefined) throw unauthorized('Send an API key in the header Authorization: Bearer <key>.')
  if (tokens !== undefined && isToken(secret)) return holder(await tokens(secret))
  const key = await keys.verify(secret)
  if (key !== null) return { scopes: key.scopes, name: key.name }
  throw untrusted('This API key is unknown or was revoked. Check it, or ask for a new one.')
}

/** A token says who somebody is and nothing of what they may do, so that no host can sign away more than that. */
function holder(person: string): Caller {
  return { scopes: ['read', 'people'], person, name: person }
}

function requireScope(caller: Caller | null, scope: Scope): void {
  if (caller !== null && allows(caller, scope)) return
  const challenge = `${CHALLENGE}, error="insufficient_scope", scope="${scope}"`
  throw refusal('forbidden', `This needs a key with the scope "${scope}". Use one that has it.`, {
    headers: { 'www-authenticate': challenge },
  })
}

function textIn(values: unknown, name: string): string | undefined {
  const value = Object(values)[name]
  return typeof value === 'string' ? value : undefined
}
