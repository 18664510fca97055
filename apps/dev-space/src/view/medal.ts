import type { Tier } from '@laurel/core'
import { raw } from 'hono/html'
import { glyphs } from './glyphs.generated.ts'
import type { Html } from './html.ts'

/** A medal in a laurel wreath that grows with the tier, so that the tier is told by shape and not by colour alone. */
interface Look {
  readonly light: string
  readonly edge: string
  readonly ink: string
  readonly leaf: string
  /** Pairs of leaves in the wreath. */
  readonly pairs: number
  /** The outline of the medal in a box of 64 by 64. */
  readonly body: string
  /** How far down the middle of the glyph is. */
  readonly middle: number
}

/** Radius of the wreath, its angle between two leaves, and half the gap at the bottom, in degrees. */
const RADIUS = 25.5
const STEP = 15.5
const GAP = 10

const DISC = '<circle cx="32" cy="31" r="19"/>'
const HEXAGON = '<path d="M32 11.5 48.9 21.2V40.8L32 50.5 15.1 40.8V21.2Z"/>'
const STONE = '<path d="M24 12.5H40L51 25 32 51 13 25Z"/>'

const LOOKS: Readonly<Record<Tier, Look>> = {
  bronze: { light: '#E8B98A', edge: '#A9673A', ink: '#5E3416', leaf: '#B87545', pairs: 3, body: DISC, middle: 31 },
  silver: { light: '#EEF2F6', edge: '#98A5B3', ink: '#37424F', leaf: '#8A98A8', pairs: 5, body: HEXAGON, middle: 31 },
  gold: { light: '#FFE08A', edge: '#D29A1F', ink: '#6B4700', leaf: '#C48F1C', pairs: 7, body: rosette(), middle: 31 },
  diamond: { light: '#DDF6FF', edge: '#5FA8D8', ink: '#0E3B5C', leaf: '#4C97C9', pairs: 8, body: STONE, middle: 28 },
}

const LOCKED = { light: '#E6E8EB', edge: '#B4BAC2', ink: '#7A828C', leaf: '#B4BAC2' } as const

export interface MedalOptions {
  /** Not earned yet: the same form in grey. */
  readonly locked?: boolean
  /** In CSS pixels. Below 24 the wreath goes and the glyph grows. */
  readonly size?: number
}

/**
 * A badge as a small drawing, for pages that carry `medalDefinitions`. Hidden from screen readers: the badge's
 * name always stands beside it.
 */
export function medal(glyph: string, tier: Tier, { locked = false, size = 48 }: MedalOptions = {}): Html {
  const look = { ...LOOKS[tier], ...(locked && LOCKED) }
  const paint = locked ? 'locked' : tier
  const small = size < 24
  const wreath = small ? '' : `<use href="#wreath-${tier}" fill="${look.leaf}" stroke="${look.leaf}"/>`
  return raw(
    `<svg class="medal${locked ? ' locked' : ''}" width="${size}" height="${size}" viewBox="${small ? '10 9 44 44' : '0 0 64 64'}" aria-hidden="true">` +
      wreath +
      `<use href="#body-${tier}" fill="url(#paint-${paint})" stroke="${look.edge}" stroke-width="1.6"/>` +
      `<use href="#shine-${tier}" fill="none" stroke="#fff"/>` +
      drawnGlyph(glyph, look, small ? 1.25 : 0.92) +
      '</svg>',
  )
}

/** What all medals of a page share: paints, wreaths and forms. Stands once in every page. */
export function medalDefinitions(): Html {
  return raw(`<svg width="0" height="0" aria-hidden="true" class="definitions"><defs>${DEFINITIONS}</defs></svg>`)
}

/** One medal as a file of its own. */
export function medalFile(glyph: string, tier: Tier): string {
  const look = LOOKS[tier]
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">' +
    `<defs>${gradient(tier, look)}</defs><g fill="${look.leaf}" stroke="${look.leaf}">${wreathOf(look.pairs)}</g>` +
    `<g fill="url(#paint-${tier})" stroke="${look.edge}" stroke-width="1.6" stroke-linejoin="round">${look.body}</g>` +
    `${drawnGlyph(glyph, look, 0.92)}</svg>`
  )
}

function drawnGlyph(glyph: string, { ink, middle }: Pick<Look, 'ink' | 'middle'>, scale: number): string {
  const place = `translate(32 ${middle}) scale(${scale}) translate(-12 -12)`
  const line = 'fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
  return `<g transform="${place}" ${line} stroke="${ink}">${glyphs[glyph] ?? glyphs['award']}</g>`
}

const DEFINITIONS = [
  ...Object.entries(LOOKS).map(([tier, look]) => gradient(tier, look) + forms(tier, look)),
  gradient('locked', LOCKED),
].join('')

function gradient(name: string, { light, edge }: Pick<Look, 'light' | 'edge'>): string {
  const stops = `<stop stop-color="${light}"/><stop offset="1" stop-color="${edge}"/>`
  return `<linearGradient id="paint-${name}" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient>`
}

function forms(tier: string, { body, pairs }: Look): string {
  const shine =
    tier === 'diamond'
      ? '<path id="shine-diamond" d="M13 25H51M24 12.5 32 25 40 12.5M32 25V51" stroke-opacity=".55"/>'
      : `<g id="shine-${tier}" stroke-opacity=".45" transform="translate(32 31) scale(.86) translate(-32 -31)">${body}</g>`
  return `<g id="wreath-${tier}">${wreathOf(pairs)}</g><g id="body-${tier}" stroke-linejoin="round">${body}</g>${shine}`
}

/** Leaves and stems; 90 degrees is the bottom. */
function wreathOf(pairs: number): string {
  const leaves = Array.from({ length: pairs }, (_, index) => leafPair(index)).join('')
  const end = 90 - GAP - (pairs - 1) * STEP - 8
  const stems = `M${point(84)}A25.5 25.5 0 0 0 ${point(end)}M${point(96)}A25.5 25.5 0 0 1 ${point(180 - end)}`
  return `<path d="${stems}" fill="none" stroke-width="1.1" stroke-linecap="round"/><g stroke="none">${leaves}</g>`
}

function leafPair(index: number): string {
  const turn = GAP + index * STEP
  const size = (1.05 - index * 0.05).toFixed(2)
  return leaf(90 - turn, -62, size) + leaf(90 + turn, 62, size)
}

/** A leaf that grows along the wreath, turned a little outwards. */
function leaf(angle: number, lean: number, size: string): string {
  const place = `translate(${point(angle)}) rotate(${(angle + lean).toFixed(1)}) scale(${size})`
  return `<path transform="${place}" d="M0 0C2.2-2.6 6-3 9.2 0C6 3 2.2 2.6 0 0Z"/>`
}

function point(degrees: number, radius = RADIUS): string {
  const angle = (degrees * Math.PI) / 180
  return `${(32 + radius * Math.cos(angle)).toFixed(2)} ${(31 + radius * Math.sin(angle)).toFixed(2)}`
}

function rosette(): string {
  const points = Array.from({ length: 16 }, (_, index) => point(index * 22.5 - 90, index % 2 === 1 ? 18.2 : 21.2))
  return `<path d="M${points.join('L')}Z"/>`
}
