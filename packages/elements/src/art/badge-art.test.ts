import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { badgeArt, registerGlyph } from '../render.ts'
import { TIERS } from './tiers.ts'

const STATES = ['earned', 'locked', 'live'] as const
const SIZES = [16, 48, 256]
const EVERY = TIERS.flatMap((tier) => STATES.flatMap((state) => SIZES.map((size) => ({ tier, state, size }))))

test.each(TIERS)('%s is drawn as it always was', (tier) => {
  expect(badgeArt({ glyph: 'hammer', tier })).toMatchSnapshot()
})

test('every tier, state and size gives the bytes that it always gave', () => {
  const hashes = EVERY.map((art) => {
    const svg = badgeArt({ glyph: 'flame', remaining: 0.4, ...art })
    return `${art.tier} ${art.state} ${art.size}: ${createHash('sha256').update(svg).digest('hex').slice(0, 16)}`
  })
  expect(hashes).toMatchSnapshot()
})

test.each(EVERY)('$tier $state at $size px has no ids and asks for nothing from outside', (art) => {
  const svg = badgeArt({ glyph: 'flame', year: 2026, ...art })
  expect(svg).not.toMatch(/\bid=|href|url\(|<style|<script|<image|NaN|undefined/)
  expect(svg).toBe(badgeArt({ glyph: 'flame', year: 2026, ...art }))
})

test('tiers differ by their outline, and all but the smallest by the leaves of their wreath', () => {
  const outlines = TIERS.map(
    (tier) => /class="laurel-edge"[^>]* d="([^"]+)"/.exec(badgeArt({ glyph: 'x', tier, size: 16 }))?.[1],
  )
  expect(new Set(outlines).size).toBe(4)
  const leaves = TIERS.map((tier) => leavesIn(badgeArt({ glyph: 'x', tier, size: 24 })))
  expect(leaves).toEqual([6, 10, 14, 16])
  expect(TIERS.map((tier) => leavesIn(badgeArt({ glyph: 'x', tier, size: 23 })))).toEqual([0, 0, 0, 0])
})

test('locked is the same form in grey', () => {
  const [earned, locked] = [
    badgeArt({ glyph: 'moon', tier: 'gold' }),
    badgeArt({ glyph: 'moon', tier: 'gold', state: 'locked' }),
  ]
  const grey = earned.replaceAll('#FFE08A', '#E6E8EB').replaceAll('#D29A1F', '#B4BAC2').replaceAll('#6B4700', '#7A828C')
  expect(locked).toBe(grey.replace('data-state="earned"', 'data-state="locked"'))
})

test('the ring of a live badge grows shorter and fainter, and is gone at the end', () => {
  const ring = (remaining: number) => badgeArt({ glyph: 'moon', tier: 'gold', state: 'live', remaining })
  const opacity = (svg: string) => Number(/<path class="laurel-ring".*?stroke-opacity="([\d.]+)"/.exec(svg)?.[1] ?? 0)
  expect([1, 0.5, 0.1, 0].map((remaining) => opacity(ring(remaining)))).toEqual([1, 0.7, 0.46, 0])
  expect(ring(7)).toBe(ring(1))
  expect(ring(-1)).toBe(ring(0))
  expect(badgeArt({ glyph: 'moon', tier: 'gold', state: 'live' })).toBe(ring(1))
})

test('a season has a ribbon, with its year where that can be read', () => {
  const isWritten = (size: number) => badgeArt({ glyph: 'leaf', tier: 'silver', size, year: 2026 }).includes('>2026<')
  expect([16, 39, 40, 96].map(isWritten)).toEqual([false, false, true, true])
  expect(badgeArt({ glyph: 'leaf', tier: 'silver', size: 16, year: 2026 })).toContain('laurel-ribbon')
  expect(badgeArt({ glyph: 'leaf', tier: 'silver' })).not.toContain('laurel-ribbon')
})

test.each(['Social Freak 😜', 'بنّاء المشاريع', '<b>"bold" & Co</b>', 'x'.repeat(300)])(
  'a label is its title: %s',
  (label) => {
    const svg = badgeArt({ glyph: 'leaf', tier: 'silver', label })
    expect(svg).toContain('role="img"')
    expect(svg).not.toContain('aria-hidden')
    expect(
      /<title>(.*)<\/title>/
        .exec(svg)?.[1]
        ?.replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    ).toBe(label)
  },
)

test('a glyph that nobody knows is an award, and one that a host made known is drawn', () => {
  const art = (glyph: string) => badgeArt({ glyph, tier: 'bronze' })
  expect(art('no-such-glyph')).toBe(art('award'))
  expect(art('constructor')).toBe(art('award'))
  registerGlyph('our-glyph', 'M4 12h16')
  expect(art('our-glyph')).toContain('d="M4 12h16"')
})

test.each(['', '<path d="M1 1"/>', 'M1 1"/><script>', 'url(#x)', 'L1 1'])(
  'what is no path data is no glyph: %j',
  (path) => {
    expect(() => registerGlyph('bad', path)).toThrow(TypeError)
  },
)

function leavesIn(svg: string): number {
  const path = /class="laurel-stem".*?class="laurel-edge"[^>]* d="([^"]+)"/.exec(svg)?.[1] ?? ''
  return path.split('M').length - 1
}
