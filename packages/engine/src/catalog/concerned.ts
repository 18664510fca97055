import { type Badge, type Catalog, type Criteria, countingOf, type Metric, typesOf } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { join, list, raw, type Sql, sql } from '../database/sql.ts'
import { COUNTS } from '../rows/facts.ts'
import type { Changes } from './changes.ts'

/**
 * A select of everybody for whom anything can be different: who did something that a changed metric counts or
 * counted, and whose badges can be different. For everybody else folding anew would end as it began.
 */
export function concernedPeople(db: Database, catalog: Catalog, changes: Changes): Sql {
  return union(db, changes, [...countedPeople(db, changes), ...badgeSets(db, catalog, changes, changes.metrics)])
}

/** A select of everybody whose badges can be different: who holds or held a changed one, or did enough to earn one. */
export function peopleWithBadges(db: Database, catalog: Catalog, changes: Changes): Sql {
  return union(db, changes, badgeSets(db, catalog, changes, NONE))
}

const NONE: ReadonlySet<string> = new Set()

/** `concerned` are metrics of which everybody is concerned who has a number of them. */
function badgeSets(db: Database, catalog: Catalog, changes: Changes, concerned: ReadonlySet<string>): readonly Sql[] {
  const question = { db, catalog, badges: changes.badges, concerned }
  return [
    ...holders(db, catalog, changes),
    ...decidedPeople(db, changes),
    ...[...changes.badges].flatMap((id) => {
      const badge = catalog.badges[id]
      return badge === undefined ? [] : oneOf(candidates(question, badge))
    }),
  ]
}

function union(db: Database, changes: Changes, sets: readonly Sql[]): Sql {
  if (changes.everything) return everybody(db)
  if (sets.length === 0) return sql`select null::text as person where false`
  return sql`select u.person from (${join(sets, ' union ')}) u where u.person is not null`
}

function everybody(db: Database): Sql {
  return sql`select p.id as person from ${db.schema}.person p where p.newest_at is not null`
}

/** Who did anything that a changed metric counts, or counted by an earlier definition. */
function countedPeople(db: Database, { definitions }: Changes): readonly Sql[] {
  const acted = new Set<string>()
  const owned = new Set<string>()
  for (const [metric, { metrics }] of definitions) {
    const credit = countingOf(metrics, metric)?.credit
    for (const type of typesOf(metrics, metric)) {
      if (credit !== 'owner') acted.add(type)
      if (credit !== 'actor') owned.add(type)
    }
  }
  return [...oneOf(did(db, 'actor', acted)), ...oneOf(did(db, 'owner', owned))]
}

function did(db: Database, role: 'actor' | 'owner', types: ReadonlySet<string>): Sql | null {
  if (types.size === 0) return null
  return sql`select distinct ${raw(`e.${role}`)} as person from ${db.schema}.event e
    where e.type = any(${list([...types])}) and ${raw(`e.${role}`)} is not null and ${COUNTS}`
}

function holders(db: Database, catalog: Catalog, { badges }: Changes): readonly Sql[] {
  const names = [...badges].flatMap((id) => [id, ...(catalog.badges[id]?.previousIds ?? [])])
  return names.length === 0 ? [] : [heldBy(db, names)]
}

function heldBy(db: Database, badges: readonly string[]): Sql {
  return sql`select distinct a.person from ${db.schema}.award a where a.badge = any(${list(badges)})`
}

/** Of whom something was decided about a badge that was not there then. */
function decidedPeople(db: Database, { returned }: Changes): readonly Sql[] {
  if (returned.length === 0) return []
  return [
    sql`select distinct e.person from ${db.schema}.event e
        where e.type like 'laurel.%' and e.data ->> 'badge' = any(${list(returned)})`,
  ]
}

/** Whoever may have met conditions: a select, nobody beyond those who are concerned anyway (null), or anybody. */
type Candidates = Sql | null | 'anybody'

interface Question {
  readonly db: Database
  readonly catalog: Catalog
  /** Badges about which the same is asked. */
  readonly badges: ReadonlySet<string>
  readonly concerned: ReadonlySet<string>
}

function candidates(question: Question, badge: Badge): Sql | null {
  if (badge.status === 'draft') return null
  const found = whoMeets(question, badge.criteria)
  return found === 'anybody' ? everybody(question.db) : found
}

function whoMeets(question: Question, criteria: Criteria): Candidates {
  const { db, catalog, badges, concerned } = question
  const whoMeetsPart = (part: Criteria) => whoMeets(question, part)
  switch (criteria.kind) {
    case 'compare': {
      const metric = catalog.metrics[criteria.metric]
      if (metric === undefined || concerned.has(criteria.metric)) return null
      return whoHasDone(db, catalog, metric, fewestEvents(metric, criteria))
    }
    case 'holds':
      return badges.has(criteria.badge) ? null : heldBy(db, [criteria.badge])
    case 'not':
      return 'anybody'
    case 'all':
      return all(criteria.of.map(whoMeetsPart))
    default:
      return any(criteria.of.map(whoMeetsPart))
  }
}

function all(parts: readonly Candidates[]): Candidates {
  if (parts.includes(null)) return null
  const sets = parts.flatMap((part) => (part === 'anybody' || part === null ? [] : [sql`(${part})`]))
  return sets.length === 0 ? 'anybody' : join(sets, ' intersect ')
}

function any(parts: readonly Candidates[]): Candidates {
  if (parts.includes('anybody')) return 'anybody'
  const sets = parts.flatMap((part) => (part === 'anybody' || part === null ? [] : [sql`(${part})`]))
  return sets.length === 0 ? null : join(sets, ' union ')
}

/** How many events it takes at least until a number meets a condition: most count one for each. */
function fewestEvents(metric: Metric, { op, value }: Criteria & { readonly kind: 'compare' }): number {
  if (metric.kind === 'sum' || metric.kind === 'peak' || metric.kind === 'span') return 1
  // One repair may mend many days.
  if (metric.kind === 'streak' && metric.repairedBy !== undefined) return 1
  if (op === '>=' || op === '=') return Math.max(1, Math.ceil(value))
  return op === '>' ? Math.max(1, Math.floor(value) + 1) : 1
}

/** Who did so many things that a metric listens to. */
function whoHasDone(db: Database, catalog: Catalog, metric: Metric, atLeast: number): Sql {
  const types = list(typesOf(catalog.metrics, metric))
  const credit = countingOf(catalog.metrics, metric)?.credit
  const events = sql`${db.schema}.event e where e.type = any(${types}) and ${COUNTS}`
  const person = raw(credit === 'owner' ? 'e.owner' : 'e.actor')
  const done =
    credit === 'either'
      ? sql`(select e.actor as person from ${events} union all
             select e.owner from ${events} and e.owner is distinct from e.actor) d`
      : sql`(select ${person} as person from ${events}) d`
  return sql`select d.person from ${done} where d.person is not null group by d.person having count(*) >= ${atLeast}::int`
}

function oneOf(found: Sql | null): readonly Sql[] {
  return found === null ? [] : [found]
}
