import { maybeOne, one, type Queries } from '../../store/database.ts'

/** That one person follows another, as it has just begun or ended. */
export interface Follow {
  readonly follower: string
  readonly followed: string
  /** Counts following and no longer following, from 1. */
  readonly version: number
  /** When it changed: always later than the time before, whatever the clock says. */
  readonly changedAt: Date
}

/** Null when it is so already. Nobody follows themselves. */
export function beginFollow(db: Queries, follower: string, followed: string, at: Date): Promise<Follow | null> {
  return maybeOne(
    db,
    `insert into dev_space.follow as follow (follower, followed, since)
     select $1::text, $2::text, $3::timestamptz where $1::text <> $2::text
     on conflict (follower, followed) do update
       set version = follow.version + 1, ended_at = null,
           since = greatest(excluded.since, follow.ended_at + interval '1 millisecond')
       where follow.ended_at is not null
     returning follower, followed, version, since as "changedAt"`,
    [follower, followed, at.toISOString()],
  )
}

/** Null when there is nothing to end. */
export function endFollow(db: Queries, follower: string, followed: string, at: Date): Promise<Follow | null> {
  return maybeOne(
    db,
    `update dev_space.follow
     set version = version + 1, ended_at = greatest($3::timestamptz, since + interval '1 millisecond')
     where follower = $1 and followed = $2 and ended_at is null
     returning follower, followed, version, ended_at as "changedAt"`,
    [follower, followed, at.toISOString()],
  )
}

/** Which of these people `follower` follows. */
export async function followedAmong(
  db: Queries,
  follower: string,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.many<{ readonly followed: string }>(
    `select followed from dev_space.follow
     where follower = $1 and ended_at is null and followed in (select json_array_elements_text($2::json))`,
    [follower, JSON.stringify(people)],
  )
  return new Set(rows.map(({ followed }) => followed))
}

/** The ids of all whom somebody follows. */
export async function followedPeople(db: Queries, person: string): Promise<readonly string[]> {
  const rows = await db.many<{ readonly followed: string }>(
    `select followed from dev_space.follow where follower = $1 and ended_at is null order by since desc, followed`,
    [person],
  )
  return rows.map(({ followed }) => followed)
}

export interface FollowCounts {
  readonly followers: number
  readonly following: number
}

export function countFollows(db: Queries, person: string): Promise<FollowCounts> {
  return one(
    db,
    `select (select count(*)::int from dev_space.follow where followed = $1 and ended_at is null) as followers,
       (select count(*)::int from dev_space.follow where follower = $1 and ended_at is null) as following`,
    [person],
  )
}

export const DIRECTIONS = ['followers', 'following'] as const
export type FollowDirection = (typeof DIRECTIONS)[number]

export interface FollowListRequest {
  readonly person: string
  readonly direction: FollowDirection
  /** Where the page before ended, as it said in `next`. */
  readonly before?: string | undefined
  readonly limit: number
}

export interface FollowList {
  readonly people: readonly string[]
  /** Where to continue; null on the last page. */
  readonly next: string | null
}

interface FollowRow {
  readonly other: string
  readonly since: Date
}

/** Who follows somebody, or whom they follow: the newest first. */
export async function listFollows(
  db: Queries,
  { person, direction, before, limit }: FollowListRequest,
): Promise<FollowList> {
  const [self, other] = direction === 'followers' ? ['followed', 'follower'] : ['follower', 'followed']
  const [since, last] = readCursor(before)
  const rows = await db.many<FollowRow>(
    `select ${other} as other, since from dev_space.follow
     where ${self} = $1 and ended_at is null and ($2::timestamptz is null or (since, ${other}) < ($2, $3::text))
     order by since desc, ${other} desc limit $4::int`,
    [person, since, last, limit + 1],
  )
  const shown = rows.slice(0, limit)
  const end = shown.at(-1)
  const next = rows.length > limit && end !== undefined ? `${end.since.toISOString()}~${end.other}` : null
  return { people: shown.map((row) => row.other), next }
}

function readCursor(text = ''): readonly [string, string] | readonly [null, null] {
  const [, since, person] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(.+)$/.exec(text) ?? []
  const isTime = since !== undefined && !Number.isNaN(Date.parse(since))
  return isTime && person !== undefined ? [since, person] : [null, null]
}
