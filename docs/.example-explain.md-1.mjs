import { defineCatalog, reach } from '@laurel/core'
import { createLaurel } from '@laurel/engine'

const catalog = defineCatalog({
  id: 'posts',
  name: { en: 'Posts' },
  events: { 'post.liked': 'Somebody liked a post.' },
  categories: { all: { name: { en: 'All' } } },
  metrics: {
    likes: {
      kind: 'count',
      credit: 'owner',
      of: ['post.liked'],
      notSelf: true,
      noun: { en: '{count, plural, one {like} other {likes}}' },
    },
  },
  badges: {
    liked: {
      name: { en: 'Liked' },
      description: { en: 'Three likes.' },
      category: 'all',
      tier: 'bronze',
      glyph: 'heart',
      criteria: reach('likes', 3),
    },
  },
})

const laurel = await createLaurel({ database: 'memory', catalog })
const like = (id, actor) => ({ id, type: 'post.liked', at: '2026-03-01T12:00:00Z', actor, owner: 'ada', target: 'post:1' })
await laurel.record([like('l1', 'ada'), like('l2', 'bob'), like('l3', 'eve')])
await laurel.retract({ person: 'eve', event: 'l3', reason: 'A bot', by: 'grace' })

const { text, criteria, metrics } = await laurel.explain({ person: 'ada', badge: 'liked' })
console.log(text) // not held. 1 of 3
console.log(criteria.text, '|', criteria.result) // likes ≥ 3 | 1, 2 missing
console.log(metrics[0].text) // 1 event counts, 2 do not: 1 retracted, 1 done to their own things
console.log(metrics[0].facts[0].correction.reason) // A bot

const { people } = await laurel.explainEvent({ person: 'ada', event: 'l1' })
console.log(people[0].outcomes[0].text) // done to their own things
await laurel.close()
