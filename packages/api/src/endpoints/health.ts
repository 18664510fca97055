import type { Endpoint } from '../endpoint.ts'
import { healthSchema } from '../schemas/health.ts'

export const health = {
  method: 'GET',
  path: '/health',
  tag: 'operations',
  summary: 'Whether all is well',
  description:
    'Without a key only the status. A key with the scope `admin` also sees what needs somebody to look at it.',
  scope: 'public',
  answer: { status: 200, description: 'It runs, and its database answers.', schema: healthSchema },
} as const satisfies Endpoint
