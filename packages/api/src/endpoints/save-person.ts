import type { Endpoint } from '../endpoint.ts'
import { personAttributes, personParams, savedPersonSchema } from '../schemas/person.ts'

export const savePerson = {
  method: 'PUT',
  path: '/people/{id}',
  tag: 'people',
  summary: 'Tell who a person is',
  description:
    'What is left out stays as it is; null clears it. Somebody known only from events keeps what they earned.',
  scope: 'events:write',
  params: personParams,
  body: { 'application/json': { schema: personAttributes } },
  answer: { status: 200, description: 'The person, as stored.', schema: savedPersonSchema },
  problems: ['invalid_person'],
} as const satisfies Endpoint
