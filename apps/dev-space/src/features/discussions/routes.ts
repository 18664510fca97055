import { get, members, post, type Route } from '../../http/route.ts'
import { acceptOneAnswer } from './accept-answer.ts'
import { discussionPage } from './discussion-page.ts'
import { discussionsPage } from './discussions-page.ts'
import { takeDiscussionBack } from './remove-discussion.ts'
import { newDiscussionPage, startDiscussion } from './start-discussion.ts'

export const discussionRoutes: readonly Route[] = [
  get('/discussions', discussionsPage),
  post('/discussions', members(startDiscussion)),
  get('/discussions/new', members(newDiscussionPage)),
  get('/discussions/:id', discussionPage),
  post('/discussions/:id/accept', members(acceptOneAnswer)),
  post('/discussions/:id/remove', members(takeDiscussionBack)),
]
