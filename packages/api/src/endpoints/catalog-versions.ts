import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { catalogVersionSchema } from '../schemas/catalog.ts'

export const catalogVersions = {
  method: 'GET',
  path: '/catalog/versions',
  tag: 'badges',
  summary: 'Every catalog that was published, the newest first',
  scope: 'admin',
  answer: {
    status: 200,
    description: 'The versions.',
    schema: z.object({ items: z.array(catalogVersionSchema) }),
  },
} as const satisfies Endpoint
