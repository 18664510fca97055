import { SignJWT } from 'jose'
import { DEFAULT_AUDIENCE, secretBytes } from './http/tokens.ts'

export interface VisitorTokenOptions {
  /** The secret that `createHandler` has in `tokens`. It stays on the server. */
  readonly secret: string
  /** Who the visitor is: the host's id for them. */
  readonly person: string
  /** Seconds until the token is worth nothing any more; 15 minutes when left out. */
  readonly expiresIn?: number
  readonly issuer?: string
  /** `laurel` when left out. */
  readonly audience?: string
  /** The clock; tests set it. */
  readonly now?: () => Date
}

/**
 * A token with which a visitor's browser shows who it is: for what everybody may read, and for what is that person's
 * own. Sign one only for whoever is signed in as this person.
 *
 * @throws RangeError for a secret of less than 32 bytes, nobody, or a time that is over at once.
 */
export async function signVisitorToken(options: VisitorTokenOptions): Promise<string> {
  const { secret, person, expiresIn = 900, issuer, audience = DEFAULT_AUDIENCE, now = () => new Date() } = options
  if (person === '') throw new RangeError('person is empty. A token is for somebody.')
  if (!(expiresIn > 0 && Number.isFinite(expiresIn))) {
    throw new RangeError('expiresIn is how many seconds the token is valid, more than 0.')
  }
  const second = Math.floor(now().getTime() / 1000)
  const token = new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(person)
    .setAudience(audience)
    .setIssuedAt(second)
    .setExpirationTime(second + Math.ceil(expiresIn))
  if (issuer !== undefined) token.setIssuer(issuer)
  return token.sign(secretBytes(secret))
}
