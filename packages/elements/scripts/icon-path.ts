/** The drawing of a Lucide icon as the data of one path: smaller, and nothing but numbers can stand in it. */
export function pathOf(svg: string): string {
  const inside = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
  return [...inside.matchAll(/<(\w+)([^>]*)\/>/g)].map(([, tag = '', text = '']) => draw(tag, text)).join('')
}

function draw(tag: string, text: string): string {
  const attributes = Object.fromEntries(
    [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
  const number = (name: string) => Number(attributes[name] ?? 0)
  if (tag === 'path') return rewrite(attributes['d'] ?? '')
  if (tag === 'circle') return ellipse(number('cx'), number('cy'), number('r'), number('r'))
  if (tag === 'ellipse') return ellipse(number('cx'), number('cy'), number('rx'), number('ry'))
  if (tag === 'line') return rewrite(`M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`)
  if (tag === 'rect') return rect(number('x'), number('y'), number('width'), number('height'), number('rx'))
  throw new Error(`A glyph has a <${tag}>, which scripts/icon-path.ts cannot turn into a path yet.`)
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  const half = (width: number) => `a${rx} ${ry} 0 1 0 ${width} 0`
  return rewrite(`M${x - rx} ${y}${half(2 * rx)}${half(-2 * rx)}`)
}

function rect(x: number, y: number, width: number, height: number, r: number): string {
  const corner = (dx: number, dy: number) => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`)
  const [w, h] = [width - 2 * r, height - 2 * r]
  return rewrite(
    `M${x + r} ${y}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`,
  )
}

/** One command with the numbers of one use of it. */
interface Step {
  readonly command: string
  readonly numbers: readonly number[]
}

/** How many numbers a command takes, and which of them are places across and down. */
const SHAPE: Readonly<Record<string, readonly ('x' | 'y' | 'free')[]>> = {
  m: ['x', 'y'],
  l: ['x', 'y'],
  h: ['x'],
  v: ['y'],
  c: ['x', 'y', 'x', 'y', 'x', 'y'],
  s: ['x', 'y', 'x', 'y'],
  q: ['x', 'y', 'x', 'y'],
  t: ['x', 'y'],
  a: ['free', 'free', 'free', 'free', 'free', 'x', 'y'],
  z: [],
}

/**
 * The same path with one digit, a twentieth of a pixel where a glyph is drawn at 24; with two where an arc would become
 * another one.
 */
function rewrite(path: string): string {
  const all = placed(steps(path))
  const round = digits(all.some(isDelicate) ? 100 : 10)
  return all.map((step) => step.command + join(rounded(step, round))).join('')
}

/** What is said relative to a place is rounded so that the next place is right: otherwise the error would grow. */
function rounded({ command, numbers, from }: Placed, round: (value: number) => number): readonly number[] {
  const isRelative = command === command.toLowerCase()
  return numbers.map((number, index) => {
    const axis = SHAPE[command.toLowerCase()]?.[index] ?? 'free'
    if (axis === 'free') return number
    return isRelative ? round(from[axis] + number) - round(from[axis]) : round(number)
  })
}

function digits(unit: number): (value: number) => number {
  return (value) => Math.round(value * unit) / unit
}

/** Whether an arc that is nearly as wide as its circle would have another middle if its ends were rounded. */
function isDelicate(step: Placed): boolean {
  if (step.command.toLowerCase() !== 'a') return false
  const [from, to, round] = [step.from, endOf(step, step.from), digits(10)]
  const roughly = (place: Place) => ({ x: round(place.x), y: round(place.y) })
  const r = Math.min(step.numbers[0] ?? 0, step.numbers[1] ?? 0)
  return Math.abs(middleOf(r, from, to) - middleOf(r, roughly(from), roughly(to))) > 0.3
}

/** How far the middle of a circle is from the line between two places on it. */
function middleOf(r: number, from: Place, to: Place): number {
  return Math.sqrt(Math.max(0, r ** 2 - Math.hypot(to.x - from.x, to.y - from.y) ** 2 / 4))
}

/** The steps, each with the place where it begins. */
function placed(all: readonly Step[]): readonly Placed[] {
  let [now, start]: readonly [Place, Place] = [ORIGIN, ORIGIN]
  return all.map((step) => {
    const from = now
    now = step.command === 'z' ? start : endOf(step, from)
    if (step.command.toLowerCase() === 'm') start = now
    return { ...step, from }
  })
}

function endOf({ command, numbers }: Step, from: Place): Place {
  const axes = SHAPE[command.toLowerCase()] ?? []
  const base = command === command.toLowerCase() ? from : ORIGIN
  const [x, y] = [axes.lastIndexOf('x'), axes.lastIndexOf('y')]
  return { x: x < 0 ? from.x : base.x + (numbers[x] ?? 0), y: y < 0 ? from.y : base.y + (numbers[y] ?? 0) }
}

interface Place {
  readonly x: number
  readonly y: number
}

interface Placed extends Step {
  readonly from: Place
}

const ORIGIN: Place = { x: 0, y: 0 }

/** The commands of a path one by one; what follows the first place of an `m` is lines. The first one is absolute. */
function steps(path: string): readonly Step[] {
  return [...path.matchAll(/([a-z])([^a-z]*)/gi)].flatMap(([, letter = '', text = ''], index) => {
    const kind = letter.toLowerCase()
    const count = SHAPE[kind]?.length
    if (count === undefined) throw new Error(`A glyph uses the path command ${letter}, which is not known here yet.`)
    const numbers = kind === 'a' ? arcNumbers(text) : [...text.matchAll(/-?(?:\d*\.\d+|\d+)/g)].map(Number)
    if (count === 0) return [{ command: 'z', numbers }]
    return Array.from({ length: numbers.length / count }, (_, use) => ({
      command: commandOf(letter, use, index),
      numbers: numbers.slice(use * count, (use + 1) * count),
    }))
  })
}

function commandOf(letter: string, use: number, index: number): string {
  if (letter.toLowerCase() !== 'm') return letter
  if (use > 0) return letter === 'm' ? 'l' : 'L'
  return index === 0 ? 'M' : letter
}

/** Two of the seven numbers of an arc are flags, which may stand without a space: `0 01.5.5`. */
function arcNumbers(text: string): readonly number[] {
  const number = String.raw`\s*,?\s*(-?(?:\d*\.\d+|\d+))`
  const flag = String.raw`\s*,?\s*([01])`
  const one = new RegExp(number.repeat(3) + flag.repeat(2) + number.repeat(2), 'g')
  return [...text.matchAll(one)].flatMap((match) => match.slice(1).map(Number))
}

function join(numbers: readonly number[]): string {
  return numbers
    .map(short)
    .join(' ')
    .replaceAll(' -', '-')
    .replaceAll(/(\.\d+) (?=\.)/g, '$1')
}

function short(value: number): string {
  return String(Number(value.toFixed(2))).replace(/^(-?)0\./, '$1.')
}
