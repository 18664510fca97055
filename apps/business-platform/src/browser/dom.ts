type Child = Node | string | null | false
type Attributes = Readonly<Record<string, string | number | boolean | ((event: Event) => void)>>

/** An element: functions listen to the event of that name, `true` is an attribute without a value, `false` none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value !== false) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...shown(children))
  return element
}

/** Puts these in place of what an element has. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...shown(children))
}

function shown(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== null && child !== false)
}

/** Icons of Lucide (lucide.dev), ISC License. */
const ICONS = {
  trophy: [
    'M10 14.66V17a1 1 0 0 1-1 1 2 2 0 0 0-2 2v2',
    'M14 14.66V17a1 1 0 0 0 1 1 2 2 0 0 1 2 2v2',
    'M17.916 10H19.5A2.5 2.5 0 0 0 22 7.5V5a1 1 0 0 0-1-1h-3',
    'M4 22h16',
    'M6 9a6 6 0 0 0 12 0V3a1 1 0 0 0-1-1H7a1 1 0 0 0-1 1z',
    'M6.084 10H4.5A2.5 2.5 0 0 1 2 7.5V5a1 1 0 0 1 1-1h3',
  ],
  close: ['M18 6 6 18', 'm6 6 12 12'],
  back: ['m15 18-6-6 6-6'],
} as const

export function icon(name: keyof typeof ICONS, size = 20): SVGElement {
  const svg = svgElement('svg', {
    class: 'icon',
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    'aria-hidden': 'true',
  })
  svg.append(...ICONS[name].map((d) => svgElement('path', { d })))
  return svg
}

function svgElement(tag: 'svg' | 'path', attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}
