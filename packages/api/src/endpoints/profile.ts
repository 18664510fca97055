import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { personParams } from '../schemas/person.ts'
import { profileSchema } from '../schemas/profile.ts'
import { audience, locale } from '../schemas/query.ts'

export const profile = {
  method: 'GET',
  path: '/people/{id}',
  tag: 'people',
  summary: 'A person’s profile',
  description: 'Highlights, milestones, streaks, and the badges that come next.',
  scope: 'read',
  params: personParams,
  query: z.strictObject({ locale: locale.optional(), audience: audience.optional() }),
  answer: { status: 200, description: 'The profile.', schema: profileSchema },
  problems: ['unknown_person'],
} as const satisfies Endpoint
