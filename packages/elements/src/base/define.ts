/** Defines an element, unless the page has one of that name already, from another copy of this package. */
export function define(tag: `laurel-${string}`, element: CustomElementConstructor): void {
  if (customElements.get(tag) === undefined) customElements.define(tag, element)
}
