import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port of this machine that nobody listens on.
 *
 * Below those that systems hand out for outgoing connections (from 32768 on): one of those could be taken again
 * between this look and its use.
 */
export async function freePort(attempts = 50): Promise<number> {
  const port = 10_000 + Math.floor(Math.random() * 22_000)
  if (await canListen(port)) return port
  if (attempts > 1) return freePort(attempts - 1)
  throw new Error('Found no free port between 10000 and 32000.')
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer()
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}
