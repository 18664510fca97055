import { allOf, defineCatalog, holding, reach } from '@laurel/core'

const noun = (word: string) => ({ en: `{count, plural, one {${word}} other {${word}s}}` })
const text = (en: string) => ({ en })

/** A catalog with one of each: a ladder, a live badge, a badge of badges, a badge once per target. */
export const testCatalog = defineCatalog({
  id: 'test',
  name: text('Test'),
  events: {
    'project.created': 'A project was created.',
    'project.deleted': 'A project was deleted.',
    'project.restored': 'A deleted project came back.',
    'points.given': 'Somebody got points.',
    'post.liked': 'A post was liked.',
    'post.unliked': 'A like was taken back.',
    'file.changed': 'Files were changed; data.lines says how many lines.',
    'answer.voted': 'An answer got a vote; value is +1 or -1.',
  },
  categories: { all: { name: text('All') } },
  metrics: {
    projects: {
      kind: 'live',
      credit: 'actor',
      by: 'target',
      things: [{ added: ['project.created', 'project.restored'], removed: ['project.deleted'] }],
      noun: noun('project'),
      deed: { en: 'creating {count, plural, one {# project} other {# projects}}' },
    },
    points: { kind: 'sum', credit: 'actor', of: ['points.given'], noun: noun('point') },
    likesGiven: { kind: 'distinct', credit: 'actor', of: ['post.liked'], by: 'target', noun: noun('like') },
    likesReceived: { kind: 'count', credit: 'owner', of: ['post.liked'], noun: noun('like') },
    fans: {
      kind: 'live',
      credit: 'owner',
      per: 'target',
      by: 'actor',
      things: [{ added: ['post.liked'], removed: ['post.unliked'] }],
      noun: noun('fan'),
    },
    lines: { kind: 'sum', credit: 'actor', of: ['file.changed'], fields: ['data.lines'], noun: noun('line') },
    files: { kind: 'count', credit: 'actor', of: ['file.changed'], noun: noun('file') },
    score: { kind: 'peak', credit: 'owner', per: 'target', of: ['answer.voted'], noun: noun('vote') },
  },
  badges: {
    'first-project': badge('bronze', reach('projects', 1)),
    'five-projects': badge('silver', reach('projects', 5)),
    'builder-now': { ...badge('silver', reach('projects', 1)), truth: 'live' },
    'points-1': badge('bronze', reach('points', 1)),
    'points-5': badge('bronze', reach('points', 5)),
    'points-15': badge('silver', reach('points', 15)),
    'points-30': badge('gold', reach('points', 30)),
    allrounder: badge('diamond', allOf(holding('points-5'), holding('first-project'))),
    generous: badge('bronze', reach('likesGiven', 3)),
    liked: badge('bronze', reach('likesReceived', 2)),
    'popular-post': { ...badge('gold', reach('fans', 2)), scope: 'target', once: 'target' },
    'good-answer': { ...badge('silver', reach('score', 3)), scope: 'target' },
    'line-1': badge('bronze', reach('lines', 100)),
    'file-1': badge('bronze', reach('files', 2)),
  },
  paths: {
    points: { name: text('Points'), metric: 'points', badges: ['points-1', 'points-5', 'points-15', 'points-30'] },
  },
  milestones: ['projects', 'points'],
})

function badge<const T extends 'bronze' | 'silver' | 'gold' | 'diamond', C>(tier: T, criteria: C) {
  return {
    name: text('A badge'),
    description: text('For a test.'),
    category: 'all' as const,
    tier,
    glyph: 'award',
    criteria,
  }
}
