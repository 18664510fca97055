import { type Fact, peopleOf, subjectOf, type Tier } from '@laurel/core'
import type { Database } from '../database/database.ts'
import { list, millis, sql, table } from '../database/sql.ts'
import { type Row, toFact } from '../rows/facts.ts'
import type { Ignored } from './judge.ts'
import type { EarnedAward } from './result.ts'

/** A fact as it was stored, with the instant at which it was received. */
export interface StoredFact {
  readonly fact: Fact
  readonly received: number
  /** Why no rule looks at it now; null when rules do. */
  readonly ignored: Ignored | null
}

/** Reads the stored facts with these ids, to compare them with what was sent again. */
export async function loadStored(db: Database, facts: readonly Fact[]): Promise<readonly StoredFact[]> {
  const rows = await db.many<Row & Pick<StoredFact, 'received' | 'ignored'>>(
    sql`select e.id, e.type, ${millis('e.at')} as at, ${millis('e.received_at')} as received,
               e.actor, e.owner, e.target, e.value, e.zone, e.data, e.ignored
        from ${table('k', facts, { person: ['text', subjectOf], id: ['text', (fact) => fact.id] })}
        cross join lateral (
          select * from ${db.schema}.event e where e.person = k.person and e.id = k.id limit 1
        ) e`,
  )
  return rows.map((row) => ({ fact: toFact(row), received: row.received, ignored: row.ignored }))
}

/** The awards that these facts earned when they were first recorded. */
export async function loadAwards(
  db: Database,
  facts: readonly Fact[],
): Promise<readonly (EarnedAward & { eventId: string })[]> {
  const people = [...new Set(facts.flatMap(peopleOf))]
  const ids = facts.map((fact) => fact.id)
  const rows = await db.many<{
    person: string
    badge: string
    instance: string
    tier: Tier
    at: number
    eventId: string
  }>(
    sql`select a.person, a.badge, a.instance, a.tier, ${millis('a.earned_at')} as at, a.event_id as "eventId"
        from ${db.schema}.award a where a.person = any(${list(people)}) and a.event_id = any(${list(ids)})`,
  )
  return rows.map(({ at, ...row }) => ({ ...row, earnedAt: new Date(at) }))
}

/** Whether `sent` is the stored fact again: the name of the first field that differs, or null. */
export function differingAgain(stored: StoredFact, sent: Fact): string | null {
  // An event from a clock that ran ahead was taken as happening when it was received; sent again it
  // carries its own instant, which is still the same event.
  const clamped = stored.fact.at === stored.received && sent.at > stored.fact.at
  return differingField(stored.fact, clamped ? { ...sent, at: stored.fact.at } : sent)
}

const COMPARED = ['type', 'at', 'actor', 'owner', 'target', 'value', 'zone'] as const

/** The name of the first field in which two facts differ, or null when they say the same. */
export function differingField(a: Fact, b: Fact): string | null {
  const field = COMPARED.find((name) => a[name] !== b[name])
  return field ?? (sameJson(a.data, b.data) ? null : 'data')
}

/** Whether two JSON values are the same, whatever the order of their keys. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key as keyof typeof a], b[key as keyof typeof b]))
  )
}
