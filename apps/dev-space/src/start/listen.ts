import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

export type Handler = (request: Request) => Response | Promise<Response>

export interface Listening {
  readonly address: string
  /** Answers with `handler` from now on. */
  serve(handler: Handler): void
  /** Takes no new requests and waits for those that are being answered. */
  stop(): Promise<void>
}

/** The port cannot be had; the sentence says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** How long a request that is being answered may hold up the end. */
const PATIENCE = 5_000

/**
 * Takes the port at once, before the long work of a first start, so that it cannot turn out to be in use after it.
 * Until `serve` is called everybody is asked to wait a moment.
 *
 * @throws ListenError
 */
export async function listen(host: string, port: number): Promise<Listening> {
  let current: Handler = askToWait
  const server = createServer(getRequestListener((request) => current(request)))
  await bind(server, host, port)
  return {
    address: `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : shownHost(host)}:${portOf(server)}`,
    serve: (handler) => {
      current = handler
    },
    stop: () => stop(server),
  }
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(sentenceFor(error, host, port), { cause: error })),
    )
    server.listen(port, host, resolve)
  })
}

function sentenceFor({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`
  }
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=4000 npm start`
  return `Cannot listen on ${host}:${port} (${message}). Check HOST and PORT.`
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function shownHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function askToWait(): Response {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Dev-Space is starting</title><p>Dev-Space is starting. This page reloads by itself.</p></html>`
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '2', 'Cache-Control': 'no-store' }
  return new Response(page, { status: 503, headers })
}
