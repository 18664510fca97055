import { LaurelError } from '../../errors.ts'
import type { HostQuery } from '../database.ts'

/** What the engine asks of a host's open transaction, whichever library opened it. */
export interface HostConnection {
  readonly query: HostQuery
  /** Runs `work` so that on an error what it wrote is undone, while the host's transaction goes on. */
  savepoint<T>(work: (inner: HostConnection) => Promise<T>): Promise<T>
}

/** A connection whose savepoints are statements like any other. */
export function plainConnection(query: HostQuery): HostConnection {
  const connection: HostConnection = {
    query,
    savepoint: async (work) => {
      await query('savepoint laurel', [])
      try {
        const done = await work(connection)
        await query('release savepoint laurel', [])
        return done
      } catch (error) {
        // Where even this fails the connection is gone, and the first error tells more.
        await query('rollback to savepoint laurel', []).catch(() => {})
        throw error
      }
    },
  }
  return connection
}

/** The error for what is no transaction that can be joined; `why` says what to hand in instead. */
export function invalidTransaction(why?: string): LaurelError {
  return new LaurelError('invalid_transaction', {
    field: 'transaction',
    ...(why === undefined ? {} : { detail: why }),
  })
}

/** Whether something, met by shape, has a function of this name. */
export function can(thing: object, name: string): boolean {
  return typeof Reflect.get(thing, name) === 'function'
}

/** The rows in a driver's answer: a list, or an object that has them. */
export function rowsIn(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer
  const rows = typeof answer === 'object' && answer !== null && 'rows' in answer ? answer.rows : undefined
  if (Array.isArray(rows)) return rows
  throw invalidTransaction()
}
