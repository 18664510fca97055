import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { EVENT_STREAM, problemOf } from '@laurel/api'
import { BodyTaken } from './body.ts'

/** A request as Node has it, with what a framework in front may have added. */
export interface MountedRequest extends IncomingMessage {
  /** The path as it was sent, where the framework cuts `url` at what is mounted. */
  readonly originalUrl?: string
  /** The body, where a parser has read it. */
  readonly body?: unknown
  /** The same, as it was sent. */
  readonly rawBody?: unknown
}

export type NodeListener = (request: MountedRequest, response: ServerResponse) => void

/** What answers a request, and may look at where the answer goes. */
type Answer = (request: Request, outgoing: Outgoing) => Promise<Response>

export interface Outgoing {
  setHeader(name: string, value: string): unknown
  end(): unknown
  once(event: 'close', listener: () => void): unknown
}

/** Answers the requests of a Node server. A body that was read already is made again of what the parser left. */
export function answerNode(answer: Answer): NodeListener {
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      const response = await answer(isTaken(incoming) ? withBody(request, incoming) : request, outgoing)
      // A connection that stays open for the next request would keep a server from stopping.
      if (isEventStream(response)) outgoing.setHeader('connection', 'close')
      return response
    },
    {
      overrideGlobalObjects: false,
      errorHandler: answerBroken,
      // What asks by HTTP/1.0 whether a server lives, as HAProxy does, names no host.
      hostname: 'localhost',
    },
  )
  return (incoming, outgoing) => {
    const { url, originalUrl = url } = incoming
    // It is read before this returns, and whoever asks later finds it as it was.
    incoming.url = originalUrl
    void listener(incoming, outgoing)
    incoming.url = url
  }
}

export function isEventStream({ headers }: Response): boolean {
  return headers.get('content-type') === EVENT_STREAM
}

type Incoming = Pick<MountedRequest, 'method' | 'readableDidRead' | 'body' | 'rawBody'>

function isTaken({ method = 'GET', readableDidRead }: Incoming): boolean {
  return readableDidRead && method !== 'GET' && method !== 'HEAD'
}

function withBody(request: Request, incoming: Incoming): Request {
  const headers = new Headers(request.headers)
  // They tell of the bytes that were read.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name)
  const { url, method, signal } = request
  const init: RequestInit & { readonly duplex: 'half' } = {
    method,
    headers,
    signal,
    body: bodyOf(incoming),
    duplex: 'half',
  }
  return new Request(url, init)
}

function bodyOf({ body, rawBody }: Incoming): Uint8Array<ArrayBuffer> | string | ReadableStream {
  const left = rawBody ?? body
  if (left instanceof Uint8Array) return new Uint8Array(left)
  if (typeof left === 'string') return left
  if (left !== undefined) return JSON.stringify(left)
  return new ReadableStream({ start: (controller) => controller.error(new BodyTaken()) })
}

/** A request whose address or host makes no URL never gets as far as a handler. */
function answerBroken(error: unknown): Response {
  const problem =
    error instanceof RequestError
      ? problemOf('invalid_path', 'The address or the header Host cannot be read. Check both.')
      : problemOf('internal_error', 'This is our mistake.')
  const headers = { 'content-type': 'application/problem+json' }
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
