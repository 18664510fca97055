/** What an import could not take over, or only in part. The reason is stable; the sentence may change. */
const SENTENCES = {
  date_unreadable: 'The date is not one that git can read.',
  date_unknown: 'The date is the start of 1970, which tools write when they do not know the date.',
  date_too_old: 'The date is before 1900.',
  date_in_future: 'The date is in the future.',
  offset_impossible: 'The time zone is more than 14 hours from UTC; the moment was kept, the time zone was dropped.',
  author_unknown: 'There is neither a name nor an e-mail address.',
  changes_unreadable: 'Files of this commit are not in this clone; the commit counts, without changed lines.',
  clone_shallow: 'This clone ends here; the commit counts, without changed lines. git fetch --unshallow gets the rest.',
  commit_unreadable: 'The commit is missing or damaged.',
  tag_unreadable: 'The tag is missing or damaged.',
  tag_without_commit: 'The tag names nobody, and does not point at a commit that could.',
  line_unreadable: 'The line is not part of a history written by LOG_COMMAND.',
} as const

export type NoteReason = keyof typeof SENTENCES

export interface Note {
  readonly reason: NoteReason
  readonly message: string
  readonly commit: string | null
  readonly tag?: string
  /** Where in a written log, counted from 1. */
  readonly line?: number
}

/** What a note is about; a log that was cut or edited may not say which commit it was. */
export type Subject = Omit<Note, 'reason' | 'message'>

export function note(subject: Subject, reason: NoteReason): Note {
  return { ...subject, reason, message: SENTENCES[reason] }
}
