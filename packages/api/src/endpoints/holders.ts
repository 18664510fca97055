import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { badgeParams } from '../schemas/badge.ts'
import { feedPageSchema } from '../schemas/feed.ts'
import { locale, page } from '../schemas/query.ts'

export const holders = {
  method: 'GET',
  path: '/badges/{id}/holders',
  tag: 'badges',
  summary: 'Who holds a badge, the newest first',
  scope: 'read',
  params: badgeParams,
  query: z.strictObject({ ...page, locale: locale.optional() }),
  answer: { status: 200, description: 'One page.', schema: feedPageSchema },
  problems: ['unknown_badge', 'invalid_cursor'],
} as const satisfies Endpoint
