import type { Route } from '../http/route.ts'
import { accountRoutes } from './accounts/routes.ts'
import { discoveryRoutes } from './discovery/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { profileRoutes } from './profile/routes.ts'
import { projectRoutes } from './projects/routes.ts'
import { settingsRoutes } from './settings/routes.ts'

/** Every address of Dev-Space, by feature. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  ...accountRoutes,
  ...profileRoutes,
  ...projectRoutes,
  ...discoveryRoutes,
  ...inboxRoutes,
  ...settingsRoutes,
]
