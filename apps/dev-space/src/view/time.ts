import { html } from 'hono/html'
import type { Locale } from '../http/language.ts'
import type { Html } from './html.ts'

const STEPS = [
  // "now": a page that counts seconds is out of date before it is read.
  { unit: 'second', seconds: 60, below: 60 },
  { unit: 'minute', seconds: 60, below: 3_600 },
  { unit: 'hour', seconds: 3_600, below: 86_400 },
  { unit: 'day', seconds: 86_400, below: 30 * 86_400 },
] as const

/** When something happened: "2 hours ago", or the day when that is longer than a month ago. */
export function timeAgo(date: Date, now: Date, locale: Locale): Html {
  return timeElement(date, agoText(date, now, locale), locale)
}

/** "March 2024" */
export function monthOf(date: Date, locale: Locale): Html {
  const text = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
  return timeElement(date, text, locale)
}

/** The whole instant in words; in UTC, as a server does not know the visitor's zone. */
export function fullTime(date: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(date)} UTC`
}

function agoText(date: Date, now: Date, locale: Locale): string {
  const seconds = Math.max(0, Math.round((now.getTime() - date.getTime()) / 1_000))
  const step = STEPS.find(({ below }) => seconds < below)
  if (step === undefined) return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  return format.format(-Math.floor(seconds / step.seconds), step.unit)
}

function timeElement(date: Date, text: string, locale: Locale): Html {
  return html`<time datetime="${date.toISOString()}" title="${fullTime(date, locale)}">${text}</time>`
}
