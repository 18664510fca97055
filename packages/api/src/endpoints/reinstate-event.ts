import type { Endpoint } from '../endpoint.ts'
import { correctedSchema, correctionSchema, eventParams } from '../schemas/corrections.ts'

export const reinstateEvent = {
  method: 'POST',
  path: '/events/{id}/reinstate',
  tag: 'events',
  summary: 'An event counts after all',
  description:
    'Takes a retraction back, and accepts an event that waits for review. A value that replaced its own stays in force.',
  scope: 'admin',
  params: eventParams,
  body: { 'application/json': { schema: correctionSchema } },
  answer: { status: 200, description: 'It counts.', schema: correctedSchema },
  problems: ['unknown_event', 'ambiguous_event', 'invalid_correction', 'contended'],
} as const satisfies Endpoint
