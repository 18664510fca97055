import { html } from 'hono/html'
import type { Community } from '../../community.ts'
import type { AppContext } from '../../http/visitor.ts'
import type { Html } from '../../view/html.ts'
import { icon } from '../../view/icon.ts'
import { type Author, readAuthors } from '../conversation/authors.ts'
import { countComments } from '../conversation/comments.ts'
import { foldedText } from '../conversation/folded-text.ts'
import { reactionBar } from '../conversation/reaction-bar.ts'
import { writtenBy } from '../conversation/written-by.ts'
import type { Post } from './posts.ts'
import { postTexts } from './texts.ts'

/** What stands around posts in a list, read for all of them at once. */
export interface PostCards {
  readonly authors: ReadonlyMap<string, Author>
  readonly reactions: ReadonlyMap<string, Html>
  readonly comments: ReadonlyMap<string, number>
}

export async function readPostCards(c: AppContext, community: Community, posts: readonly Post[]): Promise<PostCards> {
  const subjects = posts.map(({ id }) => `post:${id}`)
  const ids = posts.map(({ author }) => author)
  const [authors, reactions, comments] = await Promise.all([
    readAuthors(community, ids, c.var.visitor.locale),
    reactionBar(c, community, subjects),
    countComments(community.store, subjects),
  ])
  return { authors, reactions, comments }
}

/** A post in a list, such as a feed: the caller puts it into a `li` or a card of its own. */
export function postCard(c: AppContext, { now }: Community, post: Post, cards: PostCards): Html {
  const { locale } = c.var.visitor
  const subject = `post:${post.id}`
  const author = cards.authors.get(post.author)
  const comments = postTexts(locale).comments(cards.comments.get(subject) ?? 0)
  return html`<article class="post">
    ${author && writtenBy(c, author, post.createdAt, now())}
    ${foldedText(c, post.text)}
    <div class="written-foot">${cards.reactions.get(subject)}<a class="quiet" href="/posts/${post.id}#conversation">${icon('message-circle')}${comments}</a></div>
  </article>`
}
