import { type Fact, leadFirst, type RuleFailure, type Rules, subjectOf } from '@laurel/core'
import { type Database, one } from '../database/database.ts'
import { type Columns, join, list, raw, type Sql, sql, table } from '../database/sql.ts'
import type { Change, PersonChange } from './change.ts'

export interface SaveOptions {
  /** When the batch was received: the time of awards and notices. */
  readonly at: Date
  /** Whether people are told what they earned. */
  readonly announce: boolean
}

/**
 * Writes a change as a whole, in one statement, and returns true; or returns false and writes nothing when
 * somebody else changed one of the people since they were read. A person who is stored by two writers at
 * once fails with a unique violation instead, which undoes everything as well.
 *
 * One statement, because a single event is then two round trips to the server and one commit.
 */
export async function save(db: Database, rules: Rules, change: Change, options: SaveOptions): Promise<boolean> {
  const people = change.people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const at = sql`${options.at.toISOString()}::timestamptz`
  const steps = [
    ...lockPeople(db, people),
    ...insertPeople(db, people, at),
    ...insertEvents(db, rules, change.facts, at),
    ...updatePeople(db, people),
    ...insertScopes(db, people),
    ...updateScopes(db, people),
    ...dropScopes(db, people),
    ...writeAwards(db, people, at),
    ...revokeAwards(db, people, at),
    ...(options.announce ? insertNotices(db, rules, people, at) : []),
    ...insertFailures(db, people, at),
    ...dropFailures(db, people),
  ]
  const { ok } = await one<{ ok: boolean }>(db, sql`with ${join(steps, ',\n')} select ok from unchanged`)
  return ok
}

/** Nothing below happens unless this holds: everybody still has the version that was read, and is locked. */
const UNCHANGED = raw('(select ok from unchanged)')

/** Locks those who are stored, in id order: two batches with the same people never wait for each other in a circle. */
function lockPeople(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const known = people.filter((person) => person.version !== null)
  if (known.length === 0) return [sql`locked as (select true as ok)`]
  const columns: Columns<PersonChange> = { ...PERSON_COLUMNS, version: ['int', (person) => person.version] }
  return [
    sql`known_people as materialized (select * from ${table('k', known, columns)})`,
    sql`locked_people as materialized (
      select p.ctid as place, k.* from known_people k join ${db.schema}.person p on p.id = k.id and p.version = k.version
      where p.id = any(${list(known.map((person) => person.id))})
      order by p.id for update of p
    )`,
    sql`locked as materialized (select (select count(*) from locked_people) = ${known.length}::int as ok)`,
  ]
}

/**
 * Stores those who are new, also in id order, before anything else is written: `unchanged` waits for it, so
 * that a writer who meets the same new people waits here, where the order is known.
 */
function insertPeople(db: Database, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const fresh = people.filter((person) => person.version === null)
  if (fresh.length === 0) return [sql`unchanged as (select ok from locked)`]
  return [
    sql`new_people as (
      insert into ${db.schema}.person (id, created_at, version, newest_at, newest_id, stale, metrics, badges)
      select id, ${at}, 1, ${time('newest_at')}, newest_id, stale, metrics, badges
      from ${table('n', fresh, PERSON_COLUMNS)} where (select ok from locked)
      returning id
    )`,
    sql`unchanged as materialized (select ok and (select count(*) from new_people) = ${fresh.length}::int as ok from locked)`,
  ]
}

/** By place: a row that still has its version is where it was when it was locked. */
function updatePeople(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  if (people.every((person) => person.version === null)) return []
  return [
    sql`people as (
      update ${db.schema}.person p
      set version = l.version + 1, newest_at = ${time('l.newest_at')}, newest_id = l.newest_id, stale = l.stale,
          metrics = l.metrics, badges = l.badges
      from locked_people l where p.ctid = l.place and ${UNCHANGED}
    )`,
  ]
}

const PERSON_COLUMNS: Columns<PersonChange> = {
  id: ['text', (person) => person.id],
  newest_at: ['float8', (person) => person.newest?.at],
  newest_id: ['text', (person) => person.newest?.id],
  stale: ['boolean', (person) => String(person.stale)],
  metrics: ['json', (person) => JSON.stringify(person.state.metrics)],
  badges: ['json', (person) => JSON.stringify(person.state.badges)],
}

function insertEvents(db: Database, rules: Rules, facts: readonly Fact[], at: Sql): readonly Sql[] {
  if (facts.length === 0) return []
  const rows = table('e', facts, {
    person: ['text', subjectOf],
    id: ['text', (fact) => fact.id],
    type: ['text', (fact) => fact.type],
    at: ['float8', (fact) => fact.at],
    actor: ['text', (fact) => fact.actor],
    owner: ['text', (fact) => fact.owner],
    target: ['text', (fact) => fact.target],
    value: ['float8', (fact) => fact.value],
    zone: ['text', (fact) => fact.zone],
    data: ['jsonb', (fact) => (fact.data === null ? null : JSON.stringify(fact.data))],
    ignored: ['text', (fact) => (rules.plans.has(fact.type) ? null : 'unknown_type')],
  })
  return [
    sql`events as (
      insert into ${db.schema}.event (person, id, type, at, received_at, actor, owner, target, value, zone, data, ignored)
      select person, id, type, ${time('at')}, ${at}, actor, owner, target, value, zone, data, ignored
      from ${rows} where ${UNCHANGED}
    )`,
  ]
}

/** Scopes nobody has stored: a plain insert, since the person's lock keeps every other writer away from them. */
function insertScopes(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const rows = scopesOf(people, (person, scope) => !person.storedScopes.has(scope))
  if (rows.length === 0) return []
  return [
    sql`new_scopes as (
      insert into ${db.schema}.scope_state (person, scope, metrics, badges)
      select person, scope, metrics, badges from ${scopesTable(rows)} where ${UNCHANGED}
    )`,
  ]
}

/** Scopes that are stored: looked up by their key one by one, where a join would read the whole table. */
function updateScopes(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const rows = scopesOf(people, (person, scope) => person.storedScopes.has(scope))
  if (rows.length === 0) return []
  return [
    sql`scopes as (
      insert into ${db.schema}.scope_state (person, scope, metrics, badges)
      select person, scope, metrics, badges from ${scopesTable(rows)} where ${UNCHANGED}
      on conflict (person, scope) do update set metrics = excluded.metrics, badges = excluded.badges
    )`,
  ]
}

/** Of people whose history was folded anew, the scopes that no event touches any more. */
function dropScopes(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const rows = people.flatMap((person) => {
    const kept = new Set(person.scopes.map(([scope]) => scope))
    const gone = person.refolded ? [...person.storedScopes].filter((scope) => !kept.has(scope)) : []
    return gone.map((scope) => ({ person: person.id, scope }))
  })
  if (rows.length === 0) return []
  const gone = table('s', rows, { person: ['text', (row) => row.person], scope: ['text', (row) => row.scope] })
  return [
    sql`old_scopes as (
      delete from ${db.schema}.scope_state o using ${gone}
      where o.person = s.person and o.scope = s.scope
        and o.person = any(${list(rows.map((row) => row.person))}) and ${UNCHANGED}
    )`,
  ]
}

interface ScopeRow {
  readonly person: string
  readonly scope: string
  readonly metrics: object
  readonly badges: object
}

function scopesOf(
  people: readonly PersonChange[],
  pick: (person: PersonChange, scope: string) => boolean,
): readonly ScopeRow[] {
  return people.flatMap((person) =>
    person.scopes.flatMap(([scope, state]) => (pick(person, scope) ? [{ person: person.id, scope, ...state }] : [])),
  )
}

function scopesTable(rows: readonly ScopeRow[]): Sql {
  return table('s', rows, {
    person: ['text', (row) => row.person],
    scope: ['text', (row) => row.scope],
    metrics: ['json', (row) => JSON.stringify(row.metrics)],
    badges: ['json', (row) => (isEmpty(row.badges) ? null : JSON.stringify(row.badges))],
  })
}

function writeAwards(db: Database, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = people.flatMap(({ id, awards }) => awards.map((award) => ({ person: id, ...award })))
  if (rows.length === 0) return []
  const awards = table('a', rows, {
    ...AWARD_KEY,
    tier: ['text', (row) => row.tier],
    earned_at: ['float8', (row) => row.earnedAt],
    event_id: ['text', (row) => row.eventId],
  })
  return [
    sql`awards as (
      insert into ${db.schema}.award as held (person, badge, instance, tier, earned_at, awarded_at, event_id)
      select person, badge, coalesce(instance, ''), tier, ${time('earned_at')}, ${at}, event_id
      from ${awards} where ${UNCHANGED}
      on conflict (person, badge, instance) do update
      set earned_at = excluded.earned_at, event_id = excluded.event_id, tier = excluded.tier,
          awarded_at = case when held.revoked_at is null then held.awarded_at else excluded.awarded_at end,
          revoked_at = null, revoked_by = null, revoked_reason = null
    )`,
  ]
}

function revokeAwards(db: Database, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = people.flatMap(({ id, lost }) => lost.map(({ badge, instance }) => ({ person: id, badge, instance })))
  if (rows.length === 0) return []
  return [
    sql`revoked as (
      update ${db.schema}.award a set revoked_at = ${at}, revoked_by = 'cascade'
      from ${table('l', rows, AWARD_KEY)}
      where a.person = l.person and a.badge = l.badge and a.instance = coalesce(l.instance, '')
        and a.person = any(${list(rows.map((row) => row.person))}) and a.revoked_at is null and ${UNCHANGED}
    )`,
  ]
}

interface AwardKey {
  readonly person: string
  readonly badge: string
  readonly instance: string
}

const AWARD_KEY: Columns<AwardKey> = {
  person: ['text', (row) => row.person],
  badge: ['text', (row) => row.badge],
  instance: ['text', (row) => row.instance],
}

function insertNotices(db: Database, rules: Rules, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = people.flatMap((person) => {
    const awards = noticeFor(rules, person)
    return awards.length === 0 ? [] : [{ person: person.id, awards: JSON.stringify(awards) }]
  })
  if (rows.length === 0) return []
  const notices = table('n', rows, { person: ['text', (row) => row.person], awards: ['jsonb', (row) => row.awards] })
  return [
    sql`notices as (
      insert into ${db.schema}.notice (person, created_at, awards)
      select person, ${at}, awards from ${notices} where ${UNCHANGED}
    )`,
  ]
}

/** One notice for all that a person earned at once, led by the highest badge; none when nothing is announced. */
function noticeFor(
  rules: Rules,
  person: PersonChange,
): readonly { readonly badge: string; readonly instance: string }[] {
  if (person.earned.length === 0) return []
  const announced = person.earned.filter((award) => rules.catalog.badges[award.badge]?.announced)
  const order = leadFirst(rules.catalog, [...new Set(announced.map((award) => award.badge))])
  const awards = order.flatMap((badge) => announced.filter((award) => award.badge === badge))
  return awards.map(({ badge, instance }) => ({ badge, instance }))
}

function insertFailures(db: Database, people: readonly PersonChange[], at: Sql): readonly Sql[] {
  const rows = failuresOf(people)
  if (rows.length === 0) return []
  const failures = table('f', rows, { ...FAILURE_KEY, error: ['text', (row) => row.error.replaceAll(/\s+/g, ' ')] })
  return [
    sql`failures as (
      insert into ${db.schema}.rule_failure (person, event_id, rule, error, attempts, retry_at)
      select person, event_id, rule, error, 1, ${at} from ${failures} where ${UNCHANGED}
      on conflict (person, event_id, rule) do update set error = excluded.error
    )`,
  ]
}

/** Of people whose history was folded anew, the failures that did not come again. */
function dropFailures(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const refolded = people.filter((person) => person.refolded)
  if (refolded.length === 0) return []
  return [
    sql`mended as (
      delete from ${db.schema}.rule_failure o
      where o.person = any(${list(refolded.map((person) => person.id))}) and ${UNCHANGED}
        and not exists (
          select from ${table('f', failuresOf(refolded), FAILURE_KEY)}
          where f.person = o.person and f.event_id = o.event_id and f.rule = o.rule
        )
    )`,
  ]
}

interface FailureRow extends RuleFailure {
  readonly person: string
}

const FAILURE_KEY: Columns<FailureRow> = {
  person: ['text', (row) => row.person],
  event_id: ['text', (row) => row.eventId],
  rule: ['text', (row) => row.rule],
}

function failuresOf(people: readonly PersonChange[]): readonly FailureRow[] {
  return people.flatMap(({ id, failures }) => failures.map((failure) => ({ person: id, ...failure })))
}

/** Instants travel as milliseconds: writing and reading dates as text takes longer than storing them. */
function time(column: string): Sql {
  return raw(`to_timestamp(${column} / 1000)`)
}

function isEmpty(value: object): boolean {
  for (const _ in value) return false
  return true
}
