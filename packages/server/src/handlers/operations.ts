import { openApiDocument } from '@laurel/api'
import { allows } from '@laurel/engine'
import type { Handler } from '../http/call.ts'

export const openapi: Handler<'openapi'> = async ({ basePath }) => ({ ...openApiDocument({ url: basePath }) })

export const health: Handler<'health'> = async ({ laurel, caller }) => {
  const { status, ...details } = await laurel.health()
  return caller !== null && allows(caller, 'admin') ? { status, ...details } : { status }
}

export const metrics: Handler<'metrics'> = ({ metrics: own }) => own.write()
