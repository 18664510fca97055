import { get, members, post, type Route } from '../../http/route.ts'
import { inboxPage } from './inbox.ts'
import { markAllRead } from './mark-read.ts'

export const inboxRoutes: readonly Route[] = [
  get('/inbox', members(inboxPage)),
  post('/inbox/read', members(markAllRead)),
]
