/** HTML that can stand in a page as it is. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What can stand between the braces of `html`: text is escaped, markup is not, and what is not there is left out. */
export type Part = Markup | string | number | false | null | undefined | readonly Part[]

/** HTML from a template. Attribute values stand in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => text + written(parts[index])).join(''))
}

/** Markup that was made elsewhere, such as an SVG. Never anything that came from a person. */
export function raw(text: string): Markup {
  return new Markup(text)
}

export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function written(part: Part): string {
  if (part instanceof Markup) return part.text
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'object') return part.map(written).join('')
  return escapeText(String(part))
}
