import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'

export const liveness = {
  method: 'GET',
  path: '/live',
  tag: 'operations',
  summary: 'Whether the process answers',
  description: 'Asks nothing else, not even the database: who starts processes anew may ask here.',
  scope: 'public',
  anonymous: true,
  answer: { status: 200, description: 'It answers.', schema: z.object({ status: z.literal('live') }) },
} as const satisfies Endpoint

export const readiness = {
  method: 'GET',
  path: '/ready',
  tag: 'operations',
  summary: 'Whether to send requests here',
  description:
    'It may be sent requests when its database answers and fits this version, and when it is not about to stop. Any ' +
    'other answer than 200 says to ask another process.',
  scope: 'public',
  answer: { status: 200, description: 'It is ready.', schema: z.object({ status: z.literal('ready') }) },
  problems: ['database_outdated', 'stopping'],
} as const satisfies Endpoint
