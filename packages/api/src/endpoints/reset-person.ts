import type { Endpoint } from '../endpoint.ts'
import { decidedSchema, resetSchema } from '../schemas/decisions.ts'
import { personParams } from '../schemas/person.ts'
export const resetPerson = {
  method: 'POST',
  path: '/people/{id}/reset',
  tag: 'people',
  summary: 'Somebody begins anew',
  description:
    'Everything counted for them is gone, and the badges whose policy says so. Their events stay stored, and count for ' +
    'others as before.',
  scope: 'admin',
  params: personParams,
  body: { 'application/json': { schema: resetSchema } },
  answer: { status: 200, description: 'Nothing is counted for them any more.', schema: decidedSchema },
  problems: ['unknown_person', 'invalid_person', 'invalid_decision', 'contended'],
} as const satisfies Endpoint
