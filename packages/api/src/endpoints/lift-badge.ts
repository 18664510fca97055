import type { Endpoint } from '../endpoint.ts'
import { decidedSchema, decisionSchema, personBadgeParams } from '../schemas/decisions.ts'

export const liftBadge = {
  method: 'POST',
  path: '/people/{id}/badges/{badge}/lift',
  tag: 'people',
  summary: 'A revocation is over, and the rules decide again',
  description: 'Where the rule is true the badge is back, with the date at which it was earned, and without a notice.',
  scope: 'admin',
  params: personBadgeParams,
  body: { 'application/json': { schema: decisionSchema } },
  answer: { status: 200, description: 'The rules decide.', schema: decidedSchema },
  problems: ['unknown_person', 'unknown_badge', 'invalid_instance', 'invalid_person', 'invalid_decision', 'contended'],
} as const satisfies Endpoint
