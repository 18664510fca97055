import type { Note } from './notes.ts'

/** A commit as git writes it with RECORD_FORMAT: nothing judged or repaired yet. */
export interface LogRecord extends Stamp {
  readonly commit: string
  readonly parents: number
  /** Whether a shallow clone ends here: the parents are hidden, and every file looks new. */
  readonly boundary: boolean
  /** Null if the files to compare are missing. */
  readonly changes: Changes | null
}

/** Who did something, and when, in their own words. */
export interface Stamp {
  readonly email: string
  readonly name: string
  /** Seconds since 1970. */
  readonly seconds: string
  /** As in `+0200`. */
  readonly offset: string
}

export interface Changes {
  readonly files: number
  readonly insertions: number
  readonly deletions: number
}

/** A line that is none of a log's, with what can be said about it. */
export interface StrayLine {
  readonly commit: string | null
  readonly line: number
}

export const NO_CHANGES: Changes = { files: 0, insertions: 0, deletions: 0 }

/** Puts the lines of a log together to records: a commit, and the counts that may follow it. */
export async function* readRecords(lines: AsyncIterable<string>): AsyncGenerator<LogRecord | StrayLine> {
  let open: LogRecord | null = null
  let line = 0
  for await (const raw of lines) {
    line += 1
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (text.trim() === '') continue

    const changes: Changes | null = open && readChanges(text)
    if (open && changes) {
      open = withChanges(open, changes)
      continue
    }
    if (open) yield open
    open = readCommit(text)
    if (open === null) yield { commit: hashIn(text), line }
  }
  if (open) yield open
}

function withChanges(record: LogRecord, changes: Changes): LogRecord {
  return { ...record, changes }
}

const COMMIT = /^commit\|([0-9a-f]{40}(?:[0-9a-f]{24})?)\|([0-9a-f ]*)\|(-?\d*)\|([^|]*)\|([^|]*)\|<([^>]*)>(.*)$/s

function readCommit(line: string): LogRecord | null {
  const [, commit, parents = '', seconds = '', date = '', marks = '', email = '', name = ''] = COMMIT.exec(line) ?? []
  if (commit === undefined) return null
  return {
    commit,
    parents: parents.split(' ').filter((parent) => parent !== '').length,
    seconds,
    offset: date.split(' ')[1] ?? '',
    boundary: marks.split(', ').includes('grafted'),
    email,
    name,
    changes: NO_CHANGES,
  }
}

const CHANGES = /^ (\d+) files? changed(?:, (\d+) insertions?\(\+\))?(?:, (\d+) deletions?\(-\))?\s*$/

function readChanges(line: string): Changes | null {
  const [, files, insertions = '0', deletions = '0'] = CHANGES.exec(line) ?? []
  if (files === undefined) return null
  return { files: Number(files), insertions: Number(insertions), deletions: Number(deletions) }
}

function hashIn(line: string): Note['commit'] {
  return /^commit\|([0-9a-f]{40}(?:[0-9a-f]{24})?)\|/.exec(line)?.[1] ?? null
}
