import { raw, type Sql } from '../database/sql.ts'

/**
 * What every step of the statement that saves a change begins with: nothing happens unless everybody still has the
 * version that was read, and is locked.
 */
export const UNCHANGED = raw('(select ok from unchanged)')

/** Instants travel as milliseconds: writing and reading dates as text takes longer than storing them. */
export function time(column: string): Sql {
  return raw(`to_timestamp(${column} / 1000)`)
}
