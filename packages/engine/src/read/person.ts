import { type Day, localDay, PERSON, type ScopeState, States } from '@laurel/core'
import type { Context } from '../context.ts'
import { maybeOne } from '../database/database.ts'
import { millis, sql } from '../database/sql.ts'

export interface Person {
  readonly id: string
  readonly name: string | null
  readonly handle: string | null
  readonly zone: string | null
  readonly locale: string | null
  readonly avatar: string | null
  readonly email: string | null
  readonly createdAt: Date
}

/** A person with everything counted for the person as a whole, from one row. */
export interface PersonWithStates {
  readonly person: Person
  readonly states: States
}

interface Row extends Omit<Person, 'createdAt'> {
  readonly created_at: number
  readonly metrics: ScopeState['metrics']
  readonly badges: ScopeState['badges']
}

/** The person, or null when nobody has this id. */
export async function readPerson(context: Context, id: string): Promise<Person | null> {
  const found = await readPersonWithStates(context, id)
  return found?.person ?? null
}

/** The day that it is for a person: in their zone, else in the community's. */
export function todayOf(context: Context, person: Pick<Person, 'zone'>): Day {
  const { rules } = context
  return localDay(context.now().getTime(), person.zone ?? rules.zone, rules.dayStart)
}

/** The person with what was counted, or null when nobody has this id. */
export async function readPersonWithStates(context: Context, id: string): Promise<PersonWithStates | null> {
  const row = await maybeOne<Row>(
    context.db,
    sql`select id, name, handle, zone, locale, avatar, email, ${millis('created_at')} as created_at, metrics, badges
        from ${context.db.schema}.person where id = ${id}`,
  )
  if (row === null) return null
  const { created_at, metrics, badges, ...person } = row
  return {
    person: { ...person, createdAt: new Date(created_at) },
    states: new States([[PERSON, { metrics, badges }]]),
  }
}
