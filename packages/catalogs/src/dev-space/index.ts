import { type Catalog, defineCatalog } from '@laurel/core'
import { badges } from './badges.ts'
import { categories } from './categories.ts'
import { events } from './events.ts'
import { metrics } from './metrics.ts'
import { paths } from './paths.ts'

/**
 * Dev-Space: projects, journeys, collaboration and community. What the host sends for each event, and what
 * is still to come, stands in docs/catalogs/dev-space.md.
 */
export const devSpace: Catalog = defineCatalog({
  id: 'dev-space',
  name: { en: 'Dev-Space', de: 'Dev-Space' },
  languages: ['en', 'de'],
  events,
  categories,
  metrics,
  badges,
  paths,
  milestones: ['projects', 'journey-logs', 'interactions', 'collaborations'],
})
