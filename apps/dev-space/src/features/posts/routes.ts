import { get, members, post, type Route } from '../../http/route.ts'
import { postPage } from './post-page.ts'
import { takePostBack } from './remove-post.ts'
import { newPostPage, writePost } from './write-post.ts'

export const postRoutes: readonly Route[] = [
  get('/posts/new', members(newPostPage)),
  post('/posts', members(writePost)),
  get('/posts/:id', postPage),
  post('/posts/:id/remove', members(takePostBack)),
]
