import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { badgeSchema } from '../schemas/badge.ts'
import { locale } from '../schemas/query.ts'

export const badges = {
  method: 'GET',
  path: '/badges',
  tag: 'badges',
  summary: 'Every badge of the catalog',
  scope: 'read',
  query: z.strictObject({ locale: locale.optional() }),
  answer: {
    status: 200,
    description: 'The badges, in the catalog’s order.',
    schema: z.object({ items: z.array(badgeSchema) }),
  },
} as const satisfies Endpoint
