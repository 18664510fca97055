import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { noticeListSchema } from '../schemas/notices.ts'
import { personParams } from '../schemas/person.ts'
import { locale } from '../schemas/query.ts'

export const claimNotices = {
  method: 'POST',
  path: '/people/{id}/notices/shown',
  tag: 'people',
  summary: 'Claim the notices that were never shown, to celebrate them once',
  description:
    'They count as shown from now on. Of several tabs or devices that ask at once each notice goes to one. The oldest ' +
    'first, and of a long backlog the newest 100. There is no body.',
  scope: 'people',
  params: personParams,
  query: z.strictObject({ locale: locale.optional() }),
  answer: { status: 200, description: 'What to show.', schema: noticeListSchema },
  problems: ['unknown_person'],
} as const satisfies Endpoint
