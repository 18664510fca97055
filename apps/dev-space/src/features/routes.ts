import type { Route } from '../http/route.ts'
import { accountRoutes } from './accounts/routes.ts'
import { codeRoutes } from './code/routes.ts'
import { collaborationRoutes } from './collaboration/routes.ts'
import { conversationRoutes } from './conversation/routes.ts'
import { discoveryRoutes } from './discovery/routes.ts'
import { discussionRoutes } from './discussions/routes.ts'
import { followRoutes } from './follows/routes.ts'
import { homeRoutes } from './home/routes.ts'
import { inboxRoutes } from './inbox/routes.ts'
import { postRoutes } from './posts/routes.ts'
import { profileRoutes } from './profile/routes.ts'
import { projectRoutes } from './projects/routes.ts'
import { settingsRoutes } from './settings/routes.ts'

/** Every address of Dev-Space, by feature. */
export const routes: readonly Route[] = [
  ...homeRoutes,
  ...accountRoutes,
  ...profileRoutes,
  ...projectRoutes,
  ...collaborationRoutes,
  ...conversationRoutes,
  ...discussionRoutes,
  ...followRoutes,
  ...postRoutes,
  ...codeRoutes,
  ...discoveryRoutes,
  ...inboxRoutes,
  ...settingsRoutes,
]
