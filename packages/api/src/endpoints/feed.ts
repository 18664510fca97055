import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { feedPageSchema } from '../schemas/feed.ts'
import { personParams } from '../schemas/person.ts'
import { audience, locale, page } from '../schemas/query.ts'

export const feed = {
  method: 'GET',
  path: '/feed',
  tag: 'badges',
  summary: 'What was earned, the newest first',
  description: 'New awards never shift a page that was begun.',
  scope: 'read',
  query: z
    .strictObject({
      ...page,
      person: personParams.shape.id.optional().meta({ description: 'Only this person’s awards.' }),
      badge: z.string().optional().meta({ description: 'Only awards of this badge.' }),
      locale: locale.optional(),
      audience: audience.optional(),
    })
    .refine(({ audience: reader, person }) => reader !== 'owner' || person !== undefined, {
      path: ['audience'],
      error: 'Only the feed of one person has an owner. Name them in person.',
    }),
  answer: { status: 200, description: 'One page.', schema: feedPageSchema },
  problems: ['unknown_badge', 'invalid_cursor'],
} as const satisfies Endpoint
