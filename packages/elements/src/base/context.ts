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

/** The nearest `laurel-context` around an element, through shadow roots. */
export function contextOf(element: Element): ContextElement | null {
  const found = element.closest('laurel-context')
  if (found !== null) return found
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? contextOf(root.host) : null
}

/** The language of the page at this element: the nearest `lang`, else that of the browser. */
export function languageAt(element: Element): string | undefined {
  const lang = element.closest('[lang]')?.getAttribute('lang')
  if (lang) return lang
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? languageAt(root.host) : navigator.language
}
