import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { eventParams } from '../schemas/corrections.ts'
import { personBadgeParams } from '../schemas/decisions.ts'
import { eventExplanationSchema, explanationSchema } from '../schemas/explain.ts'
import { personParams } from '../schemas/person.ts'
import { audience, locale } from '../schemas/query.ts'

export const explain = {
  method: 'GET',
  path: '/people/{id}/badges/{badge}/explain',
  tag: 'people',
  summary: 'Why somebody holds a badge, or what is missing',
  description:
    'The conditions with their numbers, the events that count and those that do not, decisions and corrections. Reads ' +
    'the person’s whole history. Only a key with the scope `admin` hears of secret badges, of whose events they were, ' +
    'of who decided what and why, and of what the person keeps from others. What the reader may not see is answered as ' +
    'if it were not there.',
  scope: 'read',
  params: personBadgeParams,
  query: z.strictObject({
    instance: z.string().max(200, 'instance must have at most 200 characters.').optional().meta({
      description: 'The target, period or season, for a badge held once for each; the nearest when left out.',
    }),
    limit: z.coerce
      .number('limit must be a number.')
      .int('limit must be a whole number.')
      .min(1, 'limit must be at least 1.')
      .max(1_000, 'limit must be at most 1,000.')
      .optional()
      .meta({ description: 'How many events of each metric, and days of each streak; 100 when left out.' }),
    locale: locale.optional(),
    audience: audience.optional(),
  }),
  answer: { status: 200, description: 'The explanation.', schema: explanationSchema },
  problems: ['unknown_person', 'unknown_badge', 'invalid_instance'],
} as const satisfies Endpoint

export const explainEvent = {
  method: 'GET',
  path: '/people/{id}/events/{event}/explain',
  tag: 'people',
  summary: 'What one event did',
  description:
    'What became of it in every metric that listens to it, and the badges it earned. Only a key with the scope `admin` ' +
    'hears of the other people whom it credits, and of who corrected it and why.',
  scope: 'read',
  params: personParams.extend({ event: eventParams.shape.id }),
  query: z.strictObject({ locale: locale.optional(), audience: audience.optional() }),
  answer: { status: 200, description: 'The explanation.', schema: eventExplanationSchema },
  problems: ['unknown_person', 'unknown_event', 'ambiguous_event'],
} as const satisfies Endpoint
