import { html, type Markup, type Part } from '../html/markup.ts'
import type { Reader } from '../texts/reader.ts'

/** What stands in a template of an address: `{badge}`, `{id}` or `{handle}`. */
type Ids = Readonly<Record<string, string | null | undefined>>

/** A badge's name, leading where the host's template says. */
export function badgeLink(name: Part, badge: string | undefined, { badgeHref }: Pick<Reader, 'badgeHref'>): Markup {
  return linked(html`<bdi>${name}</bdi>`, hrefOf(badgeHref, { badge }))
}

/** What leads to an address, or stands there without one. */
export function linked(content: Markup, href: string | null): Markup {
  return href === null ? content : html`<a part="link" href="${href}">${content}</a>`
}

/** An address from a template, or null without one, and where what it needs is not known or it would run script. */
export function hrefOf(template: string | null | undefined, ids: Ids): string | null {
  if (!template || !isSafe(template)) return null
  const [href, isWhole] = filled(template, ids)
  return isWhole ? href : null
}

/** Whether an address is of http or https, or relative: what stands before its first colon, if anything. */
export function isSafe(address: string): boolean {
  return /^(https?:\/\/|[^:]*([/?#]|$))/i.test(address)
}

function filled(template: string, ids: Ids): readonly [href: string, isWhole: boolean] {
  let isWhole = true
  const href = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name] ?? ''
    // Every URL parser takes these for folders, encoded or not.
    isWhole &&= !/^\.{0,2}$/.test(id)
    return encodeURIComponent(id)
  })
  return [href, isWhole]
}
