import { countCommits, GitError } from '@laurel/git'
import type { Community } from '../community.ts'
import { importedPosition, noteImported } from '../store/history.ts'
import { hasHistory, historyPosition } from './history-position.ts'
import { type ImportResult, importHistory } from './import-history.ts'
import { count, type Output } from './output.ts'

export interface HistoryTask {
  readonly folder: string
  readonly community: Community
  readonly output: Output
  readonly signal: AbortSignal
}

/** What is to be done about the history of a folder: nothing, all of it, or what came since the last start. */
export type HistoryState = 'none' | 'new' | 'changed' | 'known'

export async function historyState({ folder, community }: HistoryTask): Promise<HistoryState> {
  if (!hasHistory(folder)) return 'none'
  const before = await importedPosition(community.store, folder)
  if (before === null) return 'new'
  return before === (await historyPosition(folder)) ? 'known' : 'changed'
}

/** Takes over a whole history, with a progress bar. One that cannot be read is no reason not to start. */
export async function bringInHistory(task: HistoryTask): Promise<void> {
  const { folder, output } = task
  try {
    output.line(`Importing the git history of ${folder}`)
    const progress = output.progress('Importing', 'commits', await countCommits(folder))
    const result = await importAndNote(task, (commits) => progress.update(commits)).finally(() => progress.end())
    tellResult(result, output)
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    output.line(`The history could not be read, so the community starts without it. ${error.message}`)
  }
}

/** Takes over what came since the last start. */
export async function catchUpWithHistory(task: HistoryTask): Promise<void> {
  try {
    const { recorded, badges } = await importAndNote(task)
    if (recorded > 0) task.output.line(`Took over what is new in the git history: ${things(recorded, badges)}.`)
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    task.output.line(`What is new in the git history could not be read. ${error.message}`)
  }
}

async function importAndNote(task: HistoryTask, onProgress?: (commits: number) => void): Promise<ImportResult> {
  const { folder, community, signal } = task
  const { laurel, store, now } = community
  // Asked first: what comes in while we read is then new at the next start.
  const position = await historyPosition(folder)
  const result = await importHistory(laurel, folder, { now, signal, ...(onProgress && { onProgress }) })
  if (result.finished && position !== null) await noteImported(store, folder, position, now())
  return result
}

function tellResult({ recorded, people, badges, leftOut, finished }: ImportResult, output: Output): void {
  if (!finished) {
    output.line('Stopped importing. The next start goes on from here.')
    return
  }
  output.line(`Imported ${things(recorded, badges)}, of ${counted(people, 'person', 'people')}.`)
  for (const [why, times] of leftOut) output.line(`  Left out ${count(times)}: ${why}`)
}

function things(recorded: number, badges: number): string {
  return `${counted(recorded, 'commit or release', 'commits and releases')}, ${counted(badges, 'badge', 'badges')}`
}

function counted(n: number, one: string, many: string): string {
  return `${count(n)} ${n === 1 ? one : many}`
}
