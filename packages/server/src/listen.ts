import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerNode, isEventStream, type Outgoing } from './http/node.ts'

export interface ListenOptions {
  /** 0 takes any that is free. */
  readonly port?: number
  /** The address to listen at; only this machine by default. */
  readonly host?: string
  /**
   * How long `close` waits for requests that are being answered, in milliseconds. Half of what most supervisors
   * give before they kill: rather cut off one request than lose the orderly end of all.
   */
  readonly grace?: number
}

export interface Listening {
  /** Where it answers, without a path: `http://127.0.0.1:4000`. */
  readonly url: string
  /** Takes no more requests, ends streams, finishes what else is being answered, and lets go of the port. */
  close(): Promise<void>
}

/** A server that cannot listen where it should; the message says what to do. */
export class ListenError extends Error {
  readonly code: 'port_in_use' | 'port_forbidden' | 'host_unknown'

  constructor(code: ListenError['code'], message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'ListenError'
    this.code = code
  }
}

/** Answers requests on a port of this machine. @throws ListenError when it cannot be had. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port = 4000, host = '127.0.0.1', grace = 5_000 }: ListenOptions = {},
): Promise<Listening> {
  let stopping = false
  const streams = new Set<Outgoing>()
  const answer = answerNode(async (request, outgoing) => {
    const response = await fetch(request)
    if (stopping) outgoing.setHeader('connection', 'close')
    if (isEventStream(response)) keepUntilClosed(streams, outgoing)
    return response
  })
  const server = createServer(answer)
  await open(server, port, host)
  let closed: Promise<void> | undefined
  return {
    url: urlOf(server, host),
    close: () => {
      stopping = true
      closed ??= stop(server, grace)
      // They would go on for ever, and their readers come back elsewhere.
      for (const outgoing of streams) outgoing.end()
      return closed
    },
  }
}

function keepUntilClosed(streams: Set<Outgoing>, outgoing: Outgoing): void {
  streams.add(outgoing)
  outgoing.once('close', () => streams.delete(outgoing))
}

function open(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port, host)))
    server.listen(port, host, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError('port_in_use', `Port ${port} is in use by another program. Choose another one.`, error)
    case 'EACCES':
      return new ListenError(
        'port_forbidden',
        `Port ${port} is only for the administrator. Choose one above 1023.`,
        error,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenError(
        'host_unknown',
        `${host} is not an address of this machine. Try 127.0.0.1 or 0.0.0.0.`,
        error,
      )
    default:
      return error
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function stop(server: Server, grace: number): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), grace)
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
