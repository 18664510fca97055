import type { Award, Laurel, MetricRow } from '@laurel/engine'
import { loadCatalog } from '../catalog.ts'
import { shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { columns, count, counted, took } from '../format.ts'
import { ALMOST, openInput } from '../input.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { startProgress } from '../progress.ts'
import { readLines } from '../replay/lines.ts'
import { type LineProblem, type ReplayCounts, replayEvents } from '../replay/replay-events.ts'
import { openScratch, type Scratch } from '../replay/scratch.ts'
import { arrange, parsePercent } from '../replay/sending.ts'
import { type LineFile, openLineFile } from '../replay/write-lines.ts'

export interface ReplayCommandOptions {
  readonly catalog: string
  /** `memory`, a folder or a connection string; never the community's own schema. */
  readonly database?: string
  readonly keep?: boolean
  /** Where awards and metrics go: a file, `-` for stdout, nowhere when absent. */
  readonly awards?: string
  readonly metrics?: string
  /** Seed of a random order in which the events are sent, instead of the file's. */
  readonly shuffle?: string
  /** How many percent of the events are sent a second time. */
  readonly duplicate?: string
  /** Rejected lines are told, but do not make the command fail. */
  readonly lenient?: boolean
  readonly json?: boolean
}

interface ReplaySummary extends ReplayCounts {
  readonly awards: number
  readonly metrics: number
  /** Types that the catalog does not know: such events are stored, but count for nothing. */
  readonly unknownTypes: readonly { readonly type: string; readonly count: number }[]
  readonly seconds: number
  /** Where the replay can be looked at; null when it was removed. */
  readonly schema: string | null
  readonly interrupted: boolean
}

/** `laurel replay <file>`: runs events through the real engine in a scratch database, and writes what came of it. */
export async function replay(file: string, options: ReplayCommandOptions, io: Io): Promise<ExitCode> {
  requireOneReader(options)
  const sending = { shuffle: options.shuffle, duplicate: parsePercent(options.duplicate ?? '0') }
  const catalog = await loadCatalog(options.catalog)
  const input = await openInput(file, io.stdin)
  const awards = await openLineFile(options.awards, io)
  const metrics = await openLineFile(options.metrics, io)
  const { database = 'memory', keep = false } = options
  const scratch = await openScratch(database, catalog, io, keep)
  const summary = await closing([awards, metrics, scratch], () =>
    run({ scratch, input, sending, awards, metrics, keep, io }),
  )

  printResult(io, options.json, summary, () => [])
  for (const line of summaryLines(summary, database)) tell(io, line)
  if (summary.interrupted) return EXIT.interrupted
  return summary.rejected > 0 && options.lenient !== true ? EXIT.problems : EXIT.ok
}

function requireOneReader({ awards, metrics, json }: ReplayCommandOptions): void {
  const wanted = [awards === '-', metrics === '-', json === true].filter(Boolean).length
  if (wanted <= 1) return
  const message =
    'Only one thing can be written to stdout: --awards -, --metrics - or --json. Give files for the others.'
  throw new Failure(EXIT.usage, 'one_stdout', message)
}

interface Parts {
  readonly scratch: Scratch
  readonly input: Awaited<ReturnType<typeof openInput>>
  readonly sending: { readonly shuffle: string | undefined; readonly duplicate: number }
  readonly awards: LineFile
  readonly metrics: LineFile
  readonly keep: boolean
  readonly io: Io
}

async function run({ scratch, input, sending, awards, metrics, keep, io }: Parts): Promise<ReplaySummary> {
  const { laurel } = scratch
  const started = io.now().getTime()
  const progress = startProgress(io, { verb: 'Replaying', unit: 'events', total: null })
  const signal = io.interrupted
  const { lines, total } = await arrange(readLines(input.bytes), { ...sending, signal })
  const onProgress = (events: number) =>
    progress.update(events, total === null ? input.fraction() : Math.min(events / total, ALMOST))
  const counts = await replayEvents(laurel, lines, { signal, onProgress })
  progress.end()
  const seconds = (io.now().getTime() - started) / 1000
  return {
    ...counts,
    awards: await awards.write(awardRows(laurel)),
    metrics: await metrics.write(metricRows(laurel)),
    unknownTypes: (await laurel.health()).unknownTypes,
    seconds,
    schema: keep ? scratch.schema : null,
    interrupted: io.interrupted.aborted,
  }
}

/** Closes everything, whatever happens; the first error is the one to tell. */
async function closing<T>(parts: readonly { close(): Promise<void> }[], work: () => Promise<T>): Promise<T> {
  const [done] = await Promise.allSettled([work()])
  const ends = await Promise.allSettled(parts.map((part) => part.close()))
  const failed = ends.find((end) => end.status === 'rejected')
  if (done.status === 'rejected') throw done.reason
  if (failed !== undefined) throw failed.reason
  return done.value
}

type AwardLine = Pick<Award, 'person' | 'badge' | 'instance' | 'tier' | 'earnedAt' | 'awardedAt'>

async function* awardRows(laurel: Laurel): AsyncGenerator<AwardLine> {
  for await (const { person, badge, instance, tier, earnedAt, awardedAt } of laurel.exportAwards()) {
    yield { person, badge, instance, tier, earnedAt, awardedAt }
  }
}

async function* metricRows(laurel: Laurel): AsyncGenerator<MetricRow> {
  for await (const { person, metric, target, value } of laurel.exportMetrics()) {
    yield target === undefined ? { person, metric, value } : { person, metric, target, value }
  }
}

/** How many bad lines are told; `--json` has up to a thousand. */
const SHOWN = 10

function summaryLines(summary: ReplaySummary, database: string): readonly string[] {
  const { events, seconds, unknownTypes, schema } = summary
  return [
    ...summary.problems.slice(0, SHOWN).map(problemLine),
    ...(summary.rejected > SHOWN ? [`… and ${count(summary.rejected - SHOWN)} more rejected lines.`] : []),
    ...unknownTypes.map(
      ({ type, count: times }) =>
        `The catalog knows no event "${type}": ${counted(times, 'event')} counted for nothing.`,
    ),
    summary.interrupted ? `Stopped after ${counted(events, 'line')}; what was written is what came of these.` : '',
    ...columns([
      ['events', events],
      ['recorded', summary.recorded],
      ['duplicates', summary.duplicates],
      ['rejected', summary.rejected],
      ['awards', summary.awards],
      ['metrics', summary.metrics],
    ]),
    took(seconds, events, 'event'),
    schema === null ? '' : `Kept in schema ${schema} of ${shown({ database })}.`,
  ].filter((line) => line !== '')
}

function problemLine({ line, field, code, message }: LineProblem): string {
  return `Line ${count(line)}: ${message} (${field === undefined ? code : `${code}, ${field}`})`
}
