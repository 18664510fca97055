import { countCommits } from '@laurel/git'
import { addressOfHolder, isUrl, LaurelError, type Laurel } from '@laurel/engine'
import { catalogNamed, DEFAULT_CATALOG, loadCatalog } from '../catalog.ts'
import { type DatabaseOptions, openCommunity, type Place, placeOf, shown } from '../database.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import { counted, duration } from '../format.ts'
import { importHistory } from '../import/import-history.ts'
import type { ImportReport } from '../import/report.ts'
import { reportText } from '../import/report-text.ts'
import { laurelSink, type Sink } from '../import/sink.ts'
import type { Io } from '../io.ts'
import { printResult, tell } from '../output.ts'
import { startProgress } from '../progress.ts'
import { styleFor } from '../style.ts'

export interface ImportGitOptions extends DatabaseOptions {
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
  const branches = options.allBranches === true ? 'all' : 'current'
  const total = await countCommits(folder, { branches })
  const place = placeOf(options, io.env)
  const laurel = await openCommunity(place, catalog, io).catch((error: unknown) => refuse(error, place))
  try {
    const salt = options.salt ?? (await laurel.secret('git-salt'))
    return await importInto(laurelSink(laurel), { folder, total, salt, branches, where: shown(place), laurel, options, io })
  } finally {
    await laurel.close()
  }
}
