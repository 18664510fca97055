import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve as serveHono } from '@hono/node-server'
import express, { type Express } from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import type { RequestHandler } from '../create-handler.ts'
import { nodeListener } from '../node-listener.ts'

/** A server of somebody else with the API at `/laurel/v1`, as `docs/mount.md` shows it. */
export interface Host {
  readonly origin: string
  close(): Promise<void>
}

export const hosts: Readonly<Record<string, (handler: RequestHandler) => Promise<Host>>> = {
  'node:http': (handler) => listening(createServer(nodeListener(handler))),
  Hono: (handler) => {
    const app = new Hono()
    app.all('/laurel/v1/*', (c) => handler(c.req.raw))
    return new Promise((resolve) => {
      const server = serveHono({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(hostOf(server)))
    })
  },
  'Express 5, with use': (handler) => listeningExpress((app) => app.use('/laurel/v1', nodeListener(handler))),
  'Express 5, with all': (handler) => listeningExpress((app) => app.all('/laurel/v1/*splat', nodeListener(handler))),
  'Express 5, in a router, behind a parser': (handler) =>
    listeningExpress((app) => {
      const router = express.Router()
      router.use('/v1', nodeListener(handler))
      app.use(express.json({ type: ['json', '+json'], limit: '5mb' })).use('/laurel', router)
    }),
  'Fastify 5': async (handler) => {
    const listener = nodeListener(handler)
    const app = fastify()
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', (_request, _body, done) => done(null))
      scope.all('/laurel/v1/*', (request, reply) => {
        reply.hijack()
        listener(request.raw, reply.raw)
      })
    })
    const origin = await app.listen({ port: 0, host: '127.0.0.1' })
    return { origin, close: () => app.close() }
  },
}

function listeningExpress(mount: (app: Express) => unknown): Promise<Host> {
  const app = express()
  mount(app)
  return listening(createServer(app))
}

/** The server, on a port of this machine. */
export function listening(server: Server): Promise<Host> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(hostOf(server)))
  })
}

interface Closable {
  address(): AddressInfo | string | null
  close(done: () => void): unknown
}

function hostOf(server: Closable): Host {
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
