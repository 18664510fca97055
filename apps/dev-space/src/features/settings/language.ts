import { setCookie } from 'hono/cookie'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import { isLocale } from '../../http/language.ts'
import { type AppContext, LANGUAGE_COOKIE } from '../../http/visitor.ts'
import { saveLocale } from './saved.ts'

export const A_YEAR = 365 * 24 * 60 * 60

/** `POST /language`: from the foot of every page, back to which it leads. */
export async function chooseLanguage(c: AppContext, community: Community): Promise<Response> {
  const { account } = c.var.visitor
  const locale = (await readForm(c)).line('locale')
  if (isLocale(locale)) {
    setCookie(c, LANGUAGE_COOKIE, locale, { path: '/', maxAge: A_YEAR, sameSite: 'Lax' })
    if (account !== null) await saveLocale(community, account.id, locale)
  }
  return c.redirect(pageBefore(c), 303)
}

/** The page the form stood on; only of ours. */
function pageBefore(c: AppContext): string {
  const referrer = c.req.header('Referer')
  if (referrer === undefined || !URL.canParse(referrer)) return '/'
  const { host, pathname, search } = new URL(referrer)
  return host === c.req.header('Host') ? pathname.replace(/^\/{2,}/, '/') + search : '/'
}
