import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import { showPage } from '../../view/page.ts'
import { profilePath } from '../../view/people.ts'

/** `/sign-out`: says what signing out means, as there is no way back in yet. */
export function signOutPage(c: AppContext, community: Community): Response | Promise<Response> {
  const { account, texts } = c.var.visitor
  if (account === null) return c.redirect('/', 303)
  const body = html`<section class="card narrow">
    <h1>${texts.signOutTitle}</h1>
    <p>${texts.signOutText(account.handle)}</p>
    <form method="post" action="/sign-out" class="actions">
      <button type="submit" class="danger">${texts.signOut}</button>
      <a class="button secondary" href="${profilePath(account)}">${texts.stay}</a>
    </form>
  </section>`
  return showPage(c, community, { title: texts.signOut, body })
}
