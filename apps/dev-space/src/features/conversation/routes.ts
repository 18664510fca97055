import { members, post, type Route } from '../../http/route.ts'
import { react } from './actions/react.ts'
import { takeCommentBack } from './actions/remove-comment.ts'
import { writeComment } from './actions/write-comment.ts'

export const conversationRoutes: readonly Route[] = [
  post('/comments', members(writeComment)),
  post('/comments/:id/remove', members(takeCommentBack)),
  post('/reactions', members(react)),
]
