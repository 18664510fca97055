import type { NextBadge, ProfileAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import type { Reader } from '../texts/reader.ts'
import { badgeLink } from './links.ts'
import { listTexts, withoutBadges } from './list-texts.ts'
import { medal, placeholder } from './medal.ts'
import { bar, marked, notice, type RenderOptions, renderView, type View } from './view.ts'

/** The part of a profile that is needed. */
export type NextData = Pick<ProfileAnswer, 'next' | 'visible'>

export interface NextSettings {
  /** How many badges, 1 unless given. */
  readonly limit?: number | undefined
}

/** "Only 3 more interactions to unlock Networking Master!" */
export const nextView: View<NextData, NextSettings> = {
  tag: 'laurel-next',
  settings: { limit: Number },
  styles: `.card{padding:16px 20px}ul{display:grid;gap:16px}li{min-block-size:72px}progress{margin-block:4px}.notice{min-block-size:72px}.blank{block-size:12px;max-inline-size:320px;margin-block:12px}`,
  content: ({ next, visible }, { limit = 1, ...reader }) =>
    next.length === 0
      ? html`<div part="card" class="card">${notice(visible === false ? withoutBadges(visible, reader) : listTexts.text('allEarned', reader))}</div>`
      : html`<div part="card" class="card"><ul role="list" aria-label="${listTexts.text('next', reader)}">${next.slice(0, limit).map((badge) => step(badge, reader))}</ul></div>`,
  waiting: ({ limit = 1 }) =>
    html`<div part="card" class="card"><ul aria-hidden="true">${Array.from({ length: limit }, waitingStep)}</ul></div>`,
}

/** `<laurel-next>` as HTML, from a profile. Without one it keeps its place. */
export function renderNext(profile?: NextData, options: NextSettings & RenderOptions = {}): string {
  return renderView(nextView, profile, options)
}

function step(badge: NextBadge, reader: Reader): Markup {
  const text = badge.progress
  return html`<li class="item">${medal({ ...badge, earnedAt: null }, 56)}<div><p part="nudge">${marked(badge.nudge, (name) => badgeLink(name, badge.badge, reader))}</p>${bar(badge.name, { ...badge, text })}<p class="muted number">${text}</p></div></li>`
}

function waitingStep(): Markup {
  return html`<li class="item">${placeholder(56)}<div><span class="blank"></span></div></li>`
}
