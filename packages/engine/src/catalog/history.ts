import { byOccurrence, type Fact } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { list, millis, raw, type Sql, sql } from '../database/sql.ts'
import { COUNTS, type Row, toFact } from '../rows/facts.ts'

/** Event types by who is credited for them. */
export interface TypesByRole {
  readonly actor: readonly string[]
  readonly owner: readonly string[]
}

/** For so many people it takes longer to look up what each did than to read everything once. */
const MANY = 500

const DECISIONS = ['laurel.granted', 'laurel.revoked', 'laurel.lifted', 'laurel.reset']

/**
 * The stored facts of these people that count and are of these types, with all decisions about them, in the order in
 * which they happened.
 */
export async function loadTyped(
  db: Database,
  people: readonly string[],
  types: TypesByRole,
): Promise<ReadonlyMap<string, Fact[]>> {
  const owned = [...types.owner, ...DECISIONS]
  // What has no actor is stored under its owner.
  const own = sql`(e.type = any(${list(types.actor)}) or (e.actor is null and e.type = any(${list(owned)})))`
  const parts = [selectFacts(db, 'e.person', people, own)]
  if (types.owner.length > 0) {
    const others = sql`e.type = any(${list(types.owner)}) and e.person <> e.owner`
    parts.push(selectFacts(db, 'e.owner', people, others))
  }
  const histories = new Map<string, Fact[]>(people.map((person) => [person, []]))
  for (const part of parts) {
    for (const row of await db.many<Row & { readonly credited: string }>(part))
      histories.get(row.credited)?.push(toFact(row))
  }
  for (const facts of histories.values()) facts.sort(byOccurrence)
  return histories
}

function selectFacts(db: Database, credited: string, people: readonly string[], condition: Sql): Sql {
  // The planner would look them up in the index however many they are; of an expression there is none.
  const among =
    people.length < MANY
      ? sql`${raw(credited)} = any(${list(people)})`
      : sql`(${raw(credited)} || '') in (select unnest(${list(people)}))`
  return sql`select ${raw(credited)} as credited, e.id, e.type, ${millis('e.at')} as at, e.actor, e.owner, e.target,
                    coalesce(e.corrected_value, e.value) as value, e.zone, e.data
             from ${db.schema}.event e where ${condition} and ${among} and ${COUNTS}`
}
