import { get, type Route } from '../../http/route.ts'
import { badgePage } from './badge.ts'
import { badgesPage } from './badges.ts'
import { discoverPage } from './discover.ts'

export const discoveryRoutes: readonly Route[] = [
  get('/discover', discoverPage),
  get('/badges', badgesPage),
  get('/badges/:id', badgePage),
]
