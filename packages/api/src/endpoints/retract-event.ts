import type { Endpoint } from '../endpoint.ts'
import { correctedSchema, correctionSchema, eventParams } from '../schemas/corrections.ts'

export const retractEvent = {
  method: 'POST',
  path: '/events/{id}/retract',
  tag: 'events',
  summary: 'An event should never have counted',
  description:
    'By mistake or by fraud: it is as if it had never been, and badges that stood only on it are lost. Permanent badges ' +
    'that it helped another person to stay, unless a badge says otherwise. It also rejects an event that waits for review.',
  scope: 'admin',
  params: eventParams,
  body: { 'application/json': { schema: correctionSchema } },
  answer: { status: 200, description: 'It does not count, whatever it did before.', schema: correctedSchema },
  problems: ['unknown_event', 'ambiguous_event', 'invalid_correction', 'contended'],
} as const satisfies Endpoint
