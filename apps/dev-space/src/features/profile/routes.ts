import { get, type Route } from '../../http/route.ts'
import { profilePage } from './profile.ts'
import { showcasePage } from './showcase.ts'

export const profileRoutes: readonly Route[] = [
  get('/people/:name', profilePage),
  get('/people/:name/badges', showcasePage),
]
