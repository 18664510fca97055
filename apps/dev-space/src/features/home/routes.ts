import { get, type Route } from '../../http/route.ts'
import { homePage } from './home.ts'

export const homeRoutes: readonly Route[] = [get('/', homePage)]
