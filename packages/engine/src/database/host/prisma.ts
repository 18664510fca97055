import { can, type HostConnection, invalidTransaction, plainConnection, rowsIn } from './connection.ts'

/** What an interactive `prisma.$transaction(async (tx) => …)` gives to its callback. */
export interface PrismaTransaction {
  $queryRawUnsafe(text: string, ...values: unknown[]): PromiseLike<unknown>
}

export function isPrisma(transaction: object): transaction is PrismaTransaction {
  return can(transaction, '$queryRawUnsafe')
}

export function prismaConnection(transaction: PrismaTransaction): HostConnection {
  // Inside a transaction Prisma takes these away.
  if (can(transaction, '$connect') || can(transaction, '$disconnect')) throw invalidTransaction(CLIENT)
  return plainConnection(async (text, values) => rowsIn(await transaction.$queryRawUnsafe(text, ...values)))
}

const CLIENT =
  'This is the Prisma client itself. Hand in the one that an interactive `$transaction()` gives to its callback.'
