import { availableParallelism } from 'node:os'
import { type BatchRecord, type Listed, readBatch } from './batch.ts'
import { GitError } from './errors.ts'
import { commitItem, type HistoryItem, type ItemOptions } from './item.ts'
import { readLines } from './lines.ts'
import { note } from './notes.ts'
import { type PersonOptions, requireSalt } from './person.ts'
import { gitOutput, startGit } from './process.ts'
import { type Branches, openRepository, type Repository } from './repository.ts'
import { inBatches, inOrder } from './sequence.ts'
import { readTags } from './tags.ts'

export interface HistoryOptions extends PersonOptions {
  /** When the history is read, in milliseconds: what is later than this is left out. */
  readonly now: number
  /** The target of all events; `owner/name` of the origin remote, else the name of the folder, if not given. */
  readonly repository?: string
  /** `current`, unless said otherwise: an abandoned branch often holds the same work a second time. */
  readonly branches?: Branches
}

/** Commits for one run of git: enough that starting it does not count, few enough to hold. */
const BATCH = 2_000

/**
 * Reads the history of the repository in `folder`: commits and merges, older ones before those built on them, then
 * the tags as releases. Each commit and tag gives one item; nothing in it stops the import, and what could not be
 * taken over says why. Throws a GitError if there is no history to read. Changes nothing in the folder, runs none of
 * its programs, and fetches nothing.
 *
 * ```ts
 * for await (const item of readHistory('.', { salt, now: Date.now() })) {
 *   if ('leftOut' in item) console.warn(item.leftOut.commit, item.leftOut.message)
 *   else console.log(item.event.at, item.author.name, item.event.type)
 * }
 * ```
 */
export async function* readHistory(folder: string, options: HistoryOptions): AsyncGenerator<HistoryItem> {
  requireSalt(options.salt)
  const repository = await openRepository(folder, options.branches)
  const itemOptions = { ...options, repository: options.repository ?? repository.name }
  try {
    yield* readCommits(repository, itemOptions)
    yield* readTags(repository, itemOptions)
  } finally {
    await repository.close()
  }
}

/** How many commits `readHistory` will come across with the same options; tags come on top. */
export async function countCommits(folder: string, options: Pick<HistoryOptions, 'branches'> = {}): Promise<number> {
  const repository = await openRepository(folder, options.branches)
  try {
    const { code, text, stderr } = await gitOutput(
      repository.view,
      ['rev-list', '--count', '--stdin'],
      tipsOf(repository),
    )
    if (code !== 0) throw new GitError('history_damaged', { detail: stderr })
    return Number(text)
  } finally {
    await repository.close()
  }
}

async function* readCommits(repository: Repository, options: ItemOptions): AsyncGenerator<HistoryItem> {
  const batches = inBatches(listCommits(repository), BATCH)
  const limit = Math.min(Math.max(availableParallelism(), 2), 4)
  for await (const records of inOrder(batches, limit, (batch) => readBatch(repository.view, batch))) {
    for (const record of records) yield toItem(record, options)
  }
}

function toItem(record: BatchRecord, options: ItemOptions): HistoryItem {
  if ('unreadable' in record) return { leftOut: note({ commit: record.unreadable }, 'commit_unreadable') }
  return commitItem(record, options)
}

async function* listCommits(repository: Repository): AsyncGenerator<Listed> {
  const args = ['rev-list', '--topo-order', '--reverse', '--parents', '--stdin']
  const run = startGit(repository.view, args, tipsOf(repository))
  for await (const line of readLines(run.stdout)) {
    const [commit, ...parents] = line.split(' ')
    if (commit !== undefined) yield { commit, parents }
  }
  const { code, stderr } = await run.exit
  if (code !== 0) throw new GitError('history_damaged', { detail: stderr })
}

function tipsOf({ tips }: Repository): string {
  return tips.map((tip) => `${tip}\n`).join('')
}
