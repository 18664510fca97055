import type { Endpoint } from '../endpoint.ts'
import { correctedSchema, eventParams, replacementSchema } from '../schemas/corrections.ts'

export const replaceEvent = {
  method: 'POST',
  path: '/events/{id}/replace',
  tag: 'events',
  summary: 'An event counts as another value than its own',
  description:
    'The event that was sent stays as it is, and counts as `value` in every sum, window and list. Counts again, if it was retracted.',
  scope: 'admin',
  params: eventParams,
  body: { 'application/json': { schema: replacementSchema } },
  answer: { status: 200, description: 'It counts so.', schema: correctedSchema },
  problems: ['unknown_event', 'ambiguous_event', 'invalid_correction', 'contended'],
} as const satisfies Endpoint
