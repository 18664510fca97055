import { CLOCK_SKEW } from '@laurel/core'
import type { NoteReason } from './notes.ts'

export interface Moment {
  /** RFC 3339, in the author's own offset, or in UTC if that is unknown. */
  readonly at: string
  /** An offset such as `+02:00`, or null if the commit has none that can exist. */
  readonly zone: string | null
}

/** The engine refuses what is older: nothing that a platform rewards happened before. */
const EARLIEST = Date.UTC(1900, 0, 1)

const FURTHEST_OFFSET = 14 * 60

/**
 * Reads a date as commits store it: seconds since 1970 as text, and an offset such as `+0200`. Answers with a
 * reason if there is no date that an event could have. `now` is in milliseconds.
 */
export function readMoment(seconds: string, offset: string, now: number): Moment | NoteReason {
  if (!/^-?\d+$/.test(seconds)) return 'date_unreadable'
  const instant = Number(seconds) * 1000
  if (instant === 0) return 'date_unknown'
  if (instant < EARLIEST) return 'date_too_old'
  if (instant > now + CLOCK_SKEW) return 'date_in_future'

  const minutes = readOffset(offset)
  return minutes === null ? { at: local(instant, 0, 'Z'), zone: null } : inZone(instant, minutes)
}

/** Minutes from UTC, or null: hand-written commits carry offsets such as +7400 and +051800. */
function readOffset(offset: string): number | null {
  const [, sign, digits] = /^([+-])(\d{1,9})$/.exec(offset) ?? []
  if (digits === undefined) return null
  const minutes = Math.trunc(Number(digits) / 100) * 60 + (Number(digits) % 100)
  if (Number(digits) % 100 > 59 || minutes > FURTHEST_OFFSET) return null
  return sign === '-' ? -minutes : minutes
}

function inZone(instant: number, minutes: number): Moment {
  const zone = `${minutes < 0 ? '-' : '+'}${twoDigits(Math.abs(minutes) / 60)}:${twoDigits(Math.abs(minutes) % 60)}`
  return { at: local(instant, minutes, zone), zone }
}

function local(instant: number, minutes: number, zone: string): string {
  return new Date(instant + minutes * 60_000).toISOString().slice(0, 19) + zone
}

function twoDigits(number: number): string {
  return String(Math.trunc(number)).padStart(2, '0')
}
