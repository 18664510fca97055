import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { SecureHeadersVariables } from 'hono/secure-headers'
import type { Community } from '../community.ts'
import { type Account, accountById, type Theme } from '../store/accounts.ts'
import { type Texts, textsFor } from '../texts/texts.ts'
import { asLocale, isLocale, type Locale, preferredLocale } from './language.ts'

/** Who is looking at a page, and how they want to see it. */
export interface Visitor {
  readonly account: Account | null
  /** The id of somebody who signed in but has not chosen a handle yet. */
  readonly newcomer: Newcomer | null
  readonly locale: Locale
  readonly zone: string
  readonly theme: Theme
  readonly texts: Texts
}

/** A login without a person: it came from GitHub, or a sign-up was cut off half-way. */
export interface Newcomer {
  readonly id: string
  readonly name: string
}

export interface AppEnv {
  Variables: SecureHeadersVariables & { visitor: Visitor }
}
export type AppContext = Context<AppEnv>

/** Cookies that a page of ours sets without signing in: how to show things. */
export const LANGUAGE_COOKIE = 'language'
const ZONE_COOKIE = 'zone'

/** Finds out who visits, from the session cookie. A cookie that was tampered with is nobody's. */
export function recogniseVisitor(community: Community): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const newcomer = await signedIn(c, community)
    const account = newcomer && (await accountById(community.store, newcomer.id))
    const locale = account === null ? strangersLocale(c) : asLocale(account.locale)
    c.set('visitor', {
      account,
      newcomer: account === null ? newcomer : null,
      locale,
      zone: account?.zone ?? toldZone(c) ?? 'UTC',
      theme: account?.theme ?? 'system',
      texts: textsFor(locale),
    })
    await next()
  }
}

/** A visitor of whom nothing can be asked, for a page about a failure. */
export function stranger(c: AppContext): Visitor {
  const locale = strangersLocale(c)
  return { account: null, newcomer: null, locale, zone: toldZone(c) ?? 'UTC', theme: 'system', texts: textsFor(locale) }
}

async function signedIn(c: AppContext, { auth }: Community): Promise<Newcomer | null> {
  if (c.req.header('Cookie')?.includes('better-auth.') !== true) return null
  const { headers, response } = await auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true })
  for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true })
  return response && { id: response.user.id, name: response.user.name }
}

function strangersLocale(c: AppContext): Locale {
  const chosen = getCookie(c, LANGUAGE_COOKIE)
  return isLocale(chosen) ? chosen : preferredLocale(c.req.header('Accept-Language'))
}

/** The browser's zone, as our script tells it; null before it has. */
export function toldZone(c: AppContext): string | null {
  const zone = getCookie(c, ZONE_COOKIE)
  return zone !== undefined && isKnownZone(zone) ? zone : null
}

export function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(zone)
  } catch {
    // The only way Intl has to say that it knows none by this name.
    return false
  }
}
