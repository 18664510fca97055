import type { Catalog } from '@laurel/core'
import { LaurelError } from '@laurel/engine'
import { countCommits } from '@laurel/git'
import { catalogNamed, DEFAULT_CATALOG, isCatalogNamed, loadCatalog } from '../catalog.ts'
import { type DatabaseOptions, openCommunity, placeOf, shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { count, counted, took } from '../format.ts'
import { type ImportOptions, importHistory } from '../import/import-history.ts'
import type { ImportReport } from '../import/report.ts'
import { reportText } from '../import/report-text.ts'
import { serverSink } from '../import/server-sink.ts'
import { laurelSink, type Sink } from '../import/sink.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { startProgress } from '../progress.ts'
import { clientFor } from '../server.ts'
import { styleFor } from '../style.ts'

export interface ImportGitOptions extends DatabaseOptions {
  /** The address of a running server to send to, instead of opening a database. */
  readonly server?: string
  readonly catalog?: string
  readonly repository?: string
  readonly salt?: string
  readonly keepEmail?: boolean
  readonly allBranches?: boolean
  readonly json?: boolean
}

/** `laurel import git <folder>`: a history becomes people with badges. */
export async function importGit(folder: string, options: ImportGitOptions, io: Io): Promise<ExitCode> {
  const catalog = await loadCatalog(catalogNamed(options.catalog, io.env))
  if (options.server !== undefined) return importThrough(options.server, folder, catalog, options, io)

  const total = await countCommits(folder, { branches: branchesOf(options) })
  const place = placeOf(options, io.env)
  const named = isCatalogNamed(options.catalog, io.env)
  const laurel = await openCommunity(place, catalog, io, { named }).catch(sayHowToSend)
  try {
    const salt = options.salt ?? (await laurel.secret('git-salt'))
    return await run(folder, laurelSink(laurel), { options, io, catalog, salt, total, where: shown(place) })
  } finally {
    await laurel.close()
  }
}

async function importThrough(
  server: string,
  folder: string,
  catalog: Catalog,
  options: ImportGitOptions,
  io: Io,
): Promise<ExitCode> {
  const sink = serverSink(clientFor(server, io.env))
  const salt = requireSalt(options)
  const total = await countCommits(folder, { branches: branchesOf(options) })
  return run(folder, sink, { options, io, catalog, salt, total, where: server })
}

/** A database keeps its own salt, but no server hands it out. */
function requireSalt({ salt }: ImportGitOptions): string {
  if (salt !== undefined) return salt
  const message =
    'To send through a server, give --salt: any secret text, and the same one in every import, so that people stay the same.'
  throw new Failure(EXIT.usage, 'salt_missing', message)
}

interface Run {
  readonly options: ImportGitOptions
  readonly io: Io
  readonly catalog: Catalog
  readonly salt: string
  readonly total: number
  /** The database or server, as people call it. */
  readonly where: string
}

async function run(folder: string, sink: Sink, { options, io, catalog, salt, total, where }: Run): Promise<ExitCode> {
  const started = io.now().getTime()
  const progress = startProgress(io, { verb: 'Importing', unit: 'commits', total })
  const onProgress = (commits: number) => progress.update(commits)
  const report = await importHistory(folder, sink, historyOptions({ options, io, salt, onProgress }))
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
  tell(
    io,
    `Stopped after ${counted(report.looked, 'commit')} of ${count(total)}. What was imported stays; run the same command again to go on.`,
  )
  return EXIT.interrupted
}

interface HistorySettings extends Pick<Run, 'options' | 'io' | 'salt'> {
  readonly onProgress: (commits: number) => void
}

function historyOptions({ options, io, salt, onProgress }: HistorySettings): ImportOptions {
  const { repository, keepEmail = false } = options
  const now = io.now().getTime()
  const common = { salt, keepEmail, now, branches: branchesOf(options), signal: io.interrupted, onProgress }
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
