import { type Catalog, defineCatalog } from '@laurel/core'
import { badges } from './badges.ts'
import { metrics } from './metrics.ts'

/** The Business Platform: five first steps, each rewarded once and kept. */
export const businessPlatform: Catalog = defineCatalog({
  id: 'business-platform',
  name: { en: 'Business Platform', de: 'Business Platform' },
  languages: ['en', 'de'],
  events: {
    'project.created': 'A project was created by the actor.',
    'action.created': 'An action was created within a project by the actor.',
    'application.created': 'An application was created within a project by the actor.',
    'member.invited': 'A member was invited to a project by the actor.',
    'dataType.created': 'A data type was created within a project by the actor.',
  },
  categories: {
    'first-steps': {
      name: { en: 'First steps', de: 'Erste Schritte' },
      description: {
        en: 'Everything you do on the platform for the first time',
        de: 'Alles, was du auf der Plattform zum ersten Mal machst',
      },
      symbol: '🏆',
    },
  },
  metrics,
  badges,
})
