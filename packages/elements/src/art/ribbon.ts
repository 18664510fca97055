/** In CSS pixels: below it a year could not be read, and the ribbon alone says that there is a season. */
const READABLE = 40

/** A small ribbon across the foot of a medal, with the year of its season. */
export function ribbon(year: number, size: number, locked: boolean): string {
  const [cloth, fold] = locked ? ['#8B939C', '#6E767F'] : ['#2F7D4F', '#1F5B38']
  if (size < READABLE) return band(cloth, fold, 11, 45.5, 7)
  // As wide whatever font there is.
  const text = 'text-anchor="middle" textLength="22" font-family="sans-serif" font-weight="700" font-size="9.5"'
  return `${band(cloth, fold, 17, 49, 12)}<text x="32" y="58.4" ${text} fill="#fff">${year}</text>`
}

/** The cloth with its two tails, around the middle. */
function band(cloth: string, fold: string, half: number, top: number, height: number): string {
  const tail = (side: number) =>
    `M${32 + side * (half - 2)} ${top + 2.4}h${side * 6.5}l${side * -2.5} ${height / 2}l${side * 2.5} ${height / 2}h${side * -6.5}z`
  return (
    `<path fill="${fold}" d="${tail(-1)}${tail(1)}"/>` +
    `<path class="laurel-ribbon" fill="${cloth}" d="M${32 - half} ${top}h${2 * half}v${height}h${-2 * half}z"/>`
  )
}
