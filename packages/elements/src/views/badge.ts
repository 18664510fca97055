import { MEDAL_STYLES, medalWithTip, placeholder, type ShownBadge } from './medal.ts'
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
  settings: { size: Number, named: Boolean },
  styles: `${MEDAL_STYLES}:host{display:inline-block;vertical-align:middle;max-inline-size:100%}[part=base]{display:flex}`,
  content: (badge, { size = 48, named = false, ...reader }) => medalWithTip(badge, size, 'tip', reader, named),
  waiting: ({ size = 48 }) => placeholder(size),
}

/** `<laurel-badge>` as HTML. Without a badge it keeps its place. */
export function renderBadge(badge?: ShownBadge, options: BadgeSettings & RenderOptions = {}): string {
  return renderView(badgeView, badge, options)
}
