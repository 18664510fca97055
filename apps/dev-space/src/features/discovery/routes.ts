import { get, type Route } from '../../http/route.ts'
import { badgePage } from './badge.ts'
import { badgesPage } from './badges.ts'

export const discoveryRoutes: readonly Route[] = [get('/badges', badgesPage), get('/badges/:id', badgePage)]
