import { type AnyRowResult, type DecisionFile, readDecisions } from '../decide/rows.ts'
import { type Action, atSource, type Result, type Source, type SourceOptions } from '../decide/source.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { columns, count, counted } from '../format.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { startProgress } from '../progress.ts'

export interface DecideOptions extends SourceOptions {
  readonly by: string
  readonly reason: string
  readonly instance?: string
  readonly json?: boolean
}

export interface GrantOptions extends Omit<DecideOptions, 'reason'> {
  readonly reason?: string
  readonly csv?: string
  readonly dryRun?: boolean
  readonly silent?: boolean
}

export type ResetOptions = Omit<DecideOptions, 'instance'>

/** `laurel grant <person> <badge>`, or `laurel grant --csv <file>` for many decisions at once. */
export async function grant(
  person: string | undefined,
  badge: string | undefined,
  options: GrantOptions,
  io: Io,
): Promise<ExitCode> {
  const { csv, reason, dryRun, ...rest } = options
  if (csv !== undefined) {
    if (person !== undefined || reason !== undefined) throw usage('A file says who is granted what, and why.')
    return decideFile(csv, options, io)
  }
  if (person === undefined || badge === undefined) throw usage('Name a person and a badge, or a file with --csv.')
  if (reason === undefined) throw usage('Say why with --reason; it stays with the decision.')
  if (dryRun === true) throw usage('A dry run is for a file, named with --csv.')
  return decideOne('grant', person, badge, { ...rest, reason }, io, {
    done: `${person} holds ${badge} now.`,
    already: `${person} was granted ${badge} before. Nothing was changed.`,
  })
}

/** `laurel revoke <person> <badge>`: not held, whatever the rules say, until that is lifted. */
export async function revoke(person: string, badge: string, options: DecideOptions, io: Io): Promise<ExitCode> {
  return decideOne('revoke', person, badge, options, io, {
    done: `${person} no longer holds ${badge}, until that is lifted.`,
    already: `${person} does not hold ${badge}. Nothing was changed.`,
  })
}

/** `laurel lift <person> <badge>`: a revocation is over, and the rules decide again. */
export async function lift(person: string, badge: string, options: DecideOptions, io: Io): Promise<ExitCode> {
  return decideOne('lift', person, badge, options, io, {
    done: `The revocation is lifted: ${person} holds ${badge} again.`,
    open: `The revocation is lifted: ${person} can earn ${badge} again.`,
    already: `${badge} of ${person} is not revoked. Nothing was changed.`,
  })
}

/** `laurel reset <person>`: nothing is counted any more, and the badges are gone whose policy says so. */
export async function reset(person: string, options: ResetOptions, io: Io): Promise<ExitCode> {
  const { by, reason, json } = options
  const result = await atSource(options, io, (source) => source.reset({ person, by, reason }))
  return tellResult({ person }, result, json, io, {
    done: `${person} begins anew, with the badges that outlast a reset.`,
    open: `${person} begins anew.`,
    already: `Nothing is counted for ${person}. Nothing was changed.`,
  })
}

/** What to say of each outcome; `open` where it is done and the badge not held. */
interface Sentences {
  readonly done: string
  readonly open?: string
  readonly already: string
}

async function decideOne(
  action: Action,
  person: string,
  badge: string,
  options: DecideOptions & Pick<GrantOptions, 'silent'>,
  io: Io,
  sentences: Sentences,
): Promise<ExitCode> {
  const { by, reason, instance, silent, json } = options
  const about = { person, badge, ...(instance === undefined ? {} : { instance }) }
  const result = await atSource(options, io, (source) =>
    source.decide(action, { ...about, by, reason }, silent !== true),
  )
  return tellResult(about, result, json, io, sentences)
}

function tellResult(about: object, result: Result, json: boolean | undefined, io: Io, says: Sentences): ExitCode {
  const { done, open = done, already } = says
  printResult(io, json, { ...about, ...result }, () => [
    result.status === 'already' ? already : result.held ? done : open,
  ])
  return EXIT.ok
}

async function decideFile(file: string, options: GrantOptions, io: Io): Promise<ExitCode> {
  const { rows, refused } = await readDecisions(file, io)
  const results = await atSource(options, io, (source) => decideRows(source, rows, options, io))
  const report = reportOf(
    [...results, ...refused].sort((a, b) => a.line - b.line),
    options.dryRun === true,
  )
  for (const { line, problem } of options.json === true ? [] : report.refused.slice(0, SHOWN)) {
    const codes = problem.field === undefined ? problem.code : `${problem.code}, ${problem.field}`
    tell(io, `Line ${count(line)}: ${problem.message} (${codes})`)
  }
  printResult(io, options.json, report, () => reportText(report))
  const open = rows.length - results.length
  if (open > 0) {
    tell(io, `Stopped, with ${counted(open, 'row')} left. What was decided stays; the same command goes on from there.`)
    return EXIT.interrupted
  }
  return report.refused.length === 0 ? EXIT.ok : EXIT.problems
}

/** How many refused rows are shown on a screen. */
const SHOWN = 10

/** How many rows are decided between two looks at the progress. */
const AT_ONCE = 25

async function decideRows(
  source: Source,
  rows: DecisionFile['rows'],
  { by, dryRun = false, silent = false }: GrantOptions,
  io: Io,
): Promise<readonly AnyRowResult[]> {
  const options = { by, dryRun, announce: !silent }
  // What one row does matters for the next, so a dry run sees them together.
  if (dryRun) return source.decideAll(rows, options)
  const progress = startProgress(io, { verb: 'Deciding', unit: 'rows', total: rows.length })
  const results: AnyRowResult[] = []
  while (results.length < rows.length && !io.interrupted.aborted) {
    results.push(...(await source.decideAll(rows.slice(results.length, results.length + AT_ONCE), options)))
    progress.update(results.length)
  }
  progress.end()
  return results
}

interface Report {
  readonly dryRun: boolean
  readonly rows: number
  readonly done: number
  readonly already: number
  readonly refused: readonly (AnyRowResult & { readonly status: 'refused' })[]
}

function reportOf(results: readonly AnyRowResult[], dryRun: boolean): Report {
  return {
    dryRun,
    rows: results.length,
    done: results.filter((result) => result.status === 'done').length,
    already: results.filter((result) => result.status === 'already').length,
    refused: results.filter((result) => result.status === 'refused'),
  }
}

function reportText({ dryRun, rows, done, already, refused }: Report): readonly string[] {
  return [
    ...(dryRun ? ['A dry run: nothing was written. This would happen:'] : []),
    ...columns([
      ['rows', rows],
      ['done', done],
      ['already so', already],
      ['refused', refused.length],
    ]),
  ]
}

function usage(message: string): Failure {
  return new Failure(EXIT.usage, 'usage', message)
}
