import { eventSchema } from '@laurel/core'
import { z } from 'zod'
import { cloudEventSchema } from '../cloud-event.ts'
import type { Endpoint } from '../endpoint.ts'
import { eventBatchSchema, eventOrBatch, eventResultsSchema, LARGEST_BATCH } from '../schemas/events.ts'

export const recordEvents = {
  method: 'POST',
  path: '/events',
  tag: 'events',
  summary: 'Record one event, or up to 1,000',
  description:
    'Every event is answered for itself. A batch is answered with 200 even where some of its events were rejected: ' +
    'look at each `status`. One event alone that is rejected is answered with its problem (422, or 409 when its id ' +
    'belongs to another event). Sending the same again is harmless: what is known is a `duplicate`.',
  scope: 'events:write',
  body: {
    'application/json': { schema: eventOrBatch, documented: z.union([eventSchema, eventBatchSchema]) },
    'application/cloudevents+json': { schema: z.unknown(), documented: cloudEventSchema },
    'application/cloudevents-batch+json': {
      schema: z.array(z.unknown(), 'A batch of CloudEvents is a list.'),
      documented: z.array(cloudEventSchema).max(LARGEST_BATCH),
    },
  },
  answer: { status: 200, description: 'What became of each event.', schema: eventResultsSchema },
  problems: [
    'batch_too_large',
    'invalid_event',
    'invalid_cloud_event',
    'unknown_field',
    'unknown_event_type',
    'event_in_future',
    'event_too_old',
    'event_conflict',
    'invalid_correction',
    'reserved_event_type',
    'contended',
  ],
} as const satisfies Endpoint
