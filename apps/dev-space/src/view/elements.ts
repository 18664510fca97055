import type { RenderOptions } from '@laurel/elements/render'
import { raw } from 'hono/html'
import type { AppContext } from '../http/visitor.ts'
import type { Html } from './html.ts'

/** Where the names of badges and people lead, as templates. Whoever has a handle is sent on to it. */
const BADGE_HREF = '/badges/{badge}'
const PERSON_HREF = '/people/~{id}'

/** How this visitor reads what the elements of Laurel show; with `now` they say "2 hours ago". */
export function look(c: AppContext, now?: Date): RenderOptions {
  const { locale, zone } = c.var.visitor
  const nonce = c.get('secureHeadersNonce')
  return { locale, zone, nonce, badgeHref: BADGE_HREF, personHref: PERSON_HREF, now: now?.getTime() }
}

/** What one of the render functions of `@laurel/elements` made, which escapes all it is given, as a piece of a page. */
export function drawn(element: string): Html {
  return raw(element)
}
