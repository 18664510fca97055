import { get, type Route } from '../../http/route.ts'
import { everythingPage } from './everything.ts'
import { homePage } from './home.ts'

export const homeRoutes: readonly Route[] = [get('/', homePage), get('/activity', everythingPage)]
