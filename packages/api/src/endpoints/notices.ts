import type { Endpoint } from '../endpoint.ts'
import { noticeListSchema, noticesQuery } from '../schemas/notices.ts'
import { personParams } from '../schemas/person.ts'

export const notices = {
  method: 'GET',
  path: '/people/{id}/notices',
  tag: 'people',
  summary: 'A person’s notices, the newest first',
  description: 'At most 100. The sentences are made in the reader’s language when they are read.',
  scope: 'people',
  params: personParams,
  query: noticesQuery,
  answer: { status: 200, description: 'The notices.', schema: noticeListSchema },
  problems: ['unknown_person'],
} as const satisfies Endpoint
