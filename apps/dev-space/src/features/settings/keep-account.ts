import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { type Credentials, isFine, readCredentials } from '../accounts/fields.ts'
import { passCookies, refusedWith } from '../accounts/sent.ts'
import { accountTexts } from '../accounts/texts.ts'
import { loginOf, showAccount } from './account.ts'
import { afterSaving } from './section.ts'

/** `POST /settings/account/keep`: a guest gets an e-mail and a password, and stays who they are. */
export async function keepAccount(c: AppContext, community: Community, account: Account): Promise<Response> {
  if (!account.guest) return c.redirect('/settings/account', 303)
  const texts = accountTexts(c.var.visitor.locale)
  const form = await readForm(c)
  const keep = readCredentials(form, texts)
  const refuse = (refused: Credentials) => showAccount(c, community, account, { keep: refused })
  if (!isFine(keep)) return refuse(keep)
  const email = keep.email.value
  if (!(await takeEmail(c, community, account.id, email)))
    return refuse({ ...keep, email: { value: email, problem: texts.emailTaken } })
  await setPassword(c, community, form.secret('password'))
  await noLongerGuest(community, account.id)
  return afterSaving(c, '/settings/account', 'keep')
}

/** A password for somebody who has none; whoever has one by now keeps that. */
export async function setPassword(c: AppContext, { auth }: Community, newPassword: string): Promise<void> {
  try {
    await auth.api.setPassword({ body: { newPassword }, headers: c.req.raw.headers })
  } catch (error) {
    if (refusedWith(error) !== 'PASSWORD_ALREADY_SET') throw error
  }
}

/** False where somebody else signs in with this e-mail. */
async function takeEmail(c: AppContext, community: Community, id: string, newEmail: string): Promise<boolean> {
  // It may be theirs already, where an earlier try was cut off half-way.
  if ((await loginOf(community, id)).email === newEmail) return true
  const { headers } = await community.auth.api.changeEmail({
    body: { newEmail },
    headers: c.req.raw.headers,
    returnHeaders: true,
  })
  passCookies(c, headers)
  // better-auth says the same whether or not the e-mail was free.
  return (await loginOf(community, id)).email === newEmail
}

async function noLongerGuest({ store }: Community, id: string): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.many(`update dev_space.login set "isAnonymous" = false where id = $1`, [id])
    await tx.many('update dev_space.person set guest = false where id = $1', [id])
  })
}
