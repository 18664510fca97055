import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from './problem.ts'

/** Who a request comes from, by a cookie that only we can sign. */
export interface Sessions {
  /** The user whose session this Cookie header has; null for nobody. */
  userOf(cookies: string | null | undefined): string | null
  /** The same. @throws Problem where nobody is signed in. */
  requireUser(cookies: string | null | undefined): string
  /** The Set-Cookie header that signs a user in, or, for null, out. */
  cookieFor(user: string | null): string
}

const COOKIE = 'business-platform'
const A_MONTH = 30 * 24 * 60 * 60

export function createSessions(secret: string, now: () => Date): Sessions {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url')

  function userOf(cookies: string | null | undefined): string | null {
    const [user = '', until = '', signature = ''] = cookieOf(cookies ?? '').split('.')
    const isOurs = isSame(signature, sign(`${user}.${until}`))
    return isOurs && Number(until) > now().getTime() / 1_000 ? user : null
  }

  function requireUser(cookies: string | null | undefined): string {
    const user = userOf(cookies)
    if (user === null) throw new Problem('signed_out', 'Please sign in first.')
    return user
  }

  function cookieFor(user: string | null): string {
    if (user === null) return `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`
    const session = `${user}.${Math.floor(now().getTime() / 1_000) + A_MONTH}`
    return `${COOKIE}=${session}.${sign(session)}; Path=/; Max-Age=${A_MONTH}; HttpOnly; SameSite=Lax`
  }

  return { userOf, requireUser, cookieFor }
}

function cookieOf(header: string): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? ''
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
