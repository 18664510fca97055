import { randomUUID } from 'node:crypto'
import type { RenderOptions } from '@laurel/elements/render'
import { raw } from 'hono/html'
import type { AppContext } from '../http/visitor.ts'
import { Drawings } from './drawings.ts'
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

/** What the pages of some hundred people show. */
const drawings = new Drawings(64_000_000)

/** Stands where the nonce of the page comes. Nobody can know it, and so nobody can write it. */
const NONCE = randomUUID()

/**
 * `drawn(render(data, options))` for what many ask for: drawn once while its data stays the same. Not for what says
 * how long ago something was, which is something else each time.
 */
export function drawnOnce<Data, Options extends Omit<RenderOptions, 'now'>>(
  render: (data: Data, options: Options) => string,
  data: Data,
  options: Options,
): Html {
  const { nonce } = options
  const key = `${render.name} ${JSON.stringify([data, { ...options, nonce: nonce !== undefined }])}`
  const drawing = drawings.get(key, () => render(data, nonce === undefined ? options : { ...options, nonce: NONCE }))
  return drawn(nonce === undefined ? drawing : drawing.replaceAll(NONCE, nonce))
}
