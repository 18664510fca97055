import type { Source } from '../data/source.ts'

/** What an element is told by the `laurel-context` around it. */
export interface Told {
  readonly source: Source | undefined
  readonly person: string | undefined
  readonly locale: string | undefined
  readonly zone: string | undefined
}

/** Sent by a context to itself when it tells something else than before. */
export const CONTEXT_CHANGE = 'laurel-context-change'

/** A context once it is defined; before, it tells nothing. */
export interface ContextElement extends Element {
  readonly told?: Told | undefined
}

/** The nearest `laurel-context` around an element. */
export function contextOf(element: Element): ContextElement | null {
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
