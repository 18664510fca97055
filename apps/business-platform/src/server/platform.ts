import type { Laurel, Logger } from '@laurel/engine'
import type { Assets } from './assets.ts'
import type { Database } from './database.ts'
import type { Sessions } from './session.ts'

/** What the endpoints work with. */
export interface Platform {
  readonly database: Database
  readonly laurel: Laurel
  readonly sessions: Sessions
  readonly assets: Assets
  readonly logger: Logger
  /** Aborted when the platform is about to stop: then streams end. */
  readonly stopping: AbortSignal
}
