import { html } from 'hono/html'
import type { Visitor } from '../http/visitor.ts'
import type { Html } from './html.ts'

/** In which language and zone somebody reads dates. */
export type Reader = Pick<Visitor, 'locale' | 'zone'>

const STEPS = [
  // "now": a page that counts seconds is out of date before it is read.
  { unit: 'second', seconds: 60, below: 60 },
  { unit: 'minute', seconds: 60, below: 3_600 },
  { unit: 'hour', seconds: 3_600, below: 86_400 },
  { unit: 'day', seconds: 86_400, below: 30 * 86_400 },
] as const

/** When something happened: "2 hours ago", or the day when that is longer than a month ago. */
export function timeAgo(date: Date, now: Date, reader: Reader): Html {
  return timeElement(date, agoText(date, now, reader), reader)
}

/** "March 2024" */
export function monthOf(date: Date, reader: Reader): Html {
  return timeElement(date, inZone(date, reader, { month: 'long', year: 'numeric' }), reader)
}

/** "1 March 2024" */
export function dayOf(date: Date, reader: Reader): Html {
  return timeElement(date, inZone(date, reader, { dateStyle: 'long' }), reader)
}

/** "11:59 PM", of a day that needs no name. */
export function clockTime(date: Date, reader: Reader): Html {
  return timeElement(date, inZone(date, reader, { timeStyle: 'short' }), reader)
}

/** The whole instant in words, with the zone that it is told in. */
export function fullTime(date: Date, reader: Reader): string {
  const day = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const
  return inZone(date, reader, { ...day, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
}

function agoText(date: Date, now: Date, reader: Reader): string {
  const seconds = Math.max(0, Math.round((now.getTime() - date.getTime()) / 1_000))
  const step = STEPS.find(({ below }) => seconds < below)
  if (step === undefined) return inZone(date, reader, { dateStyle: 'long' })
  return relativeFormatOf(reader.locale).format(-Math.floor(seconds / step.seconds), step.unit)
}

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()

function relativeFormatOf(locale: string): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  relativeFormats.set(locale, known)
  return known
}

function timeElement(date: Date, text: string, reader: Reader): Html {
  return html`<time datetime="${date.toISOString()}" title="${fullTime(date, reader)}">${text}</time>`
}

function inZone(date: Date, { locale, zone }: Reader, options: Intl.DateTimeFormatOptions): string {
  return formatOf(locale, zone, options).format(date)
}

/** Making a format takes much longer than using it, and a page has dozens of dates. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  formats.set(key, format)
  return format
}
