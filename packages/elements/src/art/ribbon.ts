import { round } from './geometry.ts'

/** Strokes of the digits in a box of 3 by 5, so that a year looks the same whatever fonts there are. */
const DIGITS = [
  'M1.5 0A1.5 1.5 0 0 0 0 1.5v2a1.5 1.5 0 0 0 3 0v-2A1.5 1.5 0 0 0 1.5 0',
  'M.5 1 1.8 0v5',
  'M.1 1.2A1.4 1.4 0 0 1 2.9 1.5C2.9 2.7 0 3.6 0 5h3',
  'M0 0h2.9L1.4 1.9A1.55 1.55 0 1 1 0 4.2',
  'M2.3 5V0L0 3.4h3',
  'M2.8 0H.5L.2 2.2A1.55 1.55 0 1 1 0 4.2',
  'M2.5 0C1 1 .1 2.2 .1 3.5a1.45 1.5 0 1 0 1.4-1.5',
  'M0 0h3L1.2 5',
  'M1.5 2.3a1.15 1.15 0 1 1 .01 0a1.35 1.35 0 1 1-.02 0',
  'M.6 5C2 4 2.9 2.8 2.9 1.5A1.4 1.5 0 1 0 1.5 3',
]

/** In CSS pixels: below it a year could not be read, and the ribbon alone says that there is a season. */
const READABLE = 40

/** A small ribbon across the foot of a medal, with the year of its season. */
export function ribbon(year: number, size: number, locked: boolean): string {
  const [cloth, fold] = locked ? ['#8B939C', '#6E767F'] : ['#2F7D4F', '#1F5B38']
  if (size < READABLE) return band(cloth, fold, 11, 45.5, 7)
  return band(cloth, fold, 17, 49, 12) + written(String(year).slice(-4), 55, 1.36)
}

/** The cloth with its two tails, around the middle. */
function band(cloth: string, fold: string, half: number, top: number, height: number): string {
  const [left, right, bottom] = [32 - half, 32 + half, top + height]
  const tail = (from: number, to: number, notch: number) =>
    `M${from} ${top + 2.4}H${to}L${notch} ${round(top + 2.4 + height / 2)}L${to} ${bottom + 2.4}H${from}Z`
  return (
    `<path fill="${fold}" d="${tail(left + 2, left - 4.5, left - 2)}${tail(right - 2, right + 4.5, right + 2)}"/>` +
    `<path class="laurel-ribbon" fill="${cloth}" d="M${left} ${top}H${right}V${bottom}H${left}Z"/>`
  )
}

function written(digits: string, middle: number, scale: number): string {
  const width = (digits.length * 4.4 - 1.4) * scale
  const signs = [...digits].map((digit, index) => {
    const place = `translate(${round(32 - width / 2 + index * 4.4 * scale)} ${round(middle - 2.5 * scale)}) scale(${scale})`
    return `<path transform="${place}" d="${DIGITS[Number(digit)]}"/>`
  })
  return `<g fill="none" stroke="#fff" stroke-width="1" stroke-linecap="round" stroke-linejoin="round">${signs.join('')}</g>`
}
