import { byOccurrence, type EventData, type Fact } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { list, millis, raw, sql } from '../database/sql.ts'

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

/**
 * Every stored fact of each person that counts, as actor or owner, in the order in which they happened: not what was
 * retracted or waits for review, and with the value that replaced its own.
 */
export async function loadHistories(db: Database, people: readonly string[]): Promise<ReadonlyMap<string, Fact[]>> {
  const histories = new Map<string, Fact[]>(people.map((person) => [person, []]))
  const rows = await db.many<Row & { readonly credited: string }>(
    sql`select e.person as credited, e.id, e.type, ${millis('e.at')} as at,
               e.actor, e.owner, e.target, coalesce(e.corrected_value, e.value) as value, e.zone, e.data
        from ${db.schema}.event e where e.person = any(${list(people)}) and ${COUNTS}
        union all
        select e.owner, e.id, e.type, ${millis('e.at')}, e.actor, e.owner, e.target,
               coalesce(e.corrected_value, e.value), e.zone, e.data
        from ${db.schema}.event e where e.owner = any(${list(people)}) and e.person <> e.owner and ${COUNTS}`,
  )
  for (const row of rows) histories.get(row.credited)?.push(toFact(row))
  for (const facts of histories.values()) facts.sort(byOccurrence)
  return histories
}

/** An event of an unknown type is read too: the catalog may have learned it since. */
export const COUNTS = raw("(e.ignored is null or e.ignored = 'unknown_type') and e.corrects is null")
