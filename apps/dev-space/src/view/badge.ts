import { formatText, type Tier } from '@laurel/core'
import type { Laurel } from '@laurel/engine'
import { html } from 'hono/html'
import type { Locale } from '../http/language.ts'
import type { Html } from './html.ts'
import { medal } from './medal.ts'

/** A badge as small lists show it. */
export interface ShownBadge {
  readonly badge: string
  readonly name: string
  readonly tier: Tier
  readonly glyph: string
}

export function badgePath(badge: string): string {
  return `/badges/${encodeURIComponent(badge)}`
}

export function badgeLink({ badge, name }: Pick<ShownBadge, 'badge' | 'name'>): Html {
  return html`<a class="badge-name" href="${badgePath(badge)}">${name}</a>`
}

/** Only the medal; its name is what screen readers and a resting pointer get. */
export function badgeMedal({ badge, name, tier, glyph }: ShownBadge, size: number): Html {
  return html`<a class="bare-medal" href="${badgePath(badge)}" title="${name}" aria-label="${name}">${medal(glyph, tier, { size })}</a>`
}

/** What a badge is given for, in the reader's language; empty for one that has left the catalog. */
export function badgeDescription(laurel: Laurel, badge: string, locale: Locale): string {
  const found = laurel.catalog.badges[badge]
  return found === undefined ? '' : formatText(found.description, locale)
}

/** A bar with its number and unit beside it: "265 / 300 interactions". */
export function progressBar(label: string, value: number, target: number, text: string): Html {
  return html`<progress max="${target}" value="${Math.max(0, Math.min(value, target))}" aria-label="${label}" aria-valuetext="${text}">${text}</progress>`
}
