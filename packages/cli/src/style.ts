import { styleText } from 'node:util'
import type { Io, Stream } from './io.ts'

/** Colours for one stream; each gives the text back as it is where colours are not wanted. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  green(text: string): string
  tier(tier: string, text: string): string
}

const TIER_COLOURS = { bronze: 'yellow', silver: 'white', gold: 'yellowBright', diamond: 'cyanBright' } as const

/** Colours only for somebody who is looking: a terminal, and NO_COLOR not set (https://no-color.org). */
export function styleFor(stream: Stream, env: Io['env']): Style {
  const wanted = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    wanted ? styleText(format, text, { validateStream: false }) : text
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    tier: (tier, text) => paint(TIER_COLOURS[tier as keyof typeof TIER_COLOURS] ?? 'reset')(text),
  }
}
