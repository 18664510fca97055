import { byOccurrence, type Fact, peopleOf, PERSON, type Rules, type ScopeState, scopesTouched, States, subjectOf } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { json, millis, sql } from '../database/sql.ts'
import { factKey } from './batch.ts'

/** One person as read before a fold. */
export interface LoadedPerson {
  readonly id: string
  /** The version read, or null when nobody with this id is stored yet. */
  readonly version: number | null
  readonly newest: Pick<Fact, 'at' | 'id'> | null
  readonly states: States
}

export interface Loaded {
  readonly people: ReadonlyMap<string, LoadedPerson>
  /** Keys of facts that are stored already. */
  readonly known: ReadonlySet<string>
}

interface Row {
  readonly kind: 'person' | 'scope' | 'event'
  readonly person: string
  readonly key: string | null
  readonly version: number | null
  readonly newest_at: number | null
  readonly newest_id: string | null
  readonly metrics: ScopeState['metrics'] | null
  readonly badges: ScopeState['badges'] | null
}

/** The facts that concern each person, in the order in which they happened. */
export function groupByPerson(facts: readonly Fact[]): ReadonlyMap<string, Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    for (const person of peopleOf(fact)) {
      const group = groups.get(person)
      if (group === undefined) groups.set(person, [fact])
      else group.push(fact)
    }
  }
  for (const group of groups.values()) group.sort(byOccurrence)
  return groups
}

/** Reads all that folding `facts` needs, in one statement: people, the scopes they touch, and which facts are known. */
export async function load(db: Database, rules: Rules, facts: readonly Fact[]): Promise<Loaded> {
  const groups = groupByPerson(facts)
  const scopes = [...groups].flatMap(([person, group]) =>
    [...scopesTouched(rules, person, group)].map((scope) => ({ person, scope })),
  )
  const keys = facts.map((fact) => ({ person: subjectOf(fact), id: fact.id }))
  const rows = await db.many<Row>(
    sql`select 'person' as kind, p.id as person, null as key, p.version, ${millis('p.newest_at')} as newest_at,
               p.newest_id, p.metrics, p.badges
        from json_array_elements_text(${json([...groups.keys()])}) as k(id) join ${db.schema}.person p using (id)
        union all
        select 'event', e.person, e.id, null, null, null, null, null
        from json_to_recordset(${json(keys)}) as k(person text, id text) join ${db.schema}.event e using (person, id)
        union all
        select 'scope', s.person, s.scope, null, null, null, s.metrics, s.badges
        from json_to_recordset(${json(scopes)}) as k(person text, scope text)
        join ${db.schema}.scope_state s using (person, scope)`,
  )
  return assemble([...groups.keys()], rows)
}

/** Reads these people without their scopes, for a fold of their whole history. */
export async function loadPeople(db: Database, ids: readonly string[]): Promise<readonly LoadedPerson[]> {
  const rows = await db.many<Row>(
    sql`select 'person' as kind, p.id as person, null as key, p.version, ${millis('p.newest_at')} as newest_at,
               p.newest_id, p.metrics, p.badges
        from json_array_elements_text(${json(ids)}) as k(id) join ${db.schema}.person p using (id)`,
  )
  return [...assemble(ids, rows).people.values()]
}

function assemble(ids: readonly string[], rows: readonly Row[]): Loaded {
  const found = new Map<string, Row>()
  const scopes = new Map<string, (readonly [string, ScopeState])[]>(ids.map((id) => [id, []]))
  const known = new Set<string>()
  for (const row of rows) {
    if (row.kind === 'event') known.add(factKey(row.person, row.key ?? ''))
    else scopes.get(row.person)?.push([row.key ?? PERSON, { metrics: row.metrics ?? {}, badges: row.badges ?? {} }])
    if (row.kind === 'person') found.set(row.person, row)
  }
  const people = new Map(ids.map((id) => [id, toPerson(id, found.get(id), scopes.get(id) ?? [])]))
  return { people, known }
}

function toPerson(id: string, row: Row | undefined, scopes: Iterable<readonly [string, ScopeState]>): LoadedPerson {
  const newest = row?.newest_at == null ? null : { at: row.newest_at, id: row.newest_id ?? '' }
  return { id, version: row?.version ?? null, newest, states: new States(scopes) }
}
