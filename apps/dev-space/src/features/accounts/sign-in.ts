import { html } from 'hono/html'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Community } from '../../community.ts'
import { readForm } from '../../http/form.ts'
import type { AppContext } from '../../http/visitor.ts'
import { notFoundPage } from '../../view/not-found.ts'
import { showPage } from '../../view/page.ts'
import { type Credentials, credentialFields, isFine, NO_CREDENTIALS } from './fields.ts'
import { otherWays } from './other-ways.ts'
import { passCookies, refusedWith } from './sent.ts'
import { accountTexts } from './texts.ts'

/** Wrong passwords that one e-mail may have in a quarter of an hour, whoever types them. */
const TRIES = new RateLimiterMemory({ points: 8, duration: 15 * 60 })

/** `/sign-in` */
export function signInPage(c: AppContext, community: Community): Response | Promise<Response> {
  if (c.var.visitor.account !== null) return c.redirect('/', 303)
  return showSignIn(c, community, NO_CREDENTIALS)
}

/** `POST /sign-in` */
export async function signIn(c: AppContext, community: Community): Promise<Response> {
  const texts = accountTexts(c.var.visitor.locale)
  const form = await readForm(c)
  const email = form.line('email').toLowerCase().slice(0, 320)
  const refuse = (problem: string) =>
    showSignIn(c, community, { email: { value: email }, password: { value: '', problem } })

  const tries = await TRIES.get(email)
  if (tries !== null && tries.remainingPoints <= 0) return refuse(texts.tooManyTries)
  try {
    const { headers } = await community.auth.api.signInEmail({
      body: { email, password: form.secret('password') },
      headers: c.req.raw.headers,
      returnHeaders: true,
    })
    passCookies(c, headers)
    return c.redirect('/', 303)
  } catch (error) {
    // Which of the two is wrong is nobody's business.
    refusedWith(error)
    await TRIES.penalty(email)
    return refuse(texts.wrongPassword)
  }
}

/** `/sign-in/github`: on to GitHub, which sends the browser back to `/auth/callback/github`. */
export async function signInWithGitHub(c: AppContext, community: Community): Promise<Response> {
  const { auth } = community
  if (auth.options.socialProviders?.github === undefined) return notFoundPage(c, community)
  const { headers, response } = await auth.api.signInSocial({
    body: { provider: 'github', callbackURL: '/welcome', errorCallbackURL: '/sign-in' },
    headers: c.req.raw.headers,
    returnHeaders: true,
  })
  passCookies(c, headers)
  return c.redirect(response.url ?? '/sign-in', 302)
}

/** `/auth/callback/github` */
export function backFromGitHub(c: AppContext, { auth }: Community): Promise<Response> {
  return auth.handler(c.req.raw)
}

function showSignIn(c: AppContext, community: Community, credentials: Credentials): Promise<Response> {
  const texts = accountTexts(c.var.visitor.locale)
  const body = html`<div class="sign">
    <section class="card">
      <h1>${texts.signInTitle}</h1>
      <form method="post" action="/sign-in" class="stack">
        ${credentialFields(credentials, texts, false)}
        <div><button type="submit">${texts.signIn}</button></div>
      </form>
      <p class="muted">${texts.newHere} <a href="/join">${texts.join}</a></p>
    </section>
    ${otherWays(community, texts)}
  </div>`
  return showPage(c, community, { title: texts.signIn, body, status: isFine(credentials) ? 200 : 422 })
}
