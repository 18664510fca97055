import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'

export interface Listening {
  readonly address: string
  /** Takes no new requests, and waits for those that are being answered. */
  stop(): Promise<void>
}

/** The port cannot be had; the sentence says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** How long a request that is being answered may hold up the end. */
const PATIENCE = 5_000

/** @throws ListenError */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(listener)
  const open = new Set<ServerResponse>()
  server.on('request', (_, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  await bind(server, host, port)
  return {
    address: `http://${shownHost(host)}:${portOf(server)}`,
    stop: () => stop(server, open),
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
  const start = 'npm run start:business-platform'
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} ${start}`
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=4100 ${start}`
  return `Cannot listen on ${host}:${port} (${message}). Check HOST and PORT.`
}

function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function stop(server: Server, open: ReadonlySet<ServerResponse>): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    // A connection that stays open for the next request would keep the server from stopping.
    for (const response of open) if (!response.headersSent) response.setHeader('Connection', 'close')
    server.closeIdleConnections()
  })
}
