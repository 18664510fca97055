import { type Day, localDay } from '@laurel/core'
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

/** What `toPerson` reads. */
export interface PersonRow extends Omit<Person, 'createdAt'> {
  readonly created_at: number
}

/** The person, or null when nobody has this id. */
export async function readPerson(context: Context, id: string): Promise<Person | null> {
  const { db } = context
  const row = await maybeOne<PersonRow>(db, sql`select ${PERSON_COLUMNS} from ${db.schema}.person p where p.id = ${id}`)
  return row === null ? null : toPerson(row)
}

/** The day that it is for a person: in their zone, else in the community's. */
export function todayOf(context: Context, person: Pick<Person, 'zone'>): Day {
  const { rules } = context
  return localDay(context.now().getTime(), person.zone ?? rules.zone, rules.dayStart)
}

/** What `toPerson` reads of the person `p`. */
export const PERSON_COLUMNS = sql`p.id, p.name, p.handle, p.zone, p.locale, p.avatar, p.email,
  ${millis('p.created_at')} as created_at`

export function toPerson({ id, name, handle, zone, locale, avatar, email, created_at }: PersonRow): Person {
  return { id, name, handle, zone, locale, avatar, email, createdAt: new Date(created_at) }
}
