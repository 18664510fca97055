import { html } from '../html/markup.ts'
import { MEDAL_STYLES, medalWithTip, placeholder, type ShownBadge } from './medal.ts'
import { commonTexts, type RenderOptions, renderView, type View } from './view.ts'

export interface BadgeSettings {
  /** In CSS pixels, 48 unless given. */
  readonly size?: number | undefined
  /** Whether its name stands beside it. */
  readonly named?: boolean | undefined
}

/** One badge, with a tooltip. */
export const badgeView: View<ShownBadge, BadgeSettings> = {
  tag: 'laurel-badge',
  settings: { size: Number, named: Boolean },
  styles: `${MEDAL_STYLES}:host{display:inline-block;vertical-align:middle;max-inline-size:100%}[part=base]{display:flex}`,
  content: (badge, { size = 48, named = false, ...reader }) => medalWithTip(badge, size, 'tip', reader, named),
  // No sentence has room where a medal has: the medal is the button that tries again.
  failed: ({ size = 48, ...reader }) => {
    const text = `${commonTexts.text('failed', reader)} ${commonTexts.text('retry', reader)}`
    return html`<button type="button" class="face" data-action="retry">${placeholder(size, '!')}<span class="sr">${text}</span></button>`
  },
  waiting: ({ size = 48 }) => placeholder(size),
}

/** `<laurel-badge>` as HTML. Without a badge it keeps its place. */
export function renderBadge(badge?: ShownBadge, options: BadgeSettings & RenderOptions = {}): string {
  return renderView(badgeView, badge, options)
}
