import { EXIT } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Line } from './lines.ts'
import { type Random, seededRandom } from './random.ts'

/** How lines are sent otherwise than they stand in their file. */
export interface SendingOptions {
  /** Seed of a random order; the same seed gives the same order. Without it the order is the file's. */
  readonly shuffle?: string | undefined
  /** So many percent of the lines are sent a second time, later. */
  readonly duplicate?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Sending {
  readonly lines: AsyncIterable<Line> | Iterable<Line>
  /** How many lines there are; null while they are still being read. */
  readonly total: number | null
}

/** Arranges lines for sending. Only `shuffle` holds all of them; otherwise they pass through as they are read. */
export async function arrange(
  lines: AsyncIterable<Line>,
  { shuffle, duplicate = 0, signal }: SendingOptions,
): Promise<Sending> {
  const random = seededRandom(shuffle ?? '')
  const sent = duplicate === 0 ? lines : repeat(lines, duplicate, random)
  if (shuffle === undefined) return { lines: sent, total: null }
  const all = await readAll(sent, signal)
  shuffleInPlace(all, random)
  return { lines: all, total: all.length }
}

/** @throws Failure for what is no percentage. */
export function parsePercent(text: string): number {
  const percent = text.trim() === '' ? Number.NaN : Number(text)
  if (percent >= 0 && percent <= 100) return percent
  throw new Failure(EXIT.usage, 'invalid_percent', `"${text}" is no percentage. Give a number from 0 to 100.`)
}

/** How many lines wait for their second time at most: later by some thousand lines is in another batch, mostly. */
const MOST_WAITING = 5_000

/** Sends a part of the lines again, each a random while after its first time: the more wait, the sooner one goes. */
async function* repeat(lines: AsyncIterable<Line>, percent: number, random: Random): AsyncGenerator<Line> {
  const isChosen = chooser(percent, random)
  const waiting: Line[] = []
  for await (const line of lines) {
    yield line
    if (isChosen()) waiting.push(line)
    if (random() * MOST_WAITING < waiting.length) yield* takeAny(waiting, random)
  }
  while (waiting.length > 0) yield* takeAny(waiting, random)
}

/** Says yes to exactly so many of every hundred, whichever they are; fractions are carried on to the next hundred. */
function chooser(percent: number, random: Random): () => boolean {
  let left = 0
  let wanted = 0
  return () => {
    if (left === 0) {
      left = 100
      wanted = (wanted % 1) + percent
    }
    const chosen = random() * left < Math.floor(wanted)
    left -= 1
    if (chosen) wanted -= 1
    return chosen
  }
}

function takeAny(waiting: Line[], random: Random): readonly Line[] {
  return waiting.splice(Math.floor(random() * waiting.length), 1)
}

async function readAll(lines: AsyncIterable<Line>, signal: AbortSignal | undefined): Promise<Line[]> {
  const all: Line[] = []
  for await (const line of lines) {
    if (signal?.aborted) break
    all.push(line)
  }
  return all
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffleInPlace(lines: Line[], random: Random): void {
  for (let last = lines.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [lines[last], lines[other]]
    if (a !== undefined && b !== undefined) [lines[last], lines[other]] = [b, a]
  }
}
