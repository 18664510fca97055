import type { Laurel } from '@laurel/engine'
import type { Assets } from './assets/assets.ts'
import type { Auth } from './features/accounts/auth.ts'
import type { Store } from './store/database.ts'

/** What every page and action works with: Laurel and our own tables in one database, who may sign in, and the clock. */
export interface Community {
  readonly laurel: Laurel
  readonly store: Store
  readonly auth: Auth
  readonly assets: Assets
  readonly now: () => Date
}
