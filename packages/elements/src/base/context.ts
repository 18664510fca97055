import type { Source } from '../data/source.ts'

/** What an element is told by the `laurel-context` around it, where it does not say it itself. */
export interface Told {
  readonly source?: Source | null | undefined
  readonly person?: string | null | undefined
  readonly locale?: string | null | undefined
  readonly zone?: string | null | undefined
  readonly audience?: 'owner' | null | undefined
  readonly badgeHref?: string | null | undefined
  readonly personHref?: string | null | undefined
}

/** Sent by a context to itself when it tells something else than before. */
export const CONTEXT_CHANGE = 'laurel-context-change'

/** The nearest `laurel-context` around an element. Before it is defined it tells nothing. */
export function contextOf(element: Element): (Element & Told) | null {
  return around(element, 'laurel-context')
}

/** The language of the page at this element: the nearest `lang`, else that of the browser. */
export function languageAt(element: Element): string {
  return around(element, '[lang]')?.getAttribute('lang') || navigator.language
}

/** The nearest element of a kind, through shadow roots. */
function around(element: Element, selector: string): Element | null {
  const root = element.getRootNode()
  return element.closest(selector) ?? (root instanceof ShadowRoot ? around(root.host, selector) : null)
}
