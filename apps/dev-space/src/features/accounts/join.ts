import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import { type AppContext, toldZone } from '../../http/visitor.ts'
import { accountByHandle } from '../../store/accounts.ts'
import type { Html } from '../../view/html.ts'
import { showPage } from '../../view/page.ts'
import {
  type Credentials,
  credentialFields,
  type Identity,
  identityFields,
  isFine,
  NO_CREDENTIALS,
  NO_IDENTITY,
  readCredentials,
  readIdentity,
} from './fields.ts'
import { openAccount } from './open-account.ts'
import { otherWays } from './other-ways.ts'
import { passCookies, refusedWith } from './sent.ts'
import { accountTexts } from './texts.ts'

/** `/join` */
export function joinPage(c: AppContext, community: Community): Response | Promise<Response> {
  const { account, newcomer } = c.var.visitor
  if (account !== null || newcomer !== null) return c.redirect(account === null ? '/welcome' : '/', 303)
  return showJoin(c, community, NO_IDENTITY, NO_CREDENTIALS)
}

/** `POST /join`: a new person, signed in at once. */
export async function join(c: AppContext, community: Community): Promise<Response> {
  const { account, locale, texts: common } = c.var.visitor
  if (account !== null) return c.redirect('/', 303)
  const texts = accountTexts(locale)
  const form = await readForm(c)
  const identity = readIdentity(form, texts, common)
  const credentials = readCredentials(form, texts)
  if (!isFine(identity, credentials)) return showJoin(c, community, identity, credentials)
  const { name, handle } = identity
  const taken = { name, handle: { ...handle, problem: texts.handleTaken(handle.value) } }
  if ((await accountByHandle(community.store, handle.value)) !== null) return showJoin(c, community, taken, credentials)

  const signedUp = await signUp(c, community, name.value, credentials.email.value, form.secret('password'))
  if (signedUp === null) {
    const email = { ...credentials.email, problem: texts.emailTaken }
    return showJoin(c, community, identity, { ...credentials, email })
  }
  passCookies(c, signedUp.headers)
  const opened = await openAccount(community, {
    id: signedUp.id,
    handle: handle.value,
    name: name.value,
    locale,
    zone: toldZone(c),
    guest: false,
    joinedAt: community.now(),
  })
  // Whoever was a moment too late with the handle is signed in, and chooses another.
  return c.redirect(opened ? '/' : '/welcome', 303)
}

/** The new login; null where the e-mail has one. */
async function signUp(c: AppContext, { auth }: Community, name: string, email: string, password: string) {
  try {
    const { headers, response } = await auth.api.signUpEmail({
      body: { name, email, password },
      headers: c.req.raw.headers,
      returnHeaders: true,
    })
    return { headers, id: response.user.id }
  } catch (error) {
    if (refusedWith(error).startsWith('USER_ALREADY_EXISTS')) return null
    throw error
  }
}

function showJoin(c: AppContext, community: Community, identity: Identity, credentials: Credentials) {
  const { locale } = c.var.visitor
  const texts = accountTexts(locale)
  const body = html`<div class="sign">
    <section class="card">
      <h1>${texts.joinTitle}</h1>
      <p class="muted">${c.req.query('first') === undefined ? texts.joinText : texts.joinFirst}</p>
      ${joinForm(identity, credentials, locale)}
      <p class="muted">${texts.alreadyHere} <a href="/sign-in">${texts.signIn}</a></p>
    </section>
    ${otherWays(community, texts)}
  </div>`
  const status = isFine(identity, credentials) ? 200 : 422
  return showPage(c, community, { title: texts.join, body, status })
}

function joinForm(identity: Identity, credentials: Credentials, locale: Parameters<typeof accountTexts>[0]): Html {
  const texts = accountTexts(locale)
  return html`<form method="post" action="/join" class="stack">
    ${identityFields(identity, texts)}
    ${credentialFields(credentials, texts, true)}
    <div><button type="submit">${texts.join}</button></div>
  </form>`
}
