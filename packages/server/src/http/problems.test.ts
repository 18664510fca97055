import type { AddressInfo } from 'node:net'
import { createServer, type Socket, connect as tcp } from 'node:net'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { expect, test } from 'vitest'
import { created, openCommunity } from '../test-support/community.ts'

const { url } = await testDatabase()

/** A way to the database that can be cut. */
async function wayTo(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const onward = tcp(Number(port), hostname)
    for (const end of [socket, onward]) sockets.add(end.on('error', () => {}))
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const target = new URL(databaseUrl)
  target.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { url: target.href, cut }
}

test('a database that is out of reach is answered with 503, and nothing of it is told', async () => {
  const way = await wayTo(url)
  const community = await openCommunity(way.url)
  const client = await community.client('admin')
  await client.recordEvents(created('ada', 1))

  way.cut()
  for (const ask of [
    () => client.badges(),
    () => client.recordEvents(created('ada', 2)),
    () => client.health(),
    () => client.readiness(),
    () => client.metrics(),
  ]) {
    const error = await ask().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ status: 503, code: 'database_unreachable' })
    expect(String(error)).not.toMatch(/127\.0\.0\.1|postgres|ECONN/)
  }
  const response = await community.request('/health')
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
  await community.laurel.close()
})

test('a connection that is not to be had in time is answered with 503', async () => {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 50 })
  const { laurel, request, key } = await openCommunity(url, {}, { database: pool })
  const secret = await key('read')
  const lent = await pool.connect()
  const response = await request('/badges', { key: secret })
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  lent.release()
  expect((await request('/badges', { key: secret })).status).toBe(200)
  await laurel.close()
  await pool.end()
})
