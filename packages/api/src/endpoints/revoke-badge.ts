import type { Endpoint } from '../endpoint.ts'
import { decidedSchema, decisionSchema, personBadgeParams } from '../schemas/decisions.ts'

export const revokeBadge = {
  method: 'POST',
  path: '/people/{id}/badges/{badge}/revoke',
  tag: 'people',
  summary: 'Somebody no longer holds a badge, whatever the rules say',
  description:
    'It stays revoked, also when the rule is true, until that is lifted. A notice of it that was not read is gone.',
  scope: 'admin',
  params: personBadgeParams,
  body: { 'application/json': { schema: decisionSchema } },
  answer: { status: 200, description: 'They do not hold it.', schema: decidedSchema },
  problems: ['unknown_person', 'unknown_badge', 'invalid_instance', 'invalid_person', 'invalid_decision', 'contended'],
} as const satisfies Endpoint
