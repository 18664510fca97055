import { z } from 'zod'
import { type Endpoint, EVENT_STREAM } from '../endpoint.ts'
import { noticeSchema } from '../schemas/notices.ts'
import { personParams } from '../schemas/person.ts'
import { locale } from '../schemas/query.ts'

export const watchNotices = {
  method: 'GET',
  path: '/people/{id}/notices/live',
  tag: 'people',
  summary: 'A person’s notices as they come',
  description:
    'A stream of server-sent events: first the notices that were not shown yet, the oldest first, then each new one. An ' +
    'event has the notice’s `id`, the name `notice`, and the notice as JSON in `data`; a comment every 25 seconds keeps ' +
    'the connection open. Watching marks nothing as shown: claim what you show.',
  scope: 'people',
  params: personParams,
  query: z.strictObject({ locale: locale.optional() }),
  answer: {
    status: 200,
    description: 'Events until either side ends it.',
    mediaType: EVENT_STREAM,
    schema: noticeSchema,
  },
  problems: ['unknown_person'],
} as const satisfies Endpoint
