import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { passwordProblem } from '../accounts/fields.ts'
import { passCookies, refusedWith } from '../accounts/sent.ts'
import { accountTexts } from '../accounts/texts.ts'
import { loginOf, showAccount } from './account.ts'
import { setPassword } from './keep-account.ts'
import { afterSaving } from './section.ts'
import { settingsTexts } from './texts.ts'

/** Wrong guesses at the current password in a quarter of an hour, for whoever found a browser left open. */
const TRIES = new RateLimiterMemory({ points: 8, duration: 15 * 60 })

/** `POST /settings/account/password`: another password, or the first one of somebody who came from GitHub. */
export async function changePassword(c: AppContext, community: Community, account: Account): Promise<Response> {
  if (account.guest) return c.redirect('/settings/account', 303)
  const { locale } = c.var.visitor
  const texts = accountTexts(locale)
  const form = await readForm(c)
  const [current, chosen] = [form.secret('current'), form.secret('password')]
  const problem = passwordProblem(chosen, texts)
  if (problem !== undefined) return showAccount(c, community, account, { password: problem })

  const { hasPassword } = await loginOf(community, account.id)
  if (!hasPassword) await setPassword(c, community, chosen)
  else {
    const tries = await TRIES.get(account.id)
    if (tries !== null && tries.remainingPoints <= 0)
      return showAccount(c, community, account, { current: texts.tooManyTries })
    if (!(await replacePassword(c, community, current, chosen))) {
      await TRIES.penalty(account.id)
      return showAccount(c, community, account, { current: settingsTexts(locale).currentWrong })
    }
  }
  return afterSaving(c, '/settings/account', 'password')
}

/** False where the current password is another one. Every other session ends. */
async function replacePassword(
  c: AppContext,
  { auth }: Community,
  currentPassword: string,
  newPassword: string,
): Promise<boolean> {
  try {
    const { headers } = await auth.api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers: c.req.raw.headers,
      returnHeaders: true,
    })
    passCookies(c, headers)
    return true
  } catch (error) {
    if (refusedWith(error) === 'INVALID_PASSWORD') return false
    throw error
  }
}
