import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { personParams } from '../schemas/person.ts'
import { audience, locale } from '../schemas/query.ts'
import { showcaseSchema } from '../schemas/showcase.ts'

export const showcase = {
  method: 'GET',
  path: '/people/{id}/badges',
  tag: 'people',
  summary: 'Every badge, and how far a person is with each',
  scope: 'read',
  params: personParams,
  query: z.strictObject({ locale: locale.optional(), audience: audience.optional() }),
  answer: { status: 200, description: 'The showcase, by category.', schema: showcaseSchema },
  problems: ['unknown_person'],
} as const satisfies Endpoint
