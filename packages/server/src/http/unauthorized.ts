import { type Refusal, refusal } from './refusal.ts'

/** What a request without a key that is right is told to bring. */
export const CHALLENGE = 'Bearer realm="laurel"'

/** A refusal of somebody who said nothing of who they are. */
export function unauthorized(detail: string): Refusal {
  return refusal('unauthorized', detail, { headers: { 'www-authenticate': CHALLENGE } })
}

/** A refusal of a key or a token that was sent and is not believed. */
export function untrusted(detail: string): Refusal {
  const headers = { 'www-authenticate': `${CHALLENGE}, error="invalid_token"` }
  return refusal('unauthorized', detail, { headers })
}
