/**
 * What the clocks of a zone did: stretches of time with one offset. Asking Intl costs some microseconds, so the
 * changes of a zone are looked up once for a year and a bit, and from then on an offset is a look at a short list.
 */
export interface Stretch {
  /** The instant at which it begins, in milliseconds since 1970 UTC. */
  readonly from: number
  /** Milliseconds to add to UTC for the time on the wall. */
  readonly offset: number
  /** The latest time that the wall showed before: more than it shows now for a while after clocks went back. */
  readonly peak: number
  /** The dates that were jumped over at its beginning lie between these two; null where none was. */
  readonly jump: readonly [last: number, next: number] | null
}

const DAY = 86_400_000

/** The stretch that an instant lies in, for an IANA zone or a fixed offset. */
export function stretchAt(at: number, zone: string): Stretch {
  const clock = clocks.get(zone) ?? openClock(zone)
  if (clock.format === null) return clock.fixed
  const stretches = chunkOf(clock, clock.format, Math.floor(at / CHUNK))
  return stretches.findLast(({ from }) => from <= at) ?? clock.fixed
}

/** All stretches that have a part between two instants; some are named twice. */
export function stretchesBetween(from: number, to: number, zone: string): readonly Stretch[] {
  const clock = clocks.get(zone) ?? openClock(zone)
  const { format } = clock
  if (format === null) return [clock.fixed]
  const first = Math.floor(from / CHUNK)
  const chunks = Array.from({ length: Math.floor(to / CHUNK) - first + 1 }, (_, index) => first + index)
  return chunks.flatMap((chunk) => chunkOf(clock, format, chunk))
}

interface Clock {
  /** Null for a fixed offset. */
  readonly format: Intl.DateTimeFormat | null
  readonly fixed: Stretch
  readonly chunks: Map<number, readonly Stretch[]>
}

/** A year and a bit, so that most of what a person does lies in one or two. */
const CHUNK = 400 * DAY

/** Since 1900 no two changes of one zone were less than a week apart, so between equal offsets nothing happened. */
const PROBE = 4 * DAY

/** Far enough before a chunk to see a change that its first hours still feel. */
const LEAD = 2 * PROBE

/** Intl takes names in any case, so there are more than the zones of the world, and not all can be kept. */
const MOST_CLOCKS = 2_000

const clocks = new Map<string, Clock>()

function openClock(zone: string): Clock {
  if (clocks.size >= MOST_CLOCKS) clocks.clear()
  const isFixed = /^[+-]/.test(zone)
  const clock = {
    format: isFixed ? null : openFormat(zone),
    fixed: { from: Number.NEGATIVE_INFINITY, offset: isFixed ? fixedOffset(zone) : 0, ...UNCHANGED },
    chunks: new Map(),
  }
  clocks.set(zone, clock)
  return clock
}

const UNCHANGED = { peak: Number.NEGATIVE_INFINITY, jump: null }

function fixedOffset(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

function chunkOf(clock: Clock, format: Intl.DateTimeFormat, chunk: number): readonly Stretch[] {
  const known = clock.chunks.get(chunk)
  if (known !== undefined) return known
  const stretches = readStretches(format, chunk * CHUNK - LEAD, (chunk + 1) * CHUNK)
  clock.chunks.set(chunk, stretches)
  return stretches
}

function readStretches(format: Intl.DateTimeFormat, from: number, to: number): readonly Stretch[] {
  let before: Stretch = { from, offset: readOffset(format, from), ...UNCHANGED }
  const stretches = [before]
  for (let at = from; at < to; at += PROBE) {
    const offset = readOffset(format, at + PROBE)
    if (offset === before.offset) continue
    before = followOn(before, changeBetween(format, at, at + PROBE, before.offset), offset)
    stretches.push(before)
  }
  return stretches
}

/** The instant at which the offset is no longer `offset`: changes are on a full second. */
function changeBetween(format: Intl.DateTimeFormat, from: number, to: number, offset: number): number {
  let [low, high] = [from / 1000, to / 1000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (readOffset(format, middle * 1000) === offset) low = middle
    else high = middle
  }
  return high * 1000
}

function followOn(before: Stretch, from: number, offset: number): Stretch {
  const wall = from - 1 + before.offset
  const [last, next] = [Math.floor(wall / DAY), Math.floor((from + offset) / DAY)]
  return { from, offset, peak: Math.max(before.peak, wall), jump: next - last > 1 ? [last, next] : null }
}

function openFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}

function readOffset(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]))
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year'])
  const [month, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((name) =>
    Number(parts[name]),
  )
  return Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second) - at
}
