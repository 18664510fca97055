import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'

export const openapi = {
  method: 'GET',
  path: '/openapi.json',
  tag: 'operations',
  summary: 'This document',
  scope: 'public',
  answer: { status: 200, description: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) },
} as const satisfies Endpoint
