import { defineCatalog, reach } from '@laurel/core'

/** As small as shows everything the API can answer: two paths' worth of badges, two languages, one for each target. */
export const makers = defineCatalog({
  id: 'makers',
  name: { en: 'Makers', de: 'Macher' },
  languages: ['en', 'de'],
  events: { 'project.created': 'A project was made', 'post.liked': 'Somebody liked a post' },
  categories: { making: { name: { en: 'Making', de: 'Machen' }, symbol: '🛠' } },
  metrics: {
    projects: {
      kind: 'count',
      of: ['project.created'],
      credit: 'actor',
      noun: {
        en: '{count, plural, one {project} other {projects}}',
        de: '{count, plural, one {Projekt} other {Projekte}}',
      },
      deed: {
        en: 'creating {count, plural, one {# project} other {# projects}}',
        de: '{count, plural, one {# Projekt} other {# Projekte}} angelegt',
      },
    },
    likes: {
      kind: 'count',
      of: ['post.liked'],
      credit: 'owner',
      per: 'target',
      noun: { en: '{count, plural, one {like} other {likes}}', de: '{count, plural, one {Like} other {Likes}}' },
    },
  },
  badges: {
    'first-project': {
      name: { en: 'First Project', de: 'Erstes Projekt' },
      description: { en: 'Created a project.', de: 'Hat ein Projekt angelegt.' },
      category: 'making',
      tier: 'bronze',
      glyph: 'hammer',
      criteria: reach('projects', 1),
    },
    builder: {
      name: { en: 'Builder', de: 'Baumeister' },
      description: { en: 'Created 5 projects.', de: 'Hat 5 Projekte angelegt.' },
      category: 'making',
      tier: 'silver',
      glyph: 'house',
      criteria: reach('projects', 5),
    },
    liked: {
      name: { en: 'Liked', de: 'Beliebt' },
      description: { en: 'A post was liked twice.', de: 'Ein Beitrag gefiel zweimal.' },
      category: 'making',
      tier: 'gold',
      glyph: 'heart',
      criteria: reach('likes', 2),
      scope: 'target',
      once: 'target',
    },
  },
  paths: { maker: { name: { en: 'Maker', de: 'Macher' }, metric: 'projects', badges: ['first-project', 'builder'] } },
  milestones: ['projects'],
})
