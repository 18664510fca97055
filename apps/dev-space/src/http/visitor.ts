import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { Community } from '../community.ts'
import { type Account, accountById } from '../store/accounts.ts'
import { type Texts, textsFor } from '../texts/texts.ts'
import { asLocale, type Locale, preferredLocale } from './language.ts'

/** Who is looking at a page, and in which language. */
export interface Visitor {
  readonly account: Account | null
  readonly locale: Locale
  readonly texts: Texts
}

export interface AppEnv {
  Variables: { visitor: Visitor }
}
export type AppContext = Context<AppEnv>

const COOKIE = 'dev-space'
const HALF_A_YEAR = 183 * 24 * 60 * 60

/** Finds out who visits, from the signed cookie that `signIn` set. A cookie that was tampered with is nobody's. */
export function recogniseVisitor({ store }: Community, secret: string): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const id = await getSignedCookie(c, secret, COOKIE)
    const account = id ? await accountById(store, id) : null
    const locale = account === null ? preferredLocale(c.req.header('Accept-Language')) : asLocale(account.locale)
    c.set('visitor', { account, locale, texts: textsFor(locale) })
    await next()
  }
}

export async function signIn(c: AppContext, secret: string, account: Account): Promise<void> {
  await setSignedCookie(c, COOKIE, account.id, secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: HALF_A_YEAR,
    secure: new URL(c.req.url).protocol === 'https:',
  })
}

export function signOut(c: AppContext): void {
  deleteCookie(c, COOKIE, { path: '/' })
}
