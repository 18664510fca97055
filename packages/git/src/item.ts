import type { EventInput } from '@laurel/core'
import { readMoment } from './dates.ts'
import { type Note, type NoteReason, note, type Subject } from './notes.ts'
import { type Author, type PersonOptions, readAuthor } from './person.ts'
import { type LogRecord, NO_CHANGES, type Stamp, type StrayLine } from './record.ts'

export type { Author } from './person.ts'

/** An event that a history can give. `actor` is the id of the author. */
export interface HistoryEvent extends EventInput {
  readonly type: 'commit.pushed' | 'merge.pushed' | 'release.tagged'
  readonly actor: string
  readonly target: string
}

export interface TakenOver {
  readonly event: HistoryEvent
  readonly author: Author
  /** What the event lacks, mostly nothing. */
  readonly incomplete: readonly Note[]
}

/** One commit or tag: taken over, or left out with a reason. */
export type HistoryItem = TakenOver | { readonly leftOut: Note }

export interface ItemOptions extends PersonOptions {
  /** The target of all events, such as `owner/name`. */
  readonly repository: string
  /** When the history is read, in milliseconds: what is later than this is left out. */
  readonly now: number
}

/** What a commit means as an event. */
export function commitItem(record: LogRecord | StrayLine, options: ItemOptions): HistoryItem {
  if (!('changes' in record)) return { leftOut: note(record, 'line_unreadable') }

  const merge = record.parents > 1
  const missing = merge ? null : missingChanges(record)
  const data = merge ? NO_CHANGES : record.changes
  return eventItem(record, { commit: record.commit }, options, {
    id: record.commit,
    type: merge ? 'merge.pushed' : 'commit.pushed',
    data: missing === null && data !== null ? { ...data } : undefined,
    missing,
  })
}

function missingChanges(record: LogRecord): NoteReason | null {
  if (record.boundary) return 'clone_shallow'
  return record.changes === null ? 'changes_unreadable' : null
}

/** What is particular to one event; the rest follows from who and when. */
export interface Particulars extends Pick<HistoryEvent, 'id' | 'type'> {
  readonly data: EventInput['data']
  readonly missing: NoteReason | null
}

/** An event with the person and the moment of `stamp`, or the reason why there is none. */
export function eventItem(stamp: Stamp, subject: Subject, options: ItemOptions, particulars: Particulars): HistoryItem {
  const moment = readMoment(stamp.seconds, stamp.offset, options.now)
  if (typeof moment === 'string') return { leftOut: note(subject, moment) }
  const author = readAuthor(stamp.email, stamp.name, options)
  if (author === null) return { leftOut: note(subject, 'author_unknown') }

  const { missing, data, ...rest } = particulars
  const { at, zone } = moment
  const event = {
    ...rest,
    actor: author.id,
    at,
    target: options.repository,
    ...(zone && { zone }),
    ...(data && { data }),
  }
  const reasons = [missing, zone === null ? ('offset_impossible' as const) : null]
  const incomplete = reasons.flatMap((reason) => (reason === null ? [] : [note(subject, reason)]))
  return { event, author, incomplete }
}
