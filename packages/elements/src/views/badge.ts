import { html } from '../html/markup.ts'
import { MEDAL_STYLES, medalWithTip, type ShownBadge } from './medal.ts'
import { type RenderOptions, renderView, type View } from './view.ts'

export interface BadgeSettings {
  /** In CSS pixels, 48 unless given. */
  readonly size?: number | undefined
  /** Whether its name stands beside it. */
  readonly named?: boolean | undefined
}

/** One badge, with a tooltip. */
export const badgeView: View<ShownBadge, BadgeSettings> = {
  tag: 'laurel-badge',
  styles: `${MEDAL_STYLES}:host{display:inline-block;vertical-align:middle;max-inline-size:100%}[part=base]{display:flex}.blank{border-radius:50%}.w0{inline-size:48px;block-size:48px}`,
  content: (badge, { size = 48, named = false, ...reader }) => medalWithTip(badge, size, 'tip', reader, named),
  waiting: ({ size = 48 }) => html`<svg width="${size}" height="${size}" aria-hidden="true"></svg>`,
}

/** `<laurel-badge>` as HTML. Without a badge it keeps its place. */
export function renderBadge(badge?: ShownBadge, options: BadgeSettings & RenderOptions = {}): string {
  return renderView(badgeView, badge, options)
}
