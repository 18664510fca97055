import type { ProfileAnswer } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'
import type { Reader } from '../texts/reader.ts'
import { listTexts, withoutBadges } from './list-texts.ts'
import { MEDAL_STYLES, medalWithTip } from './medal.ts'
import { notice, type RenderOptions, renderView, type View } from './view.ts'

/** The part of a profile that is needed. */
export type HighlightsData = Pick<ProfileAnswer, 'highlights' | 'visible'>

export interface HighlightsSettings {
  /** How many badges at most, 5 unless given. */
  readonly limit?: number | undefined
}

export const HIGHLIGHT_STYLES = `${MEDAL_STYLES}.chips{display:flex;flex-wrap:wrap;gap:8px}.chips li{display:flex;max-inline-size:100%}.face,.chips .blank{min-block-size:40px;border:1px solid var(--_line);border-radius:99px}.face{padding-block:4px;padding-inline:6px 14px;background:var(--_surface);font-size:14px}.face:hover{border-color:color-mix(in srgb,var(--_muted) 55%,var(--_line))}.kept{border-style:dashed}.chips .blank{inline-size:132px;opacity:.6}.notice{min-block-size:40px}`

/** The best badges of a person, for the header of a profile. */
export const highlightsView: View<HighlightsData, HighlightsSettings> = {
  tag: 'laurel-highlights',
  settings: { limit: Number },
  styles: HIGHLIGHT_STYLES,
  content: (profile, { limit = 5, ...reader }) => highlightList(profile, limit, reader),
  waiting: () => html`<ul class="chips" aria-hidden="true">${[1, 2, 3].map(() => html`<li class="blank"></li>`)}</ul>`,
}

/** `<laurel-highlights>` as HTML, from a profile. Without one it keeps its place. */
export function renderHighlights(profile?: HighlightsData, options: HighlightsSettings & RenderOptions = {}): string {
  return renderView(highlightsView, profile, options)
}

/** The badges as a list, or what there is to say where nobody sees any. */
export function highlightList({ highlights, visible }: HighlightsData, limit: number, reader: Reader): Markup {
  if (highlights.length === 0) return notice(withoutBadges(visible, reader))
  const chips = highlights
    .slice(0, limit)
    .map((badge, index) => html`<li>${medalWithTip(badge, 30, `tip-${index}`, reader, true)}</li>`)
  return html`<ul part="list" class="chips" role="list" aria-label="${listTexts.text('badges', reader)}">${chips}</ul>`
}
