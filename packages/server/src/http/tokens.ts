import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
} from 'jose'
import { type Refusal, refusal } from './refusal.ts'
import { untrusted } from './unauthorized.ts'

/** How the tokens are known that a host signs for its visitors. */
export type VisitorTokens = (SharedSecret | PublicKeys) & {
  /** Whose tokens are taken, their claim `iss`; anybody's who has the key when left out. */
  readonly issuer?: string
  /** For whom a token must have been made, its claim `aud`; `laurel` when left out. */
  readonly audience?: string
}

interface SharedSecret {
  /** What host and Laurel share, at least 32 bytes: tokens are signed with HS256. */
  readonly secret: string
}

interface PublicKeys {
  /** The public keys, or where they are: tokens are signed with RS256, ES256 or EdDSA. */
  readonly jwks: URL | string | JSONWebKeySet
}

/** Who a token was signed for. @throws Refusal where it is not to be trusted. */
export type TokenReader = (token: string) => Promise<string>

export const DEFAULT_AUDIENCE = 'laurel'

/** Seconds that the clocks of host and Laurel may differ. */
const TOLERANCE = 30

/** @throws RangeError or TypeError for settings that cannot be used. */
export function tokenReader(tokens: VisitorTokens, now: () => Date): TokenReader {
  const { algorithms, getKey } = keysOf(tokens)
  const { issuer, audience = DEFAULT_AUDIENCE } = tokens
  if (!audience) throw new RangeError('tokens.audience is empty. Leave it out, or name for whom tokens are.')
  if (issuer !== undefined && !issuer)
    throw new RangeError('tokens.issuer is empty. Leave it out, or name whose tokens are taken.')
  const options: JWTVerifyOptions = {
    algorithms,
    audience,
    ...(issuer === undefined ? {} : { issuer }),
    requiredClaims: ['exp', 'sub'],
    clockTolerance: TOLERANCE,
  }
  return async (token) => {
    const person = await verify(token, getKey, { ...options, currentDate: now() })
    if (typeof person === 'string' && person !== '') return person
    throw untrusted(lacking('sub'))
  }
}

/** Whether what was sent has the form of a token, which no API key that Laurel makes has. */
export function isToken(text: string): boolean {
  return /^ey[\w-]*\.[\w-]*\.[\w-]*$/.test(text)
}

/** The bytes of a secret that is long enough for HS256. @throws RangeError. */
export function secretBytes(secret: string): Uint8Array {
  const bytes = new TextEncoder().encode(secret)
  if (bytes.length >= SHORTEST_SECRET) return bytes
  throw new RangeError(
    `The secret for visitors’ tokens has ${bytes.length} bytes. Use at least ${SHORTEST_SECRET} random ones, such as those of: openssl rand -base64 32`,
  )
}

const SHORTEST_SECRET = 32

interface Keys {
  /** Never more than one kind: whoever knows a public key must not be able to use it as a secret. */
  readonly algorithms: string[]
  readonly getKey: JWTVerifyGetKey
}

function keysOf(tokens: VisitorTokens): Keys {
  if ('secret' in tokens && 'jwks' in tokens) throw new TypeError('tokens has a secret and a jwks. Set one of them.')
  if ('secret' in tokens) {
    const secret = secretBytes(tokens.secret)
    return { algorithms: ['HS256'], getKey: async () => secret }
  }
  return { algorithms: ['RS256', 'ES256', 'EdDSA'], getKey: keySet(tokens.jwks) }
}

function keySet(jwks: URL | string | JSONWebKeySet): JWTVerifyGetKey {
  if (isKeySet(jwks)) return localKeys(jwks)
  if (!URL.canParse(String(jwks)) || !/^https?:$/.test(new URL(jwks).protocol)) {
    throw new TypeError(`tokens.jwks is no address: ${jwks}. Use one that begins with https://.`)
  }
  const remote = createRemoteJWKSet(new URL(jwks))
  return async (header, token) => {
    try {
      return await remote(header, token)
    } catch (error) {
      throw isAboutToken(error) ? error : keysUnreachable(error)
    }
  }
}

function isKeySet(jwks: URL | string | JSONWebKeySet): jwks is JSONWebKeySet {
  return typeof jwks === 'object' && jwks !== null && 'keys' in jwks
}

function localKeys(jwks: JSONWebKeySet): JWTVerifyGetKey {
  try {
    return createLocalJWKSet(jwks)
  } catch (cause) {
    throw new TypeError('tokens.jwks is no set of public keys: { keys: [ … ] }.', { cause })
  }
}

/** Whether the keys are there, and the one that a token names is not among them. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}

function keysUnreachable(cause: unknown): Refusal {
  const detail = 'The keys that tokens are signed with cannot be fetched at the moment. Send the same again shortly.'
  return refusal('token_keys_unreachable', detail, { headers: { 'retry-after': '5' }, cause })
}

async function verify(token: string, getKey: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, getKey, options)
    return payload.sub
  } catch (error) {
    throw error instanceof errors.JOSEError ? untrusted(sentenceOf(error)) : error
  }
}

/** Of claims something is said only where the signature was right: a forger learns nothing of what would pass. */
function sentenceOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'This token has expired. Get a new one from the host.'
  if (!(error instanceof errors.JWTClaimValidationFailed)) {
    return 'The signature of this token is wrong. Sign it with a key that is trusted here.'
  }
  if (error.reason === 'missing') return lacking(error.claim)
  switch (error.claim) {
    case 'aud':
      return 'This token was made for another audience. Sign it for the one that is expected here.'
    case 'iss':
      return 'This token is from another issuer than the one that is trusted here.'
    case 'nbf':
      return 'This token is not valid yet. Check the clock of the host.'
    default:
      return lacking(error.claim)
  }
}

function lacking(claim: string): string {
  return `This token lacks the claim ${claim}, or has one that cannot be read.`
}
