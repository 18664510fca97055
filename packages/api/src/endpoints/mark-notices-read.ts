import type { Endpoint } from '../endpoint.ts'
import { readNoticesSchema } from '../schemas/notices.ts'
import { personParams } from '../schemas/person.ts'

export const markNoticesRead = {
  method: 'POST',
  path: '/people/{id}/notices/read',
  tag: 'people',
  summary: 'Mark notices as read',
  description:
    'A notice that is read already, or that is not this person’s, stays as it is. One that was read counts as shown.',
  scope: 'people',
  params: personParams,
  body: { 'application/json': { schema: readNoticesSchema } },
  answer: { status: 204, description: 'They are read.' },
  problems: ['unknown_person'],
} as const satisfies Endpoint
