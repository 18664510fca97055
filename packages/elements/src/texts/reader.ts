import type { Instant } from '../data/answers.ts'
import { html, type Markup } from '../html/markup.ts'

/** Who looks at it: their language, the zone in which they read dates, what time it is, and where names lead. */
export interface Reader extends Links {
  readonly locale: string
  readonly zone: string
  /** Without it dates are said as dates, and never as "2 hours ago". */
  readonly now?: Instant | number | undefined
}

/** Templates of addresses, such as `/badges/{badge}` and `/people/{handle}`. Without one a name leads nowhere. */
export interface Links {
  readonly badgeHref?: string | null | undefined
  readonly personHref?: string | null | undefined
}

/** What a page says of a reader. */
export type GivenReader = { readonly [Name in keyof Reader]?: Reader[Name] | undefined }

/** A reader from what a page says: English and UTC where it says nothing, or nothing that there is. */
export function readerOf({ locale, zone, now, badgeHref, personHref }: GivenReader): Reader {
  return {
    locale: thatIs(locale || 'en', 'en', Intl.NumberFormat),
    zone: thatIs(zone || 'UTC', 'UTC', (timeZone) => Intl.DateTimeFormat('en', { timeZone })),
    now,
    badgeHref,
    personHref,
  }
}

/** The date of an instant as the reader says it, with the instant for machines. */
export function dateOf(instant: Instant, reader: Reader): Markup {
  return timeElement(instant, reader, { dateStyle: 'medium' })
}

/** Date and time of an instant. */
export function momentOf(instant: Instant, reader: Reader): Markup {
  return timeElement(instant, reader, { dateStyle: 'medium', timeStyle: 'short' })
}

/** How long ago an instant was, up to a week; its date where that is longer, or where nobody says what time it is. */
export function agoOf(instant: Instant, reader: Reader): Markup {
  const seconds = (Number(new Date(reader.now ?? Number.NaN)) - Number(new Date(instant))) / 1000
  const [unit, length] = UNITS.find(([, , limit]) => seconds < limit) ?? []
  if (unit === undefined) return dateOf(instant, reader)
  const count = Math.max(0, Math.floor(seconds / length))
  const ago = new Intl.RelativeTimeFormat(reader.locale, { numeric: count === 0 ? 'auto' : 'always' })
  return timeElement(instant, reader, {}, ago.format(-count, unit))
}

/** How many seconds a unit has, and up to how many it is said. Seconds are not counted: it was just now. */
const UNITS = [
  ['second', Number.POSITIVE_INFINITY, 60],
  ['minute', 60, 3_600],
  ['hour', 3_600, 86_400],
  ['day', 86_400, 604_800],
] as const

/** A day of the calendar, such as `2026-03-01`, which is the same in every zone. */
export function dayOf(day: string, { locale }: Reader, style: Intl.DateTimeFormatOptions = DAY): string {
  return formatter(locale, { ...style, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'long' }

/** A number as the reader writes it. */
export function numberOf(value: number, { locale }: Pick<Reader, 'locale'>, style?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, style).format(value)
}

function timeElement(instant: Instant, reader: Reader, style: Intl.DateTimeFormatOptions, said?: string): Markup {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return html``
  const text = said ?? formatter(reader.locale, { ...style, timeZone: reader.zone }).format(date)
  return html`<time datetime="${date.toISOString()}">${text}</time>`
}

/** Making one costs a thousand times what using it costs, and a page has few kinds of them. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, known)
  return known
}

function thatIs(value: string, otherwise: string, use: (value: string) => unknown): string {
  try {
    use(value)
    return value
  } catch {
    // The only way Intl has to say that there is no such language or zone.
    return otherwise
  }
}
