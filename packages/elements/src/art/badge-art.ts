import type { Tier } from '@laurel/core'
import { escapeText } from '../html/markup.ts'
import { BODIES, type Body } from './bodies.ts'
import { arc, round } from './geometry.ts'
import { glyphPath } from './glyphs.ts'
import { ribbon } from './ribbon.ts'
import { PAINTS, type Paint } from './tiers.ts'
import { leaves, stems } from './wreath.ts'

/** `live`: held while it is true, so it has a ring. */
export type BadgeState = 'earned' | 'locked' | 'live'

export interface BadgeArt {
  /** A glyph of the ready catalogs, or one that `registerGlyph` made known; any other is drawn as `award`. */
  readonly glyph: string
  readonly tier: Tier
  /** `earned` unless given. */
  readonly state?: BadgeState | undefined
  /** In CSS pixels, 48 unless given. Below 24 the wreath goes and the glyph grows. */
  readonly size?: number | undefined
  /** Of a season, on a ribbon. */
  readonly year?: number | null | undefined
  /** For `live`: what is left of its time, from 1 down to 0. The whole ring unless given. */
  readonly remaining?: number | null | undefined
  /** What a screen reader says. Without it the medal is hidden from them: its name stands beside it. */
  readonly label?: string | undefined
}

/**
 * A badge as SVG text: a medal in a laurel wreath that grows with the tier. The same options give the same bytes
 * everywhere. It has no ids and asks for nothing from outside, so many can stand on one page.
 *
 *     badgeArt({ glyph: 'hammer', tier: 'gold', size: 64 })
 */
export function badgeArt(art: BadgeArt): string {
  const { tier, state = 'earned', size = 48, year, label } = art
  const small = size < SMALLEST_WREATH
  const body = BODIES[tier]
  const paint = PAINTS[state === 'locked' ? state : tier]
  const name = label === undefined ? ' aria-hidden="true"' : ' role="img"'
  const medal = (small ? '' : wreath(body, paint)) + face(body, paint) + glyph(art.glyph, body, paint, small)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="laurel-medal" data-tier="${tier}" data-state="${state}" ` +
    `width="${size}" height="${size}" viewBox="${small ? '10 9 44 44' : '0 0 64 64'}"${name}>` +
    (label === undefined ? '' : `<title>${escapeText(label)}</title>`) +
    (state === 'live' ? shrink(medal, small) + ring(art.remaining ?? 1, small) : medal) +
    (year ? ribbon(year, size, state === 'locked') : '') +
    '</svg>'
  )
}

/** In CSS pixels: leaves of less are no longer leaves. */
const SMALLEST_WREATH = 24

function wreath({ pairs }: Body, { edge }: Paint): string {
  const stem = `fill="none" stroke="${edge}" stroke-width="1.1" stroke-linecap="round"`
  return `<path class="laurel-stem" ${stem} d="${stems(pairs)}"/><path class="laurel-edge" fill="${edge}" d="${leaves(pairs)}"/>`
}

function face({ layers }: Body, { light, edge }: Paint): string {
  const colours = { light, edge, white: '#fff' }
  return layers
    .map(([paint, path, opacity]) => {
      const over = opacity === undefined ? '' : ` fill-opacity="${opacity}"`
      return `<path class="laurel-${paint}" fill="${colours[paint]}"${over} d="${path}"/>`
    })
    .join('')
}

function glyph(name: string, { middle, glyph }: Body, { ink }: Paint, small: boolean): string {
  const scale = small ? glyph * 1.36 : glyph
  const place = `translate(${round(32 - 12 * scale)} ${round(middle - 12 * scale)}) scale(${round(scale)})`
  const line = 'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
  return `<path class="laurel-ink" transform="${place}" fill="none" stroke="${ink}" ${line} d="${glyphPath(name)}"/>`
}

/** Makes room for the ring. */
function shrink(medal: string, small: boolean): string {
  const scale = small ? 0.82 : 0.9
  return `<g transform="translate(${round(32 * (1 - scale))} ${round(31 * (1 - scale))}) scale(${scale})">${medal}</g>`
}

function ring(remaining: number, small: boolean): string {
  const left = Math.min(Math.max(remaining, 0), 1)
  const radius = small ? 20.6 : 30
  const line = `fill="none" stroke="#4FA774" stroke-width="${small ? 2.2 : 1.6}" stroke-linecap="round"`
  const track = `<circle class="laurel-ring" cx="32" cy="31" r="${radius}" ${line} stroke-opacity=".22"/>`
  if (left === 0) return track
  // A whole turn would begin where it ends, which draws nothing.
  const path = arc(-90, -90 + Math.min(left * 360, 359.9), radius)
  return `${track}<path class="laurel-ring" ${line} stroke-opacity="${round(0.4 + 0.6 * left)}" d="${path}"/>`
}
