/**
 * Path data in fewer signs: most curves of a glyph are arcs of a circle, whose radius, turn and flags are a letter and
 * one number here, and whole circles are one command. `longPath` gives back what every browser reads.
 */
export function shortPath(path: string): string {
  return path
    .replaceAll(CIRCLE, 'o$1')
    .replaceAll(ARC, (_, command: string, radius: string, large: string, sweep: string) => {
      const letter = LETTERS[2 * Number(large) + Number(sweep)] ?? ''
      return (command === 'a' ? letter : letter.toUpperCase()) + radius
    })
}

export function longPath(path: string): string {
  return path
    .replaceAll(/o([\d.]+)/g, (_, r: string) => `e${r} ${2 * Number(r)} 0e${r}-${2 * Number(r)} 0`)
    .replaceAll(/([bdef])([\d.]+)/gi, (_, letter: string, r: string) => {
      const flags = LETTERS.indexOf(letter.toLowerCase())
      return `${letter < 'a' ? 'A' : 'a'}${r} ${r} 0 ${flags >> 1} ${flags & 1}`
    })
}

/** Letters that no path command has, for an arc without flags, with the second, with the first, and with both. */
const LETTERS = 'bdef'

const CIRCLE = /a([\d.]+) \1 0 1 0 [\d.]+ 0a\1 \1 0 1 0-[\d.]+ 0/g
const ARC = /([aA])(\d*\.?\d+) ?\2 0 ([01]) ([01])/g
