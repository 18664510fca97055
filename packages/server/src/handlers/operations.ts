import { openApiDocument } from '@laurel/api'
import { allows } from '@laurel/engine'
import type { Handler } from '../http/call.ts'
import { unreachable } from '../http/problems.ts'
import { refusal } from '../http/refusal.ts'

export const openapi: Handler<'openapi'> = async ({ basePath }) => ({ ...openApiDocument({ url: basePath }) })

export const liveness: Handler<'liveness'> = async () => ({ status: 'live' })

export const readiness: Handler<'readiness'> = async ({ laurel, stopping }) => {
  if (stopping?.aborted) throw refusal('stopping', 'This process is about to stop. Ask another one.')
  await soon(laurel.ready())
  return { status: 'ready' }
}

export const health: Handler<'health'> = async ({ laurel, caller }) => {
  const isAdmin = caller !== null && allows(caller, 'admin')
  return isAdmin ? laurel.health() : { status: await laurel.status() }
}

export const metrics: Handler<'metrics'> = ({ metrics: own }) => own.write()

/** Whoever asks waits for some seconds, `laurel health` for five, and learns nothing from an answer that comes later. */
const SOON = 3_000

async function soon(ready: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>()
  const patience = setTimeout(() => late.reject(unreachable()), SOON)
  await Promise.race([ready, late.promise]).finally(() => clearTimeout(patience))
}
