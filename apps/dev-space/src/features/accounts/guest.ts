import type { Community } from '../../community.ts'
import { type AppContext, toldZone } from '../../http/visitor.ts'
import { guestHandle, openAccount } from './open-account.ts'
import { passCookies } from './sent.ts'
import { accountTexts } from './texts.ts'

/** `POST /guest`: somebody who tries everything without saying who they are. */
export async function visitAsGuest(c: AppContext, community: Community): Promise<Response> {
  const { account, newcomer, locale } = c.var.visitor
  if (account !== null || newcomer !== null) return c.redirect('/', 303)
  const { headers, response } = await community.auth.api.signInAnonymous({
    headers: c.req.raw.headers,
    returnHeaders: true,
  })
  passCookies(c, headers)
  const opened = await openAccount(community, {
    id: response.user.id,
    handle: guestHandle(),
    name: accountTexts(locale).guestName,
    locale,
    zone: toldZone(c),
    guest: true,
    joinedAt: community.now(),
  })
  return c.redirect(opened ? '/' : '/welcome', 303)
}
