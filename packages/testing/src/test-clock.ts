/** A moment as RFC 3339 text with its offset, such as `2026-03-02T12:00:00Z`, or as a Date. */
export type Moment = string | Date

/** How far to move a clock; what is given is added up. A day is 24 hours, whatever a zone does with it. */
export interface Span {
  readonly weeks?: number
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly milliseconds?: number
}

/** A clock that stands where it was set, and runs as the real one until then. */
export class TestClock {
  #standing: number | null
  #ahead = 0

  constructor(moment?: Moment) {
    this.#standing = moment === undefined ? null : instantOf(moment)
  }

  /** What time it is. A function of its own: hand it on as it is, `{ now: clock.now }`. */
  readonly now = (): Date => new Date(this.#standing ?? Date.now() + this.#ahead)

  /** It stands at this moment from now on; earlier than before is fine. */
  set(moment: Moment): void {
    this.#standing = instantOf(moment)
  }

  /** It is that much later at once; a clock that runs goes on running from there. */
  advance(span: Span): void {
    const by = lengthOf(span)
    if (this.#standing === null) this.#ahead += by
    else this.#standing += by
  }
}

/** Milliseconds since 1970 UTC. @throws TypeError for what is no moment, or one only in the zone of this process. */
export function instantOf(moment: Moment): number {
  const isDate = moment instanceof Date
  const instant = isDate ? moment.getTime() : Date.parse(moment)
  if (!Number.isNaN(instant) && (isDate || /T.*(?:Z|[+-]\d\d:\d\d)$/i.test(moment))) return instant
  throw new TypeError(`"${moment}" is no moment: write date, time and offset, such as 2026-03-02T12:00:00Z.`)
}

function lengthOf({ weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Span): number {
  const allDays = weeks * 7 + days
  const allMinutes = (allDays * 24 + hours) * 60 + minutes
  return (allMinutes * 60 + seconds) * 1_000 + milliseconds
}
