import type { Endpoint } from '../endpoint.ts'
import { catalogPreviewSchema, previewSchema } from '../schemas/catalog.ts'

export const previewCatalog = {
  method: 'POST',
  path: '/catalog/preview',
  tag: 'badges',
  summary: 'What publishing a catalog would do',
  description:
    'Folds everybody whom it concerns by the new rules and writes nothing. What is recorded meanwhile may or may not be ' +
    'counted. With many people it takes as long as publishing does.',
  scope: 'admin',
  body: { 'application/json': { schema: previewSchema } },
  answer: { status: 200, description: 'Who would get, lose and keep what.', schema: catalogPreviewSchema },
  problems: ['invalid_catalog'],
} as const satisfies Endpoint
