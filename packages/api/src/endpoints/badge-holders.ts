import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { badgeParams } from '../schemas/badge.ts'
import { holderPageSchema } from '../schemas/holders.ts'
import { locale, page } from '../schemas/query.ts'

export const badgeHolders = {
  method: 'GET',
  path: '/badges/{id}/holders',
  tag: 'badges',
  summary: 'Who holds a badge, the newest first',
  description: 'The same as `GET /holders?badge={id}`.',
  scope: 'read',
  params: badgeParams,
  query: z.strictObject({ ...page, locale: locale.optional() }),
  answer: { status: 200, description: 'One page.', schema: holderPageSchema },
  problems: ['unknown_badge', 'invalid_cursor'],
} as const satisfies Endpoint
