import { maybeOne, type Queries } from '../../store/database.ts'

/** One person's heart for one thing, as it was just given or taken back. */
export interface Reaction {
  readonly subject: string
  readonly person: string
  /** Counts giving and taking back, from 1. */
  readonly version: number
  /** When it changed: always later than the time before, whatever the clock says. */
  readonly changedAt: Date
}

/** Null when this person has given theirs already. */
export function giveReaction(db: Queries, subject: string, person: string, at: Date): Promise<Reaction | null> {
  return maybeOne(
    db,
    `insert into dev_space.reaction as reaction (subject, person, given_at)
     values ($1, $2, $3::timestamptz)
     on conflict (subject, person) do update
       set version = reaction.version + 1, removed_at = null,
           given_at = greatest(excluded.given_at, reaction.removed_at + interval '1 millisecond')
       where reaction.removed_at is not null
     returning subject, person, version, given_at as "changedAt"`,
    [subject, person, at.toISOString()],
  )
}

/** Null when there is none to take back. */
export function takeBackReaction(db: Queries, subject: string, person: string, at: Date): Promise<Reaction | null> {
  return maybeOne(
    db,
    `update dev_space.reaction
     set version = version + 1,
         removed_at = greatest($3::timestamptz, given_at + interval '1 millisecond')
     where subject = $1 and person = $2 and removed_at is null
     returning subject, person, version, removed_at as "changedAt"`,
    [subject, person, at.toISOString()],
  )
}

export interface ReactionCount {
  readonly count: number
  /** Whether one of them is the reader's. */
  readonly own: boolean
}

/** How many hearts each of these things has; none where nobody gave one. */
export async function countReactions(
  db: Queries,
  subjects: readonly string[],
  reader: string | null,
): Promise<ReadonlyMap<string, ReactionCount>> {
  if (subjects.length === 0) return new Map()
  const rows = await db.many<ReactionCount & { readonly subject: string }>(
    `select subject, count(*)::int as count, coalesce(bool_or(person = $2::text), false) as own
     from dev_space.reaction
     where removed_at is null and subject in (select json_array_elements_text($1::json)) group by subject`,
    [JSON.stringify(subjects), reader],
  )
  return new Map(rows.map(({ subject, ...counted }) => [subject, counted]))
}
