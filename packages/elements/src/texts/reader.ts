import { html, type Markup } from '../html/markup.ts'

/** Who looks at it: their language, and the zone in which they read dates. */
export interface Reader {
  readonly locale: string
  readonly zone: string
}

/** A reader from what a page says: English and UTC where it says nothing, or nothing that there is. */
export function readerOf(given: { readonly locale?: string | undefined; readonly zone?: string | undefined }): Reader {
  return {
    locale: firstThatIs([given.locale, 'en'], (locale) => Intl.NumberFormat(locale)),
    zone: firstThatIs([given.zone, 'UTC'], (timeZone) => Intl.DateTimeFormat('en', { timeZone })),
  }
}

/** The date of an instant as the reader says it, with the instant for machines. */
export function dateOf(instant: string, reader: Reader): Markup {
  return timeElement(instant, reader, { dateStyle: 'medium' })
}

/** Date and time of an instant. */
export function momentOf(instant: string, reader: Reader): Markup {
  return timeElement(instant, reader, { dateStyle: 'medium', timeStyle: 'short' })
}

/** A day of the calendar, such as `2026-03-01`, which is the same in every zone. */
export function dayOf(day: string, { locale }: Reader, style: Intl.DateTimeFormatOptions = DAY): string {
  return formatter(locale, { ...style, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'long' }

/** A number as the reader writes it. */
export function numberOf(value: number, { locale }: Pick<Reader, 'locale'>): string {
  return new Intl.NumberFormat(locale).format(value)
}

function timeElement(instant: string, { locale, zone }: Reader, style: Intl.DateTimeFormatOptions): Markup {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return html``
  return html`<time datetime="${date.toISOString()}">${formatter(locale, { ...style, timeZone: zone }).format(date)}</time>`
}

/** Making one costs a thousand times what using it costs, and a page has few kinds of them. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, known)
  return known
}

function firstThatIs(values: readonly (string | undefined)[], use: (value: string) => unknown): string {
  const found = values.find((value) => {
    try {
      return value !== undefined && value !== '' && use(value) !== undefined
    } catch {
      // The only way Intl has to say that there is no such language or zone.
      return false
    }
  })
  return found ?? ''
}
