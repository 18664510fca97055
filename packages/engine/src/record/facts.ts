import { byOccurrence, type EventData, type Fact } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { json, millis, sql } from '../database/sql.ts'

/** A stored event as drivers return it: numbers as numbers, JSON parsed. */
export interface Row {
  readonly id: string
  readonly type: string
  readonly at: number
  readonly actor: string | null
  readonly owner: string | null
  readonly target: string | null
  readonly value: number
  readonly zone: string | null
  readonly data: EventData | null
}

export function toFact(row: Row): Fact {
  const { id, type, at, actor, owner, target, value, zone, data } = row
  return { id, type, at, actor, owner, target, value, zone, data }
}

/** Every stored fact of each person, as actor or owner, in the order in which they happened. */
export async function loadHistories(db: Database, people: readonly string[]): Promise<ReadonlyMap<string, Fact[]>> {
  const histories = new Map<string, Fact[]>(people.map((person) => [person, []]))
  const rows = await db.many<Row & { readonly credited: string }>(
    sql`with asked as (select value as person from json_array_elements_text(${json(people)}))
        select a.person as credited, e.id, e.type, ${millis('e.at')} as at,
               e.actor, e.owner, e.target, e.value, e.zone, e.data
        from asked a join ${db.schema}.event e on e.person = a.person
        union all
        select a.person, e.id, e.type, ${millis('e.at')}, e.actor, e.owner, e.target, e.value, e.zone, e.data
        from asked a join ${db.schema}.event e on e.owner = a.person and e.person <> a.person`,
  )
  for (const row of rows) histories.get(row.credited)?.push(toFact(row))
  for (const facts of histories.values()) facts.sort(byOccurrence)
  return histories
}
