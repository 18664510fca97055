import type { Endpoint } from '../endpoint.ts'
import { decidedSchema, decisionSchema, personBadgeParams } from '../schemas/decisions.ts'

export const grantBadge = {
  method: 'POST',
  path: '/people/{id}/badges/{badge}/grant',
  tag: 'people',
  summary: 'Somebody holds a badge, whatever the rules say',
  description:
    'From now on, until it is revoked; also over a revocation. Somebody who is not known is made. A rule that becomes ' +
    'true later is a second ground for the same award.',
  scope: 'admin',
  params: personBadgeParams,
  body: { 'application/json': { schema: decisionSchema } },
  answer: { status: 200, description: 'They hold it.', schema: decidedSchema },
  problems: ['unknown_badge', 'invalid_instance', 'sold_out', 'invalid_person', 'invalid_decision', 'contended'],
} as const satisfies Endpoint
