import type { RuleFailure, Rules } from '@laurel/core'
import { type Database, one } from '../database/database.ts'
import { type Columns, join, list, type Sql, sql, table } from '../database/sql.ts'
import type { Supply } from '../rows/supply.ts'
import type { Change, Guarded, PersonChange } from './change.ts'
import { OutdatedRules } from './outdated-rules.ts'
import { insertNotices, revokeAwards, writeAwards, writeHistory } from './save-awards.ts'
import { correctEvents, insertEvents } from './save-events.ts'
import { time, UNCHANGED } from './statement.ts'

export interface SaveOptions {
  /** When the batch was received: the time of awards and notices. */
  readonly at: Date
  /** Whether people are told what they earned. */
  readonly announce: boolean
  /** The generation of the rules that were used: saving fails when others are in force. */
  readonly generation: number
  /** What was claimed of limited badges. */
  readonly supply: Supply
}

/**
 * Writes a change as a whole, in one statement, and returns true; or returns false and writes nothing when
 * somebody else changed one of the people since they were read. A person who is stored by two writers at
 * once fails with a unique violation instead, which undoes everything as well.
 *
 * @throws OutdatedRules when other rules are in force than those that were used; nothing is written then.
 *
 * One statement, because a single event is then two round trips to the server and one commit.
 */
export async function save(db: Database, rules: Rules, change: Change, options: SaveOptions): Promise<boolean> {
  const people = change.people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const at = sql`${options.at.toISOString()}::timestamptz`
  const steps = [
    ...lockPeople(db, people, change.guarded ?? []),
    ...lockSupply(db, options.supply),
    ...lockRules(db, options),
    ...insertPeople(db, people, at, options.generation),
    ...insertEvents(db, change, at),
    ...correctEvents(db, change.judged?.corrected ?? []),
    ...updatePeople(db, people, change.judged?.subjects ?? NOBODY, options.generation),
    ...insertScopes(db, people),
    ...updateScopes(db, people),
    ...dropScopes(db, people),
    ...writeAwards(db, people, at),
    ...revokeAwards(db, people, at),
    ...writeHistory(db, people, at),
    ...updateSupply(db, options.supply),
    ...(options.announce ? insertNotices(db, rules, people, at) : []),
    ...insertFailures(db, people, at),
    ...dropFailures(db, people),
  ]
  const { ok, in_force } = await one<{ ok: boolean; in_force: boolean }>(
    db,
    sql`with ${join(steps, ',\n')} select u.ok, r.in_force from unchanged u cross join rules r`,
  )
  if (!in_force) throw new OutdatedRules()
  return ok
}

const NOBODY: ReadonlySet<string> = new Set()

/**
 * Locks those who are stored, in id order: two batches with the same people never wait for each other in a circle.
 * Who is only guarded is locked among them, and may have changed as long as none of their events was corrected.
 */
function lockPeople(db: Database, people: readonly PersonChange[], guarded: readonly Guarded[]): readonly Sql[] {
  const known = people.filter((person) => person.version !== null)
  if (guarded.length > 0) return lockGuarded(db, known, guarded)
  if (known.length === 0) return [sql`people_locked as (select true as ok)`]
  const columns: Columns<PersonChange> = { ...PERSON_COLUMNS, version: ['int', (person) => person.version] }
  return [
    sql`known_people as materialized (select * from ${table('k', known, columns)})`,
    sql`locked_people as materialized (
      select p.ctid as place, k.* from known_people k join ${db.schema}.person p on p.id = k.id and p.version = k.version
      where p.id = any(${list(known.map((person) => person.id))})
      order by p.id for update of p
    )`,
    sql`people_locked as materialized (select (select count(*) from locked_people) = ${known.length}::int as ok)`,
  ]
}

function lockGuarded(db: Database, known: readonly PersonChange[], guarded: readonly Guarded[]): readonly Sql[] {
  const columns: Columns<PersonChange> = { ...PERSON_COLUMNS, version: ['int', (person) => person.version] }
  const guards = table('g', guarded, {
    id: ['text', (person) => person.id],
    version: ['int', (person) => person.version],
    corrected: ['boolean', (person) => String(person.corrected)],
  })
  const ids = [...known, ...guarded].map((person) => person.id)
  return [
    sql`known_people as materialized (select * from ${table('k', known, columns)})`,
    sql`expected_people as materialized (
      select id, version, false as any_version from known_people
      union all select id, version, not corrected from ${guards}
    )`,
    sql`locked_all as materialized (
      select p.ctid as place, p.id from expected_people e
      join ${db.schema}.person p on p.id = e.id and (p.version = e.version or e.any_version and not p.corrected)
      where p.id = any(${list(ids)})
      order by p.id for update of p
    )`,
    sql`locked_people as materialized (select l.place, k.* from known_people k join locked_all l on l.id = k.id)`,
    sql`people_locked as materialized (select (select count(*) from locked_all) = ${ids.length}::int as ok)`,
  ]
}

/** Holds, after the people, what is left of limited badges, and counts those of which nobody else took any meanwhile. */
function lockSupply(db: Database, supply: Supply): readonly Sql[] {
  const changes = supply.changes()
  if (changes.length === 0) return [sql`supply_locked as (select true as ok)`]
  const rows = table('c', changes, { badge: ['text', (row) => row.badge], before: ['int', (row) => row.before] })
  return [
    sql`supply_rows as materialized (
      select s.badge from ${db.schema}.badge_supply s join ${rows} on s.badge = c.badge and s.taken = c.before
      where (select ok from people_locked)
      order by s.badge for update of s
    )`,
    sql`supply_locked as materialized (select (select count(*) from supply_rows) = ${changes.length}::int as ok)`,
  ]
}

/** Everything that was read is as it was, and the rules that were used are those in force. */
function lockRules(db: Database, { generation }: SaveOptions): readonly Sql[] {
  return [
    sql`rules as materialized (
      select max(generation) = ${generation}::int as in_force from ${db.schema}.catalog_version
    )`,
    sql`locked as materialized (
      select p.ok and s.ok and r.in_force as ok from people_locked p cross join supply_locked s cross join rules r
    )`,
  ]
}

function updateSupply(db: Database, supply: Supply): readonly Sql[] {
  const changes = supply.changes()
  if (changes.length === 0) return []
  const rows = table('c', changes, { badge: ['text', (row) => row.badge], taken: ['int', (row) => row.taken] })
  return [
    sql`supply as (
      update ${db.schema}.badge_supply s set taken = c.taken from ${rows} where s.badge = c.badge and ${UNCHANGED}
    )`,
  ]
}

/**
 * Stores those who are new, also in id order, before anything else is written: `unchanged` waits for it, so
 * that a writer who meets the same new people waits here, where the order is known.
 */
function insertPeople(db: Database, people: readonly PersonChange[], at: Sql, generation: number): readonly Sql[] {
  const fresh = people.filter((person) => person.version === null)
  if (fresh.length === 0) return [sql`unchanged as (select ok from locked)`]
  return [
    sql`new_people as (
      insert into ${db.schema}.person (id, created_at, version, newest_at, newest_id, stale, generation, metrics, badges)
      select id, ${at}, 1, ${time('newest_at')}, newest_id, stale, ${generation}::int, metrics, badges
      from ${table('n', fresh, PERSON_COLUMNS)} where (select ok from locked)
      returning id
    )`,
    sql`unchanged as materialized (select ok and (select count(*) from new_people) = ${fresh.length}::int as ok from locked)`,
  ]
}

/** By place: a row that still has its version is where it was when it was locked. */
function updatePeople(
  db: Database,
  people: readonly PersonChange[],
  subjects: ReadonlySet<string>,
  generation: number,
): readonly Sql[] {
  if (people.every((person) => person.version === null)) return []
  const corrected = subjects.size === 0 ? sql`` : sql`, corrected = p.corrected or p.id = any(${list([...subjects])})`
  return [
    sql`people as (
      update ${db.schema}.person p
      set version = l.version + 1, newest_at = ${time('l.newest_at')}, newest_id = l.newest_id, stale = l.stale,
          generation = case when l.outdated then p.generation else ${generation}::int end,
          metrics = l.metrics, badges = l.badges${corrected}
      from locked_people l where p.ctid = l.place and ${UNCHANGED}
    )`,
  ]
}

const PERSON_COLUMNS: Columns<PersonChange> = {
  id: ['text', (person) => person.id],
  newest_at: ['float8', (person) => person.newest?.at],
  newest_id: ['text', (person) => person.newest?.id],
  stale: ['boolean', (person) => String(person.stale)],
  outdated: ['boolean', (person) => String(person.outdated)],
  metrics: ['json', (person) => JSON.stringify(person.state.metrics)],
  badges: ['json', (person) => JSON.stringify(person.state.badges)],
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
    const gone = person.refolded ? [...person.storedScopes].filter((scope) => !kept.has(scope)) : (person.emptied ?? [])
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

function isEmpty(value: object): boolean {
  for (const _ in value) return false
  return true
}
