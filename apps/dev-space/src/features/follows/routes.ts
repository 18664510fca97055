import { get, members, post, type Route } from '../../http/route.ts'
import { followOneBadge, unfollowOneBadge } from './change-badge-follow.ts'
import { follow, unfollow } from './change-follow.ts'
import { followersPage, followingPage } from './follows-page.ts'

export const followRoutes: readonly Route[] = [
  get('/people/:name/followers', followersPage),
  get('/people/:name/following', followingPage),
  post('/people/:handle/follow', members(follow)),
  post('/people/:handle/unfollow', members(unfollow)),
  post('/badges/:id/follow', members(followOneBadge)),
  post('/badges/:id/unfollow', members(unfollowOneBadge)),
]
