import type { Queries } from '../../store/database.ts'

export const DEED_KINDS = ['project', 'release', 'journey', 'post', 'discussion'] as const
export type DeedKind = (typeof DEED_KINDS)[number]

/** Something that somebody made here. */
export interface Deed {
  readonly kind: DeedKind
  readonly id: string
  readonly at: Date
  /** Whose it is. */
  readonly person: string
  /** The project that it is, or belongs to; null for what belongs to none. */
  readonly project: string | null
  /** The name of the project, or the title of the discussion; empty for a post. */
  readonly title: string
  /** The name of the release; empty for anything else. */
  readonly version: string
  /** In Markdown, but for the line about a project; may be empty. */
  readonly text: string
}

export interface DeedsRequest {
  /** Only deeds of these people; of everybody where null. */
  readonly people: readonly string[] | null
  readonly kinds: readonly DeedKind[]
  /** Only those older than this one. */
  readonly before: DeedPosition | null
  readonly limit: number
}

/** Where a list of deeds goes on. */
export type DeedPosition = Pick<Deed, 'kind' | 'id'> & { readonly at: number }

/** What was not taken away again, the newest first. */
export function recentDeeds(db: Queries, request: DeedsRequest): Promise<readonly Deed[]> {
  const { people, kinds, before, limit } = request
  const all = kinds.map((kind) => `(${branch(kind)})`).join('\nunion all\n')
  return db.many<Deed>(`select * from (${all}) deed order by at desc, kind desc, id::bigint desc limit $2::int`, [
    people && JSON.stringify(people),
    limit,
    before && new Date(before.at).toISOString(),
    before?.kind ?? null,
    before?.id ?? null,
  ])
}

interface Origin {
  readonly from: string
  readonly at: string
  readonly person: string
  readonly kept: string
  readonly columns: string
}

const OF_PROJECT = `join dev_space.project project on project.id = made.project`

const ORIGINS: Readonly<Record<DeedKind, Origin>> = {
  project: {
    from: 'dev_space.project made',
    at: 'made.created_at',
    person: 'made.owner',
    kept: 'made.deleted_at is null',
    columns: `made.id::text as project, made.name as title, '' as version, made.summary as text`,
  },
  release: {
    from: `dev_space.release made ${OF_PROJECT}`,
    at: 'made.released_at',
    person: 'project.owner',
    kept: 'project.deleted_at is null',
    columns: 'made.project::text as project, project.name as title, made.name as version, made.notes as text',
  },
  journey: {
    from: `dev_space.journey_entry made ${OF_PROJECT}`,
    at: 'made.written_at',
    person: 'made.author',
    kept: 'made.removed_at is null and project.deleted_at is null',
    columns: `made.project::text as project, project.name as title, '' as version, made.text`,
  },
  post: {
    from: 'dev_space.post made',
    at: 'made.created_at',
    person: 'made.author',
    kept: 'made.removed_at is null',
    columns: `null::text as project, '' as title, '' as version, made.text`,
  },
  discussion: {
    from: 'dev_space.discussion made',
    at: 'made.created_at',
    person: 'made.author',
    kept: 'made.removed_at is null',
    columns: `null::text as project, made.title, '' as version, made.text`,
  },
}

/** The newest of one kind; the tables of `activityTables` have them in this order. */
function branch(kind: DeedKind): string {
  const { from, at, person, kept, columns } = ORIGINS[kind]
  return `select '${kind}' as kind, made.id::text as id, ${at} as at, ${person} as person, ${columns}
    from ${from}
    where ${kept} and ($1::json is null or ${person} in (select json_array_elements_text($1::json)))
      and ($3::timestamptz is null or (
        ${at} <= $3::timestamptz
        and (${at}, '${kind}'::text, made.id) < ($3::timestamptz, $4::text, $5::bigint)
      ))
    order by ${at} desc, made.id desc limit $2::int`
}
