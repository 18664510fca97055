import { html } from 'hono/html'
import type { AppContext } from '../../http/visitor.ts'
import { named } from '../../view/creator.ts'
import type { Html } from '../../view/html.ts'
import { avatar, profilePath } from '../../view/people.ts'
import { timeAgo } from '../../view/time.ts'
import type { Author } from './authors.ts'

/** Who wrote something, with their face and their best badge, and when. What is given as `beside` stands at the end. */
export function writtenBy(
  c: AppContext,
  { account, flair }: Author,
  at: Date,
  now: Date,
  beside: Html | null = null,
): Html {
  return html`<div class="written-by">
    <a class="face" href="${profilePath(account)}" tabindex="-1" aria-hidden="true">${avatar(account, 'small')}</a>
    <p class="grow">${named(c, account, flair)} <span class="muted">${timeAgo(at, now, c.var.visitor)}</span></p>
    ${beside}
  </div>`
}
