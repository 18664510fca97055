import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'

export const metrics = {
  method: 'GET',
  path: '/metrics',
  tag: 'operations',
  summary: 'Numbers for Prometheus',
  description: 'Counted since this process started, for what came in through it.',
  scope: 'admin',
  answer: {
    status: 200,
    description: 'The text format of Prometheus.',
    mediaType: 'text/plain; version=0.0.4; charset=utf-8',
    schema: z.string(),
  },
} as const satisfies Endpoint
