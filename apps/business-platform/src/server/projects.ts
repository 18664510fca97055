import type { Member, Part, PartKind, Project, ProjectDetails } from '../shared/index.ts'
import { maybeOne, one, type Queries, type Transaction } from './database.ts'
import { Problem } from './problem.ts'

/** Makes a project, and whoever made it its first member. */
export async function createProject(tx: Transaction, name: string, user: string): Promise<Project> {
  const { id } = await one<{ readonly id: string }>(
    tx,
    'insert into business_platform.project (name, created_by) values ($1, $2) returning id::text',
    [name, user],
  )
  await tx.query('insert into business_platform.member (project, account, invited_by) values ($1, $2, $2)', [id, user])
  return one(tx, `${PROJECTS} where project.id = $1`, [id])
}

/** The projects of which somebody is a member, the newest first. */
export function projectsOf(db: Queries, user: string): Promise<readonly Project[]> {
  const isTheirs = 'exists (select from business_platform.member m where m.project = project.id and m.account = $1)'
  return db.query(`${PROJECTS} where ${isTheirs} order by project.id desc`, [user])
}

/** A project with everything in it. @throws Problem. */
export async function projectDetails(db: Queries, id: string, user: string): Promise<ProjectDetails> {
  await requireMember(db, id, user)
  const project = await one<Project>(db, `${PROJECTS} where project.id = $1`, [id])
  const actions = await partsOf(db, 'actions', id)
  const applications = await partsOf(db, 'applications', id)
  const dataTypes = await partsOf(db, 'data-types', id)
  const members = await db.query<Member>(
    `select ${MEMBER} from business_platform.member where project = $1 order by member.id`,
    [id],
  )
  return { ...project, parts: { actions, applications, 'data-types': dataTypes }, members }
}

/** Only its members see a project and add to it. @throws Problem. */
export async function requireMember(db: Queries, id: string, user: string): Promise<void> {
  const found = /^\d{1,18}$/.test(id)
    ? await maybeOne<{ readonly isMember: boolean }>(
        db,
        `select exists (select from business_platform.member m where m.project = p.id and m.account = $2) as "isMember"
         from business_platform.project p where p.id = $1`,
        [id, user],
      )
    : null
  if (found === null) throw new Problem('not_found', 'There is no such project.')
  if (!found.isMember) throw new Problem('not_a_member', 'Only members of this project can do this. Ask one of them.')
}

export async function addPart(db: Queries, kind: PartKind, project: string, name: string, user: string): Promise<Part> {
  return one(
    db,
    `insert into business_platform.${TABLES[kind]} (project, name, created_by) values ($1, $2, $3) returning ${PART}`,
    [project, name, user],
  )
}

/** Somebody is a member from now on. @throws Problem where they were before. */
export async function addMember(db: Queries, project: string, user: string, invitedBy: string): Promise<Member> {
  const member = await maybeOne<Member>(
    db,
    `insert into business_platform.member (project, account, invited_by) values ($1, $2, $3)
     on conflict do nothing returning ${MEMBER}`,
    [project, user, invitedBy],
  )
  if (member === null) throw new Problem('already_member', `${user} is a member already.`, 'user')
  return member
}

function partsOf(db: Queries, kind: PartKind, project: string): Promise<readonly Part[]> {
  const table = TABLES[kind]
  return db.query(
    `select ${PART} from business_platform.${table} where project = $1 order by ${table}.id desc limit 200`,
    [project],
  )
}

const TABLES = { actions: 'action', applications: 'application', 'data-types': 'data_type' } as const

const MILLISECONDS = '(extract(epoch from created_at) * 1000)::float8 as "createdAt"'
const MEMBER = `id::text, account as "user", invited_by as "invitedBy", ${MILLISECONDS}`
const PART = `id::text, name, created_by as "createdBy", ${MILLISECONDS}`

const COUNTS = Object.entries({ ...TABLES, members: 'member' }).map(
  ([kind, table]) => `'${kind}', (select count(*) from business_platform.${table} where ${table}.project = project.id)`,
)

const PROJECTS = `select ${PART}, json_build_object(${COUNTS.join(', ')}) as counts from business_platform.project`
