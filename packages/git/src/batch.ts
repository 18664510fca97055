import { readLines } from './lines.ts'
import { CHANGE_OPTIONS, RECORD_OPTIONS } from './log-format.ts'
import { lookUp, readHeaders } from './objects.ts'
import { gitOutput, type Place, startGit } from './process.ts'
import { type LogRecord, readRecords } from './record.ts'
import { inHalves } from './sequence.ts'

/** A commit to be read, as the walk through the history gives it. */
export interface Listed {
  readonly commit: string
  readonly parents: readonly string[]
}

export type BatchRecord = LogRecord | { readonly unreadable: string }

/**
 * Reads commits with their changes, in the order given, one answer for each.
 *
 * Git dies at the first file that it should compare and does not find, as in a partial clone. So a batch that
 * fails is looked through for such commits, which are then read without changes; what still fails is found by
 * halving. A sound history never gets there and costs one run of git for each batch.
 */
export async function readBatch(view: Place, listed: readonly Listed[]): Promise<readonly BatchRecord[]> {
  const commits = listed.map(({ commit }) => commit)
  const records = (await readWithChanges(view, commits)) ?? (await readDamaged(view, listed))
  return withTrueParents(view, records)
}

/** Reads who and when only, which needs nothing but the commits themselves. */
export function readBare(view: Place, commits: readonly string[]): Promise<readonly BatchRecord[]> {
  return inHalves<string, BatchRecord>(
    commits,
    (part) => readWithoutChanges(view, part),
    async (commit) => [{ unreadable: commit }],
  )
}

function readWithChanges(view: Place, commits: readonly string[]): Promise<readonly LogRecord[] | null> {
  const args = ['diff-tree', '--stdin', '--root', '--always', '-r', ...CHANGE_OPTIONS, ...RECORD_OPTIONS]
  return readAll(view, args, commits)
}

async function readWithoutChanges(view: Place, commits: readonly string[]): Promise<readonly LogRecord[] | null> {
  const records = await readAll(view, ['log', '--stdin', '--no-walk=unsorted', '-s', ...RECORD_OPTIONS], commits)
  return records?.map((record) => ({ ...record, changes: null })) ?? null
}

/** The records of exactly these commits, or null if git could not read one of them. */
async function readAll(
  view: Place,
  args: readonly string[],
  commits: readonly string[],
): Promise<readonly LogRecord[] | null> {
  const run = startGit(view, args, `${commits.join('\n')}\n`)
  const records = new Map<string, LogRecord>()
  for await (const record of readRecords(readLines(run.stdout))) {
    if ('changes' in record) records.set(record.commit, record)
  }
  const { code } = await run.exit
  const found = commits.flatMap((commit) => records.get(commit) ?? [])
  return code === 0 && found.length === commits.length ? found : null
}

async function readDamaged(view: Place, listed: readonly Listed[]): Promise<readonly BatchRecord[]> {
  const incomparable = await findIncomparable(view, listed)
  const commits = listed.map(({ commit }) => commit)
  const records = [
    ...(await readBare(
      view,
      commits.filter((commit) => incomparable.has(commit)),
    )),
    ...(await readHalves(
      view,
      commits.filter((commit) => !incomparable.has(commit)),
    )),
  ]
  const byCommit = new Map(
    records.map((record) => ['unreadable' in record ? record.unreadable : record.commit, record]),
  )
  return commits.map((commit) => byCommit.get(commit) ?? { unreadable: commit })
}

function readHalves(view: Place, commits: readonly string[]): Promise<readonly BatchRecord[]> {
  return inHalves<string, BatchRecord>(
    commits,
    (part) => readWithChanges(view, part),
    (commit) => readBare(view, [commit]),
  )
}

/** Commits whose folders or files, before or after, are plainly not there. */
async function findIncomparable(view: Place, listed: readonly Listed[]): Promise<ReadonlySet<string>> {
  const withoutFolders = await missingTrees(view, listed)
  const rest = listed.filter(({ commit }) => !withoutFolders.has(commit))
  const withoutFiles = await missingBlobs(
    view,
    rest.map(({ commit }) => commit),
  )
  return new Set([...withoutFolders, ...withoutFiles])
}

async function missingTrees(view: Place, listed: readonly Listed[]): Promise<ReadonlySet<string>> {
  const needed = listed.flatMap(({ commit, parents }) => {
    const sides = parents.length > 1 ? [] : [commit, ...parents]
    return sides.map((side) => ({ commit, name: `${side}^{tree}` }))
  })
  const found = await lookUp(
    view,
    needed.map(({ name }) => name),
  )
  return new Set(needed.filter((_, index) => found[index] === null).map(({ commit }) => commit))
}

async function missingBlobs(view: Place, commits: readonly string[]): Promise<readonly string[]> {
  const blobs = await changedBlobs(view, commits)
  const ids = [...new Set([...blobs.values()].flat())]
  const found = await lookUp(view, ids)
  const missing = new Set(ids.filter((_, index) => found[index] === null))
  return commits.filter((commit) => blobs.get(commit)?.some((id) => missing.has(id)))
}

const RAW_CHANGE = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) /

/** The files that each commit changes, before and after, by id: needs the folders, but no file. */
async function changedBlobs(view: Place, commits: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const args = ['diff-tree', '--stdin', '--root', '-r', '--raw', '--no-abbrev', '--no-renames', '--format=commit %H']
  const { text } = await gitOutput(view, args, `${commits.join('\n')}\n`)
  const blobs = new Map<string, string[]>()
  let current: string[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('commit ')) {
      current = []
      blobs.set(line.slice('commit '.length), current)
    } else current.push(...blobsIn(line))
  }
  return blobs
}

/** Submodules point at commits of other repositories, and a side that does not exist is all zeros. */
function blobsIn(line: string): readonly string[] {
  const [, before, after, old, young] = RAW_CHANGE.exec(line) ?? []
  const sides = [
    { mode: before, id: old },
    { mode: after, id: young },
  ]
  return sides.flatMap(({ mode, id }) => (id === undefined || mode === '160000' || mode === '000000' ? [] : [id]))
}

/** Where a shallow clone ends git hides the parents; the commit itself still names them. */
async function withTrueParents(view: Place, records: readonly BatchRecord[]): Promise<readonly BatchRecord[]> {
  const ends = records.flatMap((record) => ('boundary' in record && record.boundary ? [record.commit] : []))
  if (ends.length === 0) return records
  const headers = await readHeaders(view, ends)
  const parents = new Map(ends.map((commit, index) => [commit, countParents(headers[index] ?? [])]))
  return records.map((record) =>
    'boundary' in record ? { ...record, parents: parents.get(record.commit) ?? record.parents } : record,
  )
}

function countParents(header: readonly string[]): number {
  return header.filter((line) => line.startsWith('parent ')).length
}
