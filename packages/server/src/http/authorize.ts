import type { Endpoint } from '@laurel/api'
import { type ApiKey, type ApiKeys, allows } from '@laurel/engine'
import { type Refusal, refusal } from './refusal.ts'

/**
 * The key a request was made with, or null where it has none and needs none. A key that is sent must be right
 * even where none is needed: a typo should be seen. Each request asks the database, so a revoked key is refused
 * from that moment on.
 */
export async function authorize(
  keys: ApiKeys,
  { scope }: Endpoint,
  header: string | undefined,
): Promise<ApiKey | null> {
  if (header === undefined && scope === 'public') return null
  const key = await verify(keys, header)
  if (scope !== 'public' && !allows(key, scope)) throw forbidden(scope)
  return key
}

async function verify(keys: ApiKeys, header: string | undefined): Promise<ApiKey> {
  const secret = header === undefined ? undefined : /^Bearer +([^\s]+) *$/i.exec(header)?.[1]
  if (secret === undefined) {
    throw unauthorized('Send an API key in the header Authorization: Bearer <key>.', 'Bearer realm="laurel"')
  }
  const key = await keys.verify(secret)
  if (key !== null) return key
  throw unauthorized(
    'This API key is unknown or was revoked. Check it, or ask for a new one.',
    'Bearer realm="laurel", error="invalid_token"',
  )
}

function unauthorized(detail: string, challenge: string): Refusal {
  return refusal('unauthorized', detail, { headers: { 'www-authenticate': challenge } })
}

function forbidden(scope: string): Refusal {
  const challenge = `Bearer realm="laurel", error="insufficient_scope", scope="${scope}"`
  return refusal('forbidden', `This needs a key with the scope "${scope}". Use one that has it.`, {
    headers: { 'www-authenticate': challenge },
  })
}
