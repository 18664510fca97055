import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { reviewItemSchema } from '../schemas/corrections.ts'
import { page, pageOf } from '../schemas/query.ts'

export const reviewQueue = {
  method: 'GET',
  path: '/review',
  tag: 'events',
  summary: 'Events too large to be true, those that wait longest first',
  description:
    'They are stored and count for nothing until somebody has looked at them: `reinstate` accepts one, `retract` rejects ' +
    'it, and `replace` accepts it with another value.',
  scope: 'admin',
  query: z.strictObject(page),
  answer: { status: 200, description: 'One page.', schema: pageOf(reviewItemSchema) },
  problems: ['invalid_cursor'],
} as const satisfies Endpoint
