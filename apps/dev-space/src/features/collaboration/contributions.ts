import { maybeOne, one, type Queries } from '../../store/database.ts'
import { isRowId } from '../projects/projects.ts'

export type State = 'submitted' | 'approved' | 'declined' | 'reverted'

/** Something that a collaborator did for a project, for its owner to decide on. */
export interface Contribution {
  readonly id: string
  readonly project: string
  readonly author: string
  readonly title: string
  /** In Markdown. */
  readonly text: string
  readonly state: State
  /** Counts the approvals, also those that were taken back. */
  readonly approvals: number
  readonly submittedAt: Date
  /** Who decided last, and when: always later than the time before, whatever the clock says. */
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

export interface NewContribution extends Pick<Contribution, 'project' | 'author' | 'title' | 'text'> {
  /** Which form it came from: the same form sent twice makes one contribution. */
  readonly formKey: string
}

const COLUMNS = `id::text, project::text, author, title, text, state, approvals, submitted_at as "submittedAt",
  decided_by as "decidedBy", decided_at as "decidedAt"`

/** The new contribution, or null when this form made it before. */
export function insertContribution(db: Queries, contribution: NewContribution, at: Date): Promise<Contribution | null> {
  const { project, author, title, text, formKey } = contribution
  return maybeOne(
    db,
    `insert into dev_space.contribution (project, author, title, text, form_key, submitted_at)
     values ($1::bigint, $2, $3, $4, $5, $6::timestamptz)
     on conflict (author, form_key) do nothing returning ${COLUMNS}`,
    [project, author, title, text, formKey, at.toISOString()],
  )
}

export function contributionOfForm(db: Queries, author: string, formKey: string): Promise<Contribution> {
  return one(db, `select ${COLUMNS} from dev_space.contribution where author = $1 and form_key = $2`, [author, formKey])
}

export function contributionById(db: Queries, project: string, id: string): Promise<Contribution | null> {
  if (!isRowId(id)) return Promise.resolve(null)
  return maybeOne(db, `select ${COLUMNS} from dev_space.contribution where id = $1::bigint and project = $2::bigint`, [
    id,
    project,
  ])
}

/** What the owner of a project can make of a contribution, and from which states. */
export const DECISIONS = {
  approve: { from: ['submitted', 'declined', 'reverted'], to: 'approved' },
  decline: { from: ['submitted'], to: 'declined' },
  revert: { from: ['approved'], to: 'reverted' },
} as const satisfies Record<string, { readonly from: readonly State[]; readonly to: State }>

export type Decision = keyof typeof DECISIONS

/**
 * The contribution as it is now; null when it is not in a state for this. The row decides: of two who approve at
 * once, the second finds it approved.
 */
export function decideContribution(
  db: Queries,
  { id }: Pick<Contribution, 'id'>,
  decision: Decision,
  by: string,
  at: Date,
): Promise<Contribution | null> {
  const { from, to } = DECISIONS[decision]
  return maybeOne(
    db,
    `update dev_space.contribution
     set state = $2, approvals = approvals + case when $2 = 'approved' then 1 else 0 end, decided_by = $3,
         decided_at = greatest($4::timestamptz, coalesce(decided_at, submitted_at) + interval '1 millisecond')
     where id = $1::bigint and state in (select json_array_elements_text($5::json)) returning ${COLUMNS}`,
    [id, to, by, at.toISOString(), JSON.stringify(from)],
  )
}

/** How many contributions to a project nobody has decided on. */
export async function countWaiting(db: Queries, project: string): Promise<number> {
  const { waiting } = await one<{ readonly waiting: number }>(
    db,
    `select count(*)::int as waiting from dev_space.contribution where project = $1::bigint and state = 'submitted'`,
    [project],
  )
  return waiting
}

export interface ContributionList {
  readonly contributions: readonly Contribution[]
  /** The id to continue before; null on the last page. */
  readonly next: string | null
}

export interface ContributionListRequest {
  readonly project: string
  /** Approved ones are for everybody, the others for their author and for the owner of the project. */
  readonly reader: { readonly person: string | null; readonly owns: boolean }
  readonly before?: string | undefined
  readonly limit: number
}

/** The contributions to a project that the reader may see, the newest first. */
export async function listContributions(
  db: Queries,
  { project, reader, before, limit }: ContributionListRequest,
): Promise<ContributionList> {
  const rows = await db.many<Contribution>(
    `select ${COLUMNS} from dev_space.contribution
     where project = $1::bigint and (state = 'approved' or $2::boolean or author = $3)
       and ($4::bigint is null or contribution.id < $4)
     order by contribution.id desc limit $5::int`,
    [project, reader.owns, reader.person, isRowId(before) ? before : null, limit + 1],
  )
  const contributions = rows.slice(0, limit)
  return { contributions, next: rows.length > limit ? (contributions.at(-1)?.id ?? null) : null }
}
