import type { Endpoint } from '../endpoint.ts'
import { personParams } from '../schemas/person.ts'
import { preferencesChange, preferencesSchema } from '../schemas/preferences.ts'

export const preferences = {
  method: 'GET',
  path: '/people/{id}/preferences',
  tag: 'people',
  summary: 'What a person chose about being seen',
  scope: 'people',
  params: personParams,
  answer: { status: 200, description: 'What they chose.', schema: preferencesSchema },
  problems: ['unknown_person'],
} as const satisfies Endpoint

export const prefer = {
  method: 'PUT',
  path: '/people/{id}/preferences',
  tag: 'people',
  summary: 'Change what a person chose about being seen',
  description:
    'What is left out stays as it is. Pins that are not held now, and that the list leaves out, keep their place.',
  scope: 'people',
  params: personParams,
  body: { 'application/json': { schema: preferencesChange } },
  answer: { status: 200, description: 'What they chose, as stored.', schema: preferencesSchema },
  problems: ['unknown_person', 'invalid_preferences'],
} as const satisfies Endpoint
