import type { Catalog } from '@laurel/core'
import { LaurelError } from '@laurel/engine'
import { countCommits, type HistoryItem, type HistoryOptions, parseLog, readHistory } from '@laurel/git'
import { catalogNamed, DEFAULT_CATALOG, isCatalogNamed, loadCatalog } from '../catalog.ts'
import { type DatabaseOptions, openCommunity, placeOf, shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { count, counted, took } from '../format.ts'
import { importHistory } from '../import/import-history.ts'
import type { ImportReport } from '../import/report.ts'
import { reportText } from '../import/report-text.ts'
import { serverSink } from '../import/server-sink.ts'
import { laurelSink, type Sink } from '../import/sink.ts'
import { openInput } from '../input.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { startProgress } from '../progress.ts'
import { clientFor } from '../server.ts'
import { styleFor } from '../style.ts'

export interface ImportGitOptions extends DatabaseOptions {
  /** The address of a running server to send to, instead of opening a database. */
  readonly server?: string
  readonly catalog?: string
  /** A file that the documented `git log` command wrote, or `-`. */
  readonly log?: string
  readonly repository?: string
  readonly salt?: string
  readonly keepEmail?: boolean
  readonly allBranches?: boolean
  readonly json?: boolean
}

/** `laurel import git <folder>`, or `--log <file>` instead of the folder: a history becomes people with badges. */
export async function importGit(folder: string | undefined, options: ImportGitOptions, io: Io): Promise<ExitCode> {
  const catalog = await loadCatalog(catalogNamed(options.catalog, io.env))
  if (options.server !== undefined) return importThrough(options.server, folder, catalog, options, io)

  const source = await sourceOf(folder, options, io)
  const place = placeOf(options, io.env)
  const named = isCatalogNamed(options.catalog, io.env)
  const laurel = await openCommunity(place, catalog, io, { named }).catch(sayHowToSend)
  try {
    const salt = options.salt ?? (await laurel.secret('git-salt'))
    return await run(source, laurelSink(laurel), { options, io, catalog, salt, where: shown(place) })
  } finally {
    await laurel.close()
  }
}

async function importThrough(
  server: string,
  folder: string | undefined,
  catalog: Catalog,
  options: ImportGitOptions,
  io: Io,
): Promise<ExitCode> {
  const sink = serverSink(clientFor(server, io.env))
  const salt = requireSalt(options)
  return run(await sourceOf(folder, options, io), sink, { options, io, catalog, salt, where: server })
}

/** A database keeps its own salt, but no server hands it out. */
function requireSalt({ salt }: ImportGitOptions): string {
  if (salt !== undefined) return salt
  const message =
    'To send through a server, give --salt: any secret text, and the same one in every import, so that people stay the same.'
  throw new Failure(EXIT.usage, 'salt_missing', message)
}

/** Where a history comes from. */
interface Source {
  /** How many commits there are; null where nobody knows before the end. */
  readonly total: number | null
  read(options: HistoryOptions): AsyncIterable<HistoryItem>
  /** How much has been read, 0 to 1, where that is known. */
  fraction(): number | undefined
}

async function sourceOf(folder: string | undefined, options: ImportGitOptions, io: Io): Promise<Source> {
  if (options.log !== undefined) return logSource(options.log, folder, options, io)
  if (folder === undefined)
    throw new Failure(EXIT.usage, 'no_history', 'Say which history: the folder of a repository, or --log with a file.')
  const branches = branchesOf(options)
  const total = await countCommits(folder, { branches })
  return { total, read: (history) => readHistory(folder, { ...history, branches }), fraction: () => undefined }
}

/** What the documented `git log` command wrote: the folder is not there to be asked, so everything has to be said. */
async function logSource(
  log: string,
  folder: string | undefined,
  { repository, allBranches }: ImportGitOptions,
  io: Io,
): Promise<Source> {
  if (folder !== undefined || allBranches === true)
    throw new Failure(EXIT.usage, 'two_histories', 'Give a folder or --log, not both: a log is a history of its own.')
  if (repository === undefined)
    throw new Failure(EXIT.usage, 'no_repository', 'A log does not say where it is from: add --repository owner/name.')
  const { bytes, fraction } = await openInput(log, io.stdin)
  return { total: null, read: (history) => parseLog(bytes, { ...history, repository }), fraction }
}

interface Run {
  readonly options: ImportGitOptions
  readonly io: Io
  readonly catalog: Catalog
  readonly salt: string
  /** The database or server, as people call it. */
  readonly where: string
}

async function run(source: Source, sink: Sink, { options, io, catalog, salt, where }: Run): Promise<ExitCode> {
  const started = io.now().getTime()
  const progress = startProgress(io, { verb: 'Importing', unit: 'commits', total: source.total })
  const report = await importHistory(source.read(historyOptions({ options, io, salt })), sink, {
    signal: io.interrupted,
    onProgress: (commits) => progress.update(commits, source.fraction()),
  })
  progress.end()
  const seconds = (io.now().getTime() - started) / 1000

  const look = `laurel profile${sameDatabase(options)}`
  const style = styleFor(io.stdout, io.env)
  const text = () => [
    ...reportText(report, { catalog, where, look, style }),
    ...(report.looked === 0 ? [] : ['', took(seconds, eventsOf(report), 'event')]),
  ]
  printResult(io, options.json, { ...report, seconds }, text)
  if (!report.interrupted) return EXIT.ok
  const all = source.total === null ? '' : ` of ${count(source.total)}`
  tell(
    io,
    `Stopped after ${counted(report.looked, 'commit')}${all}. What was imported stays; run the same command again to go on.`,
  )
  return EXIT.interrupted
}

function historyOptions({ options, io, salt }: Pick<Run, 'options' | 'io' | 'salt'>): HistoryOptions {
  const { repository, keepEmail = false } = options
  const common = { salt, keepEmail, now: io.now().getTime() }
  return repository === undefined ? common : { ...common, repository }
}

function branchesOf({ allBranches }: ImportGitOptions): 'current' | 'all' {
  return allBranches === true ? 'all' : 'current'
}

function eventsOf({ commits, merges, releases, duplicates }: ImportReport): number {
  return commits + merges + releases + duplicates
}

/** What to add to another command so that it looks where this one wrote. */
function sameDatabase({ server, database, schema, catalog }: ImportGitOptions): string {
  const parts = [
    server === undefined ? '' : ` --server ${server}`,
    database === undefined ? '' : ` --database ${shown({ database })}`,
    schema === undefined ? '' : ` --schema ${schema}`,
    catalog === undefined || catalog === DEFAULT_CATALOG ? '' : ` --catalog ${catalog}`,
  ]
  return parts.join('')
}

function sayHowToSend(error: unknown): never {
  if (!(error instanceof LaurelError) || error.code !== 'database_locked') throw error
  const hint = 'To send through it, set LAUREL_API_KEY and add --server with its address.'
  throw new Failure(EXIT.database, error.code, `${error.message} ${hint}`, { cause: error })
}
