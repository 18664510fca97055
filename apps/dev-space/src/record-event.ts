import type { EventInput } from '@laurel/core'
import type { Community } from './community.ts'
import type { Transaction } from './store/database.ts'

/**
 * Tells Laurel what somebody just did, in the transaction of our own write: both are stored or neither. The last
 * thing an action does in its transaction, as the person stays locked until it ends.
 */
export async function recordEvent({ laurel }: Community, tx: Transaction, event: EventInput): Promise<void> {
  const [result] = await laurel.record(event, { transaction: tx.host })
  if (result?.status !== 'rejected') return
  // Thrown, so that our own write is undone as well: an action that does not count did not happen.
  throw new TypeError(`Laurel refused ${event.type}: ${result.problem?.message ?? 'no reason given'}`)
}
