import { leadFirst, type Rules, subjectOf } from '@laurel/core'
import { type Database, one } from '../database/database.ts'
import { join, json, type Sql, sql } from '../database/sql.ts'
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
  const steps = [
    ...lockPeople(db, people),
    ...insertPeople(db, people, options),
    ...insertEvents(db, rules, change, options),
    ...updatePeople(db, people),
    ...writeScopes(db, people),
    ...writeAwards(db, people, options),
    ...revokeAwards(db, people, options),
    ...insertNotices(db, rules, people, options),
    ...writeFailures(db, people, options),
  ]
  const { ok } = await one<{ ok: boolean }>(db, sql`with ${join(steps, ',\n')} select ok from unchanged`)
  return ok
}

/** Nothing below happens unless this holds: everybody still has the version that was read, and is locked. */
const UNCHANGED = sql`(select ok from unchanged)`

const PERSON_COLUMNS = sql`(id text, newest_at timestamptz, newest_id text, metrics jsonb, badges jsonb)`

/** Locks those who are stored, in id order: two batches with the same people never wait for each other in a circle. */
function lockPeople(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const known = people.filter((person) => person.version !== null).map(({ id, version }) => ({ id, version }))
  if (known.length === 0) return [sql`locked as (select true as ok)`]
  return [
    sql`locked_people as materialized (
      select p.id from json_to_recordset(${json(known)}) as k(id text, version int)
      join ${db.schema}.person p on p.id = k.id and p.version = k.version
      order by p.id for update of p
    )`,
    sql`locked as materialized (select (select count(*) from locked_people) = ${known.length}::int as ok)`,
  ]
}

/**
 * Stores those who are new, also in id order, before anything else is written: `unchanged` waits for it, so
 * that a writer who meets the same new people waits here, where the order is known.
 */
function insertPeople(db: Database, people: readonly PersonChange[], options: SaveOptions): readonly Sql[] {
  const fresh = people.filter((person) => person.version === null)
  if (fresh.length === 0) return [sql`unchanged as (select ok from locked)`]
  return [
    sql`new_people as (
      insert into ${db.schema}.person (id, created_at, version, newest_at, newest_id, metrics, badges)
      select id, ${options.at.toISOString()}::timestamptz, 1, newest_at, newest_id, metrics, badges
      from json_to_recordset(${json(fresh.map(toRow))}) as n${PERSON_COLUMNS} where (select ok from locked)
      returning id
    )`,
    sql`unchanged as materialized (select ok and (select count(*) from new_people) = ${fresh.length}::int as ok from locked)`,
  ]
}

function updatePeople(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const known = people.filter((person) => person.version !== null)
  return when(
    known.map(toRow),
    (rows) => sql`people as (
      update ${db.schema}.person p
      set version = p.version + 1, newest_at = n.newest_at, newest_id = n.newest_id,
          metrics = n.metrics, badges = n.badges
      from json_to_recordset(${rows}) as n${PERSON_COLUMNS} where p.id = n.id and ${UNCHANGED}
    )`,
  )
}

function toRow({ id, newest, state }: PersonChange): object {
  return { id, newest_at: new Date(newest.at), newest_id: newest.id, ...state }
}

function insertEvents(db: Database, rules: Rules, change: Change, options: SaveOptions): readonly Sql[] {
  const rows = change.facts.map((fact) => ({
    ...fact,
    person: subjectOf(fact),
    at: new Date(fact.at),
    ignored: rules.plans.has(fact.type) ? null : 'unknown_type',
  }))
  return when(
    rows,
    (rows) => sql`events as (
      insert into ${db.schema}.event (person, id, type, at, received_at, actor, owner, target, value, zone, data, ignored)
      select person, id, type, at, ${options.at.toISOString()}::timestamptz, actor, owner, target, value, zone, data, ignored
      from json_to_recordset(${rows}) as e(person text, id text, type text, at timestamptz, actor text, owner text,
        target text, value double precision, zone text, data jsonb, ignored text)
      where ${UNCHANGED}
    )`,
  )
}

function writeScopes(db: Database, people: readonly PersonChange[]): readonly Sql[] {
  const rows = people.flatMap(({ id, scopes }) =>
    scopes.map(([scope, { metrics, badges }]) => ({ person: id, scope, metrics, badges: emptyAsNull(badges) })),
  )
  const refolded = people.filter((person) => person.refolded).map((person) => person.id)
  return [
    ...when(
      rows,
      (rows) => sql`scopes as (
        insert into ${db.schema}.scope_state (person, scope, metrics, badges)
        select person, scope, metrics, badges
        from json_to_recordset(${rows}) as s(person text, scope text, metrics jsonb, badges jsonb) where ${UNCHANGED}
        on conflict (person, scope) do update set metrics = excluded.metrics, badges = excluded.badges
      )`,
    ),
    ...when(
      refolded,
      (ids) => sql`old_scopes as (
        delete from ${db.schema}.scope_state o
        where o.person in (select json_array_elements_text(${ids})) and ${UNCHANGED}
          and not exists (
            select from json_to_recordset(${json(rows)}) as s(person text, scope text)
            where s.person = o.person and s.scope = o.scope
          )
      )`,
    ),
  ]
}

function writeAwards(db: Database, people: readonly PersonChange[], options: SaveOptions): readonly Sql[] {
  const rows = people.flatMap(({ id, awards }) =>
    awards.map((award) => ({ ...award, person: id, earned_at: new Date(award.earnedAt), event_id: award.eventId })),
  )
  return when(
    rows,
    (rows) => sql`awards as (
      insert into ${db.schema}.award as held (person, badge, instance, tier, earned_at, awarded_at, event_id)
      select person, badge, instance, tier, earned_at, ${options.at.toISOString()}::timestamptz, event_id
      from json_to_recordset(${rows}) as a(person text, badge text, instance text, tier text, earned_at timestamptz, event_id text)
      where ${UNCHANGED}
      on conflict (person, badge, instance) do update
      set earned_at = excluded.earned_at, event_id = excluded.event_id, tier = excluded.tier,
          awarded_at = case when held.revoked_at is null then held.awarded_at else excluded.awarded_at end,
          revoked_at = null, revoked_by = null, revoked_reason = null
    )`,
  )
}

function revokeAwards(db: Database, people: readonly PersonChange[], options: SaveOptions): readonly Sql[] {
  const rows = people.flatMap(({ id, lost }) => lost.map(({ badge, instance }) => ({ person: id, badge, instance })))
  return when(
    rows,
    (rows) => sql`revoked as (
      update ${db.schema}.award a set revoked_at = ${options.at.toISOString()}::timestamptz, revoked_by = 'cascade'
      from json_to_recordset(${rows}) as l(person text, badge text, instance text)
      where a.person = l.person and a.badge = l.badge and a.instance = l.instance and a.revoked_at is null and ${UNCHANGED}
    )`,
  )
}

function insertNotices(
  db: Database,
  rules: Rules,
  people: readonly PersonChange[],
  options: SaveOptions,
): readonly Sql[] {
  const rows = options.announce ? people.flatMap((person) => noticeFor(rules, person)) : []
  return when(
    rows,
    (rows) => sql`notices as (
      insert into ${db.schema}.notice (person, created_at, awards)
      select person, ${options.at.toISOString()}::timestamptz, awards
      from json_to_recordset(${rows}) as n(person text, awards jsonb) where ${UNCHANGED}
    )`,
  )
}

/** One notice for all that a person earned at once, led by the highest badge; none when nothing is announced. */
function noticeFor(rules: Rules, person: PersonChange): readonly object[] {
  const announced = person.earned.filter((award) => rules.catalog.badges[award.badge]?.announced)
  if (announced.length === 0) return []
  const order = leadFirst(rules.catalog, [...new Set(announced.map((award) => award.badge))])
  const awards = order.flatMap((badge) => announced.filter((award) => award.badge === badge))
  return [{ person: person.id, awards: awards.map(({ badge, instance }) => ({ badge, instance })) }]
}

function writeFailures(db: Database, people: readonly PersonChange[], options: SaveOptions): readonly Sql[] {
  const rows = people.flatMap(({ id, failures }) =>
    failures.map(({ rule, eventId, error }) => ({ person: id, event_id: eventId, rule, error })),
  )
  const refolded = people.filter((person) => person.refolded).map((person) => person.id)
  return [
    ...when(
      rows,
      (rows) => sql`failures as (
        insert into ${db.schema}.rule_failure (person, event_id, rule, error, attempts, retry_at)
        select person, event_id, rule, error, 1, ${options.at.toISOString()}::timestamptz
        from json_to_recordset(${rows}) as f(person text, event_id text, rule text, error text) where ${UNCHANGED}
        on conflict (person, event_id, rule) do update set error = excluded.error
      )`,
    ),
    ...when(
      refolded,
      (ids) => sql`mended as (
        delete from ${db.schema}.rule_failure o
        where o.person in (select json_array_elements_text(${ids})) and ${UNCHANGED}
          and not exists (
            select from json_to_recordset(${json(rows)}) as f(person text, event_id text, rule text)
            where f.person = o.person and f.event_id = o.event_id and f.rule = o.rule
          )
      )`,
    ),
  ]
}

/** The step, or none when there is nothing to write: an empty insert still costs its planning. */
function when(rows: readonly unknown[], step: (rows: string) => Sql): readonly Sql[] {
  return rows.length === 0 ? [] : [step(json(rows))]
}

function emptyAsNull(badges: object): object | null {
  for (const _ in badges) return badges
  return null
}
