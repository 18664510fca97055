import { bar, count, duration } from './format.ts'
import type { Io } from './io.ts'
import { styleFor } from './style.ts'

export interface ProgressOptions {
  /** What is being done: "Importing". */
  readonly verb: string
  /** What is counted: "commits". */
  readonly unit: string
  /** How many there are; null when nobody knows. */
  readonly total: number | null
}

export interface Progress {
  /** How many are done; `fraction` where it is known better than by counting. */
  update(done: number, fraction?: number): void
  /** Takes the bar away, so that what follows stands in its place. */
  end(): void
}

/** Tells how work goes on, on stderr: a bar in a terminal, a line now and then everywhere else. */
export function startProgress(io: Io, options: ProgressOptions): Progress {
  return io.stderr.isTTY === true ? drawBar(io, options) : writeLines(io, options)
}

/** More often than ten times a second nobody can read. */
const REDRAW = 100

const BAR_WIDTH = 24

function drawBar(io: Io, options: ProgressOptions): Progress {
  const started = io.now().getTime()
  const style = styleFor(io.stderr, io.env)
  let drawn = 0
  return {
    update: (done, fraction) => {
      const now = io.now().getTime()
      if (now - drawn < REDRAW) return
      drawn = now
      const measure = measured(options, done, fraction, now - started)
      const room = Math.max((io.stderr.columns ?? 80) - options.verb.length - BAR_WIDTH - 4, 0)
      io.stderr.write(
        `\r\u001b[K${options.verb} ${drawnBar(measure.fraction, style)} ${detail(options, done, measure).slice(0, room)}`,
      )
    },
    end: () => {
      if (drawn > 0) io.stderr.write('\r\u001b[K')
    },
  }
}

function drawnBar(fraction: number | null, style: ReturnType<typeof styleFor>): string {
  const { done, open } = bar(fraction ?? 0, BAR_WIDTH)
  return style.green(done) + style.dim(open)
}

/** A log is read later: a line for each twentieth but not more than one a second, and the last one in any case. */
const STEP = 0.05
const AT_MOST_EVERY = 1_000

/** Where the end is unknown. */
const EVERY = 10_000

function writeLines(io: Io, options: ProgressOptions): Progress {
  const started = io.now().getTime()
  let nextStep = STEP
  let last = started
  const isDue = (fraction: number | null, sinceLast: number) => {
    if (fraction === null) return sinceLast >= EVERY
    return fraction >= nextStep && (fraction === 1 || sinceLast >= AT_MOST_EVERY)
  }
  return {
    update: (done, fraction) => {
      const now = io.now().getTime()
      const measure = measured(options, done, fraction, now - started)
      if (!isDue(measure.fraction, now - last)) return
      last = now
      nextStep = (Math.floor((measure.fraction ?? 0) / STEP) + 1) * STEP
      io.stderr.write(`${options.verb}: ${detail(options, done, measure)}\n`)
    },
    end: () => {},
  }
}

interface Measure {
  readonly fraction: number | null
  readonly perSecond: number
  readonly secondsLeft: number | null
}

function measured({ total }: ProgressOptions, done: number, known: number | undefined, elapsed: number): Measure {
  const fraction = known ?? (total === null || total === 0 ? null : Math.min(done / total, 1))
  const left = fraction === null || fraction === 0 ? null : (elapsed * (1 - fraction)) / fraction / 1000
  return { fraction, perSecond: elapsed === 0 ? 0 : (done * 1000) / elapsed, secondsLeft: left }
}

function detail({ unit, total }: ProgressOptions, done: number, { fraction, perSecond, secondsLeft }: Measure): string {
  const parts = [
    fraction === null ? [] : [`${Math.floor(fraction * 100)}%`],
    [total === null ? `${count(done)} ${unit}` : `${count(done)} of ${count(total)} ${unit}`],
    perSecond === 0 ? [] : [`${count(Math.round(perSecond))}/s`],
    secondsLeft === null || secondsLeft < 0.5
      ? []
      : [`about ${duration(Math.round(secondsLeft)).replace('.0', '')} left`],
  ]
  return parts.flat().join('  ')
}
