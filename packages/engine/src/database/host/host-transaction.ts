import { type HostConnection, invalidTransaction } from './connection.ts'
import { type DrizzleTransaction, drizzleConnection, isDrizzle } from './drizzle.ts'
import { isKnex, type KnexTransaction, knexConnection } from './knex.ts'
import { isKysely, type KyselyTransaction, kyselyConnection } from './kysely.ts'
import { isPostgresJs, type PostgresJsTransaction, postgresJsConnection } from './postgres-js.ts'
import { isPrisma, type PrismaTransaction, prismaConnection } from './prisma.ts'
import { isQueryTransaction, type QueryTransaction, queryConnection } from './query.ts'

/**
 * A host's open transaction, met by shape: of `pg`, PGlite, Kysely, Drizzle, Knex, postgres.js or Prisma, or anything
 * with the `query` of the first two.
 */
export type HostTransaction =
  | QueryTransaction
  | KyselyTransaction
  | DrizzleTransaction
  | KnexTransaction
  | PostgresJsTransaction
  | PrismaTransaction

/**
 * How to talk to a host's transaction. Not every host is checked by TypeScript, so anything can come in.
 *
 * @throws LaurelError `invalid_transaction` for what is no HostTransaction, and for a pool or a database where a
 * transaction of it is meant.
 */
export function connectionTo(given: unknown): HostConnection {
  if (given === null || (typeof given !== 'object' && typeof given !== 'function')) throw invalidTransaction()
  if (isPrisma(given)) return prismaConnection(given)
  if (isKysely(given)) return kyselyConnection(given)
  if (isDrizzle(given)) return drizzleConnection(given)
  if (isPostgresJs(given)) return postgresJsConnection(given)
  if (isKnex(given)) return knexConnection(given)
  if (isQueryTransaction(given)) return queryConnection(given)
  throw invalidTransaction()
}
