import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { badgeParams, badgeSchema } from '../schemas/badge.ts'
import { locale } from '../schemas/query.ts'

export const badge = {
  method: 'GET',
  path: '/badges/{id}',
  tag: 'badges',
  summary: 'One badge',
  scope: 'read',
  params: badgeParams,
  query: z.strictObject({ locale: locale.optional() }),
  answer: { status: 200, description: 'The badge.', schema: badgeSchema },
  problems: ['unknown_badge'],
} as const satisfies Endpoint
