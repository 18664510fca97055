import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { LIMITS } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Account } from '../../store/accounts.ts'
import { maybeOne } from '../../store/database.ts'
import { lineField } from '../../view/fields.ts'
import type { Html } from '../../view/html.ts'
import { type Credentials, credentialFields, NO_CREDENTIALS } from '../accounts/fields.ts'
import { accountTexts } from '../accounts/texts.ts'
import { savedNote, showSection } from './section.ts'
import { settingsTexts } from './texts.ts'

/** How somebody signs in. */
export interface Login {
  readonly email: string
  readonly hasPassword: boolean
}

/** What was wrong with a form of this page. */
export interface Refused {
  readonly keep?: Credentials
  readonly current?: string
  readonly password?: string | undefined
}

export async function loginOf({ store }: Community, id: string): Promise<Login> {
  const login = await maybeOne<Login>(
    store,
    `select l.email, exists (
       select from dev_space.login_account a
       where a."userId" = l.id and a."providerId" = 'credential' and a.password is not null
     ) as "hasPassword"
     from dev_space.login l where l.id = $1`,
    [id],
  )
  return login ?? { email: '', hasPassword: false }
}

/** `/settings/account` */
export function accountSettings(c: AppContext, community: Community, account: Account): Promise<Response> {
  return showAccount(c, community, account, {})
}

export async function showAccount(c: AppContext, community: Community, account: Account, refused: Refused) {
  const { locale } = c.var.visitor
  const login = await loginOf(community, account.id)
  const cards = html`${account.guest ? keepCard(c, refused) : passwordCard(c, login, refused)}
    <section class="card">
      <h2>${settingsTexts(locale).signOutTitle}</h2>
      <p class="muted under-title">${account.guest ? settingsTexts(locale).signOutGuest : settingsTexts(locale).signOutText}</p>
      <form method="post" action="/sign-out"><button type="submit" class="secondary">${c.var.visitor.texts.signOut}</button></form>
    </section>`
  return showSection(c, community, 'account', cards, Object.keys(refused).length === 0 ? 200 : 422)
}

/** How a guest becomes somebody who can come back. */
function keepCard(c: AppContext, { keep = NO_CREDENTIALS }: Refused): Html {
  const texts = accountTexts(c.var.visitor.locale)
  return html`<section class="card" id="keep">
    <h2>${texts.keepTitle}</h2>
    <p class="muted under-title">${texts.keepText}</p>
    <form method="post" action="/settings/account/keep" class="stack">
      ${credentialFields(keep, texts, true)}
      <div><button type="submit">${texts.keep}</button></div>
    </form>
  </section>`
}

function passwordCard(c: AppContext, { email, hasPassword }: Login, refused: Refused): Html {
  const { locale } = c.var.visitor
  const texts = settingsTexts(locale)
  const words = accountTexts(locale)
  const password = { value: '', limit: LIMITS.password, type: 'password' } as const
  return html`<section class="card" id="password">
    <h2>${hasPassword ? texts.changePassword : texts.setPassword}</h2>
    <p class="muted under-title">${hasPassword ? texts.email(email) : html`${texts.withGitHub} ${texts.setPasswordText(email)}`}</p>
    ${savedNote(c, 'keep', texts, words.kept)}${savedNote(c, 'password', texts, texts.passwordChanged)}
    <form method="post" action="/settings/account/password" class="stack">
      <input type="text" name="username" value="${email}" autocomplete="username" hidden>
      ${hasPassword && lineField({ ...password, name: 'current', label: texts.currentPassword, problem: refused.current, autocomplete: 'current-password' })}
      ${lineField({ ...password, name: 'password', label: texts.newPassword, problem: refused.password, hint: words.passwordHint, autocomplete: 'new-password' })}
      ${hasPassword && html`<p class="muted">${texts.otherDevices}</p>`}
      <div><button type="submit">${hasPassword ? texts.changePassword : texts.setPassword}</button></div>
    </form>
  </section>`
}
