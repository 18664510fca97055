import type { ProfileAnswer } from '../data/answers.ts'
import { escapeText, html } from '../html/markup.ts'
import { MEDAL_STYLES, medalWithTip, placeholder } from './medal.ts'
import { type RenderOptions, renderView, type View } from './view.ts'

/** The part of a profile that is needed. */
export type FlairData = Pick<ProfileAnswer, 'highlights'>

export interface FlairSettings {
  /** The id of the badge to show, if the person holds it; otherwise their best. */
  readonly badge?: string | undefined
  /** How many badges, 1 unless given. */
  readonly limit?: number | undefined
  /** In CSS pixels, 20 unless given. */
  readonly size?: number | undefined
}

/** The best badge of a person, behind their name. */
export const flairView: View<FlairData, FlairSettings> = {
  tag: 'laurel-flair',
  settings: { badge: String, limit: Number, size: Number },
  styles: `${MEDAL_STYLES}:host{display:inline;font:inherit;color:inherit}[part=base]{display:inline}.badges{white-space:nowrap}.badge{margin-inline-start:4px;vertical-align:-.2em}.face{border-radius:50%}.waits{display:inline-block;vertical-align:-.2em;margin-inline-start:4px}`,
  content: ({ highlights }, { badge, limit = 1, size = 20, ...reader }) => {
    const chosen = highlights.filter((one) => one.badge === badge)
    const shown = (chosen.length > 0 ? chosen : highlights).slice(0, limit)
    return html`<slot></slot><span class="badges">${shown.map((one, index) => medalWithTip(one, size, `tip-${index}`, reader))}</span>`
  },
  failed: () => html`<slot></slot>`,
  waiting: ({ size = 20 }) => html`<slot></slot><span class="badges">${placeholder(size)}</span>`,
}

/** `<laurel-flair>` as HTML: a person's name, and their best badge behind it. */
export function renderFlair(
  profile?: FlairData,
  { name = '', ...options }: FlairSettings & RenderOptions & { readonly name?: string } = {},
): string {
  return renderView(flairView, profile, options, escapeText(name))
}
