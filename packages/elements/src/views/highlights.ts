import type { Profile } from '../data/answers.ts'
import { html } from '../html/markup.ts'
import { listTexts } from './list-texts.ts'
import { MEDAL_STYLES, medalWithTip } from './medal.ts'
import { type RenderOptions, renderView, type View } from './view.ts'

/** The part of a profile that is needed. */
export type HighlightsData = Pick<Profile, 'highlights'>

export interface HighlightsSettings {
  /** How many badges at most, 5 unless given. */
  readonly limit?: number | undefined
}

/** The best badges of a person, for the header of a profile. */
export const highlightsView: View<HighlightsData, HighlightsSettings> = {
  tag: 'laurel-highlights',
  settings: { limit: Number },
  styles: `${MEDAL_STYLES}ul{display:flex;flex-wrap:wrap;gap:8px}li{display:flex;max-inline-size:100%}.face,.blank{min-block-size:40px;border:1px solid var(--_line);border-radius:99px}.face{padding-block:4px;padding-inline:6px 14px;background:var(--_surface);font-size:14px}.face:hover{border-color:color-mix(in srgb,var(--_muted) 55%,var(--_line))}.blank{inline-size:132px;opacity:.6}.notice{min-block-size:40px}`,
  content: ({ highlights }, { limit = 5, ...reader }) =>
    highlights.length === 0
      ? html`<p part="notice" class="notice">${listTexts.text('noBadges', reader)}</p>`
      : html`<ul part="list" role="list" aria-label="${listTexts.text('badges', reader)}">${highlights
          .slice(0, limit)
          .map((badge, index) => html`<li>${medalWithTip(badge, 30, `tip-${index}`, reader, true)}</li>`)}</ul>`,
  waiting: ({ limit = 5 }) =>
    html`<ul aria-hidden="true">${Array.from({ length: Math.min(limit, 3) }, () => html`<li class="blank"></li>`)}</ul>`,
}

/** `<laurel-highlights>` as HTML, from a profile. Without one it keeps its place. */
export function renderHighlights(profile?: HighlightsData, options: HighlightsSettings & RenderOptions = {}): string {
  return renderView(highlightsView, profile, options)
}
