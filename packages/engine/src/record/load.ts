import {
  byOccurrence,
  type Fact,
  isCounted,
  PERSON,
  peopleOf,
  type Rules,
  type ScopeState,
  States,
  scopesTouched,
  subjectOf,
  type Zones,
} from '@laurel/core'
import type { Context } from '../context.ts'
import type { Database } from '../database/database.ts'
import { list, millis, sql, table } from '../database/sql.ts'
import { factKey } from '../rows/fact-key.ts'
import type { Recognition } from '../rows/visible.ts'

/** One person as read before a fold. */
export interface LoadedPerson {
  readonly id: string
  /** The version read, or null when nobody with this id is stored yet. */
  readonly version: number | null
  readonly newest: Pick<Fact, 'at' | 'id'> | null
  /** Whether facts of theirs are stored that were not folded. */
  readonly stale: boolean
  /** Whether they were folded with older rules than those in force. */
  readonly outdated: boolean
  /** Whether corrections of events of theirs are stored. */
  readonly corrected: boolean
  /** Whether they are told what they earn. */
  readonly isTold: boolean
  /** Where they lived, since when. */
  readonly zones: Zones
  readonly states: States
  /** The names of the scopes that were found. */
  readonly storedScopes: ReadonlySet<string>
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
  readonly stale: boolean | null
  readonly corrected: boolean | null
  readonly generation: number | null
  readonly recognition: Recognition | null
  readonly zones: Zones | null
  readonly metrics: ScopeState['metrics'] | null
  readonly badges: ScopeState['badges'] | null
}

/** Which generation of the rules is in force, and with which one everybody has been folded at least. */
type InForce = Pick<Context, 'generation' | 'settled'>

/** The people in a batch, each with the facts that rules count for them, in the order in which they happened. */
export type Groups = ReadonlyMap<string, readonly Fact[]>

/**
 * Somebody for whom no rule counts anything is there with no facts: they only have to exist. `counting` are those of
 * the facts that count at all, with the values that count.
 */
export function groupByPerson(rules: Rules, facts: readonly Fact[], counting = facts): Groups {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    for (const person of peopleOf(fact)) if (!groups.has(person)) groups.set(person, [])
  }
  for (const fact of counting) {
    for (const person of peopleOf(fact)) if (isCounted(rules, person, fact)) groups.get(person)?.push(fact)
  }
  for (const group of groups.values()) group.sort(byOccurrence)
  return groups
}

/** Reads all that folding `facts` needs, in one statement: people, the scopes they touch, and which facts are known. */
export async function load(
  db: Database,
  context: InForce & Pick<Context, 'rules'>,
  facts: readonly Fact[],
  groups: Groups,
): Promise<Loaded> {
  const { rules } = context
  const scopes = [...groups].flatMap(([person, group]) =>
    [...scopesTouched(rules, person, group)].map((scope) => [person, scope] as const),
  )
  return loadScopes(db, context, [...groups.keys()], scopes, facts)
}

/** Reads people with some of their scopes, and which of some facts are known. */
export async function loadScopes(
  db: Database,
  inForce: InForce,
  ids: readonly string[],
  scopes: readonly (readonly [person: string, scope: string])[],
  facts: readonly Fact[] = [],
): Promise<Loaded> {
  const rows = await db.many<Row>(
    // Each look-up stands in a lateral of one row: as a join the planner would rather read the whole table.
    sql`select 'person' as kind, p.id as person, null as key, p.version, ${millis('p.newest_at')} as newest_at,
               p.newest_id, p.stale, p.corrected, p.generation, p.recognition, p.zones, p.metrics, p.badges
        from ${db.schema}.person p where p.id = any(${list(ids)})
        union all
        select 'event', k.person, k.id, null, null, null, null, null, null, null, null, null, null
        from ${table('k', facts, { person: ['text', subjectOf], id: ['text', (fact) => fact.id] })}
        cross join lateral (
          select from ${db.schema}.event e where e.person = k.person and e.id = k.id limit 1
        ) found
        union all
        select 'scope', k.person, k.scope, null, null, null, null, null, null, null, null, found.metrics, found.badges
        from ${table('k', scopes, { person: ['text', ([person]) => person], scope: ['text', ([, scope]) => scope] })}
        cross join lateral (
          select s.metrics, s.badges from ${db.schema}.scope_state s
          where s.person = k.person and s.scope = k.scope limit 1
        ) found`,
  )
  return assemble(ids, rows, inForce)
}

/** Reads these people with the names of all their scopes, for a fold of their whole history. */
export async function loadPeople(
  db: Database,
  ids: readonly string[],
  inForce: InForce,
): Promise<readonly LoadedPerson[]> {
  const rows = await db.many<Row>(
    sql`select 'person' as kind, p.id as person, null as key, p.version, ${millis('p.newest_at')} as newest_at,
               p.newest_id, p.stale, p.corrected, p.generation, p.recognition, p.zones, p.metrics, p.badges
        from ${db.schema}.person p where p.id = any(${list(ids)})
        union all
        select 'scope', s.person, s.scope, null, null, null, null, null, null, null, null, null, null
        from ${db.schema}.scope_state s where s.person = any(${list(ids)})`,
  )
  return [...assemble(ids, rows, inForce).people.values()]
}

function assemble(ids: readonly string[], rows: readonly Row[], inForce: InForce): Loaded {
  const found = new Map<string, Row>()
  const scopes = new Map<string, Map<string, ScopeState>>(ids.map((id) => [id, new Map()]))
  const known = new Set<string>()
  for (const row of rows) {
    if (row.kind === 'event') known.add(factKey(row.person, row.key ?? ''))
    else scopes.get(row.person)?.set(row.key ?? PERSON, { metrics: row.metrics ?? {}, badges: row.badges ?? {} })
    if (row.kind === 'person') found.set(row.person, row)
  }
  const people = new Map(ids.map((id) => [id, toPerson(id, found.get(id), scopes.get(id) ?? new Map(), inForce)]))
  return { people, known }
}

function toPerson(
  id: string,
  row: Row | undefined,
  scopes: ReadonlyMap<string, ScopeState>,
  { generation, settled }: InForce,
): LoadedPerson {
  const newest = row?.newest_at == null ? null : { at: row.newest_at, id: row.newest_id ?? '' }
  const storedScopes = new Set(scopes.keys())
  return {
    id,
    version: row?.version ?? null,
    newest,
    stale: row?.stale ?? false,
    outdated: Math.max(row?.generation ?? generation, settled) < generation,
    corrected: row?.corrected ?? false,
    isTold: row?.recognition !== 'quiet' && row?.recognition !== 'off',
    zones: row?.zones ?? [],
    states: new States(scopes),
    storedScopes,
  }
}
