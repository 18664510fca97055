import type { Endpoint } from '../endpoint.ts'
import { publicationSchema, publishedSchema } from '../schemas/catalog.ts'

export const publishCatalog = {
  method: 'POST',
  path: '/catalog/publish',
  tag: 'badges',
  summary: 'Put a catalog in force',
  description:
    'For every process, at once. A worker then folds people by the new rules, and whoever does something before is ' +
    'folded by that. `GET /catalog/versions` tells how far it is.',
  scope: 'admin',
  body: { 'application/json': { schema: publicationSchema } },
  answer: { status: 200, description: 'It is in force.', schema: publishedSchema },
  problems: ['invalid_catalog', 'catalog_refused', 'preview_outdated', 'contended'],
} as const satisfies Endpoint
