const numbers = new Intl.NumberFormat('en-US')

/** 12400 → "12,400" */
export function count(value: number): string {
  return numbers.format(value)
}

/** "1 commit", "12,400 commits" */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`
}

/** "Took 12 s (1,200 events per second)."; too short a time says nothing about speed. */
export function took(seconds: number, done: number, unit: string): string {
  if (seconds < 0.1) return 'Took less than 0.1 s.'
  return `Took ${duration(seconds)} (${counted(Math.round(done / seconds), unit)} per second).`
}

/** "0.4 s", "12 s", "3 min 20 s", "2 h 5 min" */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`
}

/** A bar of `width` characters; full only when everything is done. */
export function bar(fraction: number, width: number): { readonly done: string; readonly open: string } {
  const filled = Math.floor(Math.min(Math.max(fraction, 0), 1) * width)
  return { done: '█'.repeat(filled), open: '░'.repeat(width - filled) }
}

/** Rows as columns, each as wide as its widest text; numbers stand to the right. */
export function columns(rows: readonly (readonly (string | number)[])[], indent = '  '): readonly string[] {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? count(cell) : cell)))
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => width(row[column] ?? ''))))
  return texts.map((row, index) => {
    const cells = row.map((text, column) => {
      const gap = ' '.repeat((widths[column] ?? 0) - width(text))
      return typeof rows[index]?.[column] === 'number' ? gap + text : text + gap
    })
    return (indent + cells.join('  ')).trimEnd()
  })
}

/** How many places a text takes in a terminal: colours take none, an emoji or an ideograph two. */
export function width(text: string): number {
  let places = 0
  for (const { segment } of segments.segment(text.replace(COLOUR, ''))) places += WIDE.test(segment) ? 2 : 1
  return places
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
const COLOUR = /\u001b\[[0-9;]*m/g

const WIDE = /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\ufe0f/u
