import { accountTables } from '../features/accounts/tables.ts'
import { activityTables } from '../features/activity/tables.ts'
import { codeTables } from '../features/code/tables.ts'
import { collaborationTables } from '../features/collaboration/tables.ts'
import { conversationTables } from '../features/conversation/tables.ts'
import { discussionTables } from '../features/discussions/tables.ts'
import { followTables } from '../features/follows/tables.ts'
import { postTables } from '../features/posts/tables.ts'
import { projectTables } from '../features/projects/tables.ts'
import { historyTables } from '../start/tables.ts'
import type { Store } from './database.ts'

/** In the order in which they refer to each other. */
const TABLES = [
  ...accountTables,
  ...followTables,
  ...projectTables,
  ...collaborationTables,
  ...postTables,
  ...discussionTables,
  ...conversationTables,
  ...codeTables,
  ...historyTables,
  ...activityTables,
]

/**
 * Makes our own tables, beside Laurel's, where they are not there yet. Any number of processes may call it at
 * once: the advisory lock lets one work and the others find it done.
 */
export async function prepareTables(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.many(`select pg_advisory_xact_lock(hashtextextended('dev_space', 0))`)
    await tx.many(`create schema if not exists dev_space`)
    for (const statement of TABLES) await tx.many(statement)
  })
}
