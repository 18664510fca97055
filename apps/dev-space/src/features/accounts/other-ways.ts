import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import type { AccountTexts } from './texts.ts'

/** The ways in that need no password. */
export function otherWays({ auth }: Community, texts: AccountTexts): Html {
  return html`${
    auth.options.socialProviders?.github &&
    html`<section class="card"><a class="button secondary wide" href="/sign-in/github">${texts.withGitHub}</a></section>`
  }
    <section class="card">
      <h2>${texts.guestTitle}</h2>
      <p class="muted">${texts.guestText}</p>
      <form method="post" action="/guest"><button type="submit" class="secondary">${icon('sprout')}${texts.guest}</button></form>
    </section>`
}
