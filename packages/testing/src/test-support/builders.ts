import { defineCatalog, reach } from '@laurel/core'

const text = (en: string) => ({ en })

/** Two badges for building, one for being liked, and one for as long as a project is there. */
export const builders = defineCatalog({
  id: 'builders',
  name: text('Builders'),
  events: {
    'project.created': 'A project was created.',
    'project.deleted': 'It was deleted.',
    'post.liked': 'Somebody liked a post.',
    'user.active': 'Somebody was there.',
  },
  categories: { all: { name: text('All') } },
  metrics: {
    projects: { kind: 'count', credit: 'actor', of: ['project.created'], noun: noun('project') },
    standing: {
      kind: 'live',
      credit: 'actor',
      by: 'target',
      things: [{ added: ['project.created'], removed: ['project.deleted'] }],
      noun: noun('standing project'),
    },
    likes: { kind: 'count', credit: 'owner', of: ['post.liked'], noun: noun('like') },
    days: { kind: 'days', credit: 'actor', of: ['user.active'], noun: noun('day') },
  },
  badges: {
    'second-project': { ...badge('silver'), criteria: reach('projects', 2) },
    'first-project': { ...badge('bronze'), criteria: reach('projects', 1) },
    builder: { ...badge('bronze'), criteria: reach('standing', 1), truth: 'live' },
    liked: { ...badge('bronze'), criteria: reach('likes', 1) },
    'two-days': { ...badge('bronze'), criteria: reach('days', 2) },
  },
})

function noun(word: string) {
  return { en: `{count, plural, one {${word}} other {${word}s}}` }
}

function badge<const Tier extends 'bronze' | 'silver'>(tier: Tier) {
  return {
    name: text('A badge'),
    description: text('For a test.'),
    category: 'all' as const,
    tier,
    glyph: 'award',
  }
}
