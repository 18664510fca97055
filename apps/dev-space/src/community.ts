import type { Laurel } from '@laurel/engine'
import type { Store } from './store/database.ts'

/** What every page and action works with: Laurel and our own tables in one database, and the clock. */
export interface Community {
  readonly laurel: Laurel
  readonly store: Store
  readonly now: () => Date
}
