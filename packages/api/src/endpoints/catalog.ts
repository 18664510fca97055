import type { Endpoint } from '../endpoint.ts'
import { publishedCatalogSchema, versionQuery } from '../schemas/catalog.ts'

export const catalog = {
  method: 'GET',
  path: '/catalog',
  tag: 'badges',
  summary: 'The catalog in force, or an earlier version',
  scope: 'admin',
  query: versionQuery,
  answer: { status: 200, description: 'The catalog.', schema: publishedCatalogSchema },
  problems: ['unknown_version'],
} as const satisfies Endpoint
