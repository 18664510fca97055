import type { Tier } from '@laurel/core'
import type { BadgeState } from '../art/badge-art.ts'
import { drawn } from '../art/drawing.ts'
import type { Instant } from '../data/answers.ts'
import { html, type Markup, type Part, raw } from '../html/markup.ts'
import { badge as english } from '../texts/locales/en.ts'
import { dateOf, numberOf, type Reader } from '../texts/reader.ts'
import { Sayer } from '../texts/say.ts'
import { hrefOf } from './links.ts'

/** A badge as the API shows it in highlights, in the showcase, and in the catalog. */
export interface ShownBadge {
  /** Its id: `badge` in the highlights, `id` elsewhere. */
  readonly id?: string | undefined
  readonly badge?: string | undefined
  readonly name: string
  readonly description?: string | undefined
  readonly tier: Tier
  readonly glyph: string
  /** Null while it is locked; left out where it is about no person. */
  readonly earnedAt?: Instant | null | undefined
  /** How often it is held: `times` in the highlights, `count` elsewhere. */
  readonly count?: number | undefined
  readonly times?: number | undefined
  readonly retired?: boolean | undefined
  /** Whether none is left of it. */
  readonly soldOut?: boolean | undefined
  readonly truth?: 'permanent' | 'live' | undefined
  /** What is left of its time, from 1 down to 0; null where time will not end it. */
  readonly remaining?: number | null | undefined
  /** Of a badge of a season. */
  readonly year?: number | null | undefined
  /** Whether nobody but the person sees it. */
  readonly hidden?: boolean | undefined
  /** What part of the people hold it, 0 to 1; null where that is not told. */
  readonly rarity?: number | null | undefined
  readonly progress?: { readonly value: number; readonly target: number; readonly text: string } | undefined
}

/** What a medal is drawn from. */
export type Medal = Pick<ShownBadge, 'tier' | 'glyph' | 'earnedAt' | 'truth' | 'remaining' | 'year'>

export const badgeTexts = new Sayer('badge', english)

export function medal(badge: Medal, size: number): Markup {
  const { glyph, tier, year, remaining } = badge
  return raw(drawn({ glyph, tier, state: stateOf(badge), size, year, remaining }))
}

/** The place of a medal that has not come yet, or did not. */
export function placeholder(size: number, sign = ''): Markup {
  return html`<svg class="waits" width="${size}" height="${size}" viewBox="0 0 64 64" aria-hidden="true"><circle cx="32" cy="31" r="20"/><text x="32" y="36" text-anchor="middle">${sign}</text></svg>`
}

/** A medal that is a button, with a tooltip that says what it is; `id` is its own within one shadow root. */
export function medalWithTip(badge: ShownBadge, size: number, id: string, reader: Reader, named = false): Markup {
  const face = html`part="badge" class="face${badge.hidden && ' kept'}" aria-describedby="${id}-text">${medal(badge, size)}<span class="${named ? 'name' : 'sr'}"><bdi>${badge.name}</bdi></span>`
  const href = hrefOf(reader.badgeHref, { badge: badge.badge ?? badge.id })
  const whole =
    href === null
      ? html`<button type="button" popovertarget="${id}" ${face}</button>`
      : html`<a href="${href}" ${face}</a>`
  return html`<span class="badge">${whole}${tip(badge, id, reader)}</span>`
}

/** "Gold · Earned 8 Mar 2026", and what else there is to say of it. */
export function standing(badge: ShownBadge, reader: Reader): Markup {
  const facts = [
    badgeTexts.text(badge.tier, reader),
    badge.year && badgeTexts.text('season', reader, { year: String(badge.year) }),
    badge.earnedAt !== null && badge.truth === 'live' && badgeTexts.text('live', reader),
    earned(badge, reader),
    badge.retired && badgeTexts.text('retired', reader),
    badge.soldOut && badgeTexts.text('soldOut', reader),
    rarity(badge.rarity, reader),
    badge.hidden && badgeTexts.text('hidden', reader),
  ]
  return inARow(facts)
}

/** Facts with a dot between each two, without those that are none. */
export function inARow(facts: readonly Part[]): Markup {
  const said = facts.filter((fact) => fact || fact === 0)
  return html`${said.map((fact, index) => [index > 0 && ' · ', fact])}`
}

/** "4% of people have it", where that is told. */
export function rarity(share: number | null | undefined, reader: Reader): string | false {
  if (share === 0) return badgeTexts.text('rarest', reader)
  if (typeof share !== 'number') return false
  const style = { style: 'percent', maximumSignificantDigits: share < 0.1 ? 1 : 2 } as const
  return badgeTexts.text('rarity', reader, { share: numberOf(share, reader, style) })
}

/** What a list of medals needs, with a place for each. */
export const MEDAL_STYLES = `.badge{position:relative;display:inline-flex;vertical-align:middle;max-inline-size:100%}
.face{display:inline-flex;align-items:center;gap:8px;max-inline-size:100%;margin:0;padding:0;border:0;border-radius:99px;background:none;color:inherit;font:inherit;cursor:pointer}
.tip{inset:auto;margin:6px 8px;position-area:top;position-try-fallbacks:flip-block;max-inline-size:min(280px,calc(100vw - 16px));inline-size:max-content;padding:10px 14px;border:1px solid var(--_line);border-radius:10px;background:var(--_surface);color:var(--_ink);font:13px/20px var(--_font);box-shadow:0 4px 16px rgb(0 0 0/.14);white-space:normal;overflow:visible}
.tip::before{content:"";position:absolute;inset:-8px;z-index:-1}
.tip>*{display:block}
.tip .name{font-size:15px;line-height:24px}
.tip .muted{display:block;margin-block-start:2px}
`

function tip(badge: ShownBadge, id: string, reader: Reader): Markup {
  return html`<span popover="manual" role="tooltip" part="tooltip" class="tip" id="${id}"><span class="name"><bdi>${badge.name}</bdi></span><span id="${id}-text"><span>${badge.description}</span> <span class="muted">${standing(badge, reader)}</span></span></span>`
}

function stateOf({ earnedAt, truth, remaining }: Medal): BadgeState {
  if (earnedAt === null) return 'locked'
  return truth === 'live' || typeof remaining === 'number' ? 'live' : 'earned'
}

function earned({ earnedAt, times = 1, count = times, progress }: ShownBadge, reader: Reader): Markup | string | false {
  if (earnedAt === undefined) return false
  if (earnedAt === null) return progress === undefined ? badgeTexts.text('locked', reader) : progress.text
  return badgeTexts.markup(count > 1 ? 'earnedTimes' : 'earned', reader, { count, date: dateOf(earnedAt, reader) })
}
