import type { RenderOptions } from '@laurel/elements/render'
import { raw } from 'hono/html'
import type { AppContext } from '../http/visitor.ts'
import type { Html } from './html.ts'

/** How this visitor reads what the elements of Laurel show. */
export function look(c: AppContext): RenderOptions {
  const { locale, zone } = c.var.visitor
  return { locale, zone, nonce: c.get('secureHeadersNonce') }
}

/** What one of the render functions of `@laurel/elements` made, which escapes all it is given, as a piece of a page. */
export function drawn(element: string): Html {
  return raw(element)
}
