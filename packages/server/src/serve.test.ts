import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { createClient } from '@laurel/api'
import { createLaurel, type Laurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { type ServeOptions, serve } from './serve.ts'
import { makers } from './test-support/catalog.ts'
import { created } from './test-support/community.ts'

const { url: database } = await testDatabase()
const laurel = await createLaurel({ database, catalog: makers })
afterAll(() => laurel.close())

const KEY = 'a key that nobody guesses easily'.replaceAll(' ', '-')

async function start(options: Partial<ServeOptions> = {}) {
  const server = await serve({ laurel, port: 0, apiKey: KEY, ...options })
  onTestFinished(() => server.close())
  return server
}

describe('a server', () => {
  test('answers on its port, to the key that was given', async () => {
    const { url } = await start()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/laurel\/v1$/)
    const client = createClient({ url, key: KEY })
    expect((await client.recordEvents(created('ada', 1))).results).toMatchObject([{ status: 'recorded' }])
    expect((await client.profile('ada')).badgesEarned).toBe(1)
  })

  test('takes ids with everything in them, decoded once', async () => {
    const { url } = await start()
    const client = createClient({ url, key: KEY })
    for (const id of ['a/b:c', '100%', '%2F', 'a b', '🎉', 'x?y#z']) {
      expect(await client.savePerson(id, { name: 'Somebody' })).toMatchObject({ id })
      expect((await client.profile(id)).person.id).toBe(id)
    }
  })

  test('makes the key once, however often it starts', async () => {
    for (let starts = 0; starts < 2; starts++) await (await start()).close()
    expect(await laurel.keys.verify(KEY)).toMatchObject({ scopes: ['admin'] })
  })

  test('warns of a key that is easy to guess, without showing it', async () => {
    const warnings: string[] = []
    const logger = {
      info: () => {},
      error: () => {},
      warn: (fields: object, message: string) => void warnings.push(JSON.stringify(fields) + message),
    }
    await start({ apiKey: 'hunter2', logger })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).not.toContain('hunter2')
  })

  test('refuses a body of 5 MB with 413 and lives on', async () => {
    const { url } = await start()
    const body = JSON.stringify({ events: [{ ...created('ada', 1), data: { text: 'x'.repeat(5_000_000) } }] })
    const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}/events`, { method: 'POST', headers, body })
    expect(response.status).toBe(413)
    expect(await createClient({ url }).health()).toEqual({ status: 'ok' })
  })

  test('answers a request that makes no address with a problem', async () => {
    const { hostname, port } = new URL((await start()).url)
    const socket = connect(Number(port), hostname)
    socket.end('GET / HTTP/1.1\r\nHost: not a host\r\nConnection: close\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"code":"invalid_path"')
  })

  test('answers one who names no host, as HTTP/1.0 allows', async () => {
    const { hostname, port } = new URL((await start()).url)
    const socket = connect(Number(port), hostname)
    socket.write('GET /laurel/v1/ready HTTP/1.0\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 [\s\S]*\{"status":"ready"\}$/)
  })

  test('that cannot tell others where it is lets go of its port', async () => {
    let told = ''
    const announceAddress = async (address: string) => {
      told = address
      throw new Error('read-only file system')
    }
    await expect(start({ laurel: { ...laurel, announceAddress } })).rejects.toThrow('read-only file system')
    await expect(createClient({ url: told }).liveness()).rejects.toThrow(TypeError)
  })

  test('tells others where it is', async () => {
    const told: string[] = []
    const { url } = await start({ laurel: { ...laurel, announceAddress: async (address) => void told.push(address) } })
    expect(told).toEqual([url])
  })

  test('says what to do when its port is taken', async () => {
    const { url } = await start()
    await expect(start({ port: Number(new URL(url).port) })).rejects.toMatchObject({
      code: 'port_in_use',
      message: expect.stringMatching(/^Port \d+ is in use by another program\. Choose another one\.$/),
    })
  })
})

describe('stopping', () => {
  test('finishes the requests that are being answered, and takes no more', async () => {
    const begun = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const slow: Laurel = {
      ...laurel,
      badges: async (options) => {
        begun.resolve()
        await finish.promise
        return laurel.badges(options)
      },
    }
    const server = await start({ laurel: slow })
    const answer = createClient({ url: server.url, key: KEY }).badges()
    await begun.promise

    const closed = server.close()
    await expect(createClient({ url: server.url }).health()).rejects.toThrow(TypeError)
    finish.resolve()
    expect((await answer).items).toHaveLength(3)
    await closed
  })

  test('does not wait for connections that are only kept open, nor twice', async () => {
    const server = await start()
    await createClient({ url: server.url }).health()
    await Promise.all([server.close(), server.close()])
  })

  test('is told to those who ask whether to send requests, while these are still taken', async () => {
    const server = await start({ drain: 10_000 })
    const client = createClient({ url: server.url, key: KEY })
    expect(await client.readiness()).toEqual({ status: 'ready' })

    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const closed = server.close()
    await expect(client.readiness()).rejects.toMatchObject({ status: 503, code: 'stopping' })
    expect(await client.liveness()).toEqual({ status: 'live' })
    expect((await client.badges()).items).toHaveLength(3)
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    await closed
    await expect(client.liveness()).rejects.toThrow(TypeError)
  })

  test('can be told before by the host', async () => {
    const stopping = new AbortController()
    const client = createClient({ url: (await start({ stopping: stopping.signal })).url })
    expect(await client.readiness()).toEqual({ status: 'ready' })
    stopping.abort()
    await expect(client.readiness()).rejects.toMatchObject({ code: 'stopping' })
  })

  test('cuts off what does not end in time', async () => {
    const begun = Promise.withResolvers<void>()
    const stuck: Laurel = {
      ...laurel,
      badges: () => {
        begun.resolve()
        return new Promise(() => {})
      },
    }
    const server = await start({ laurel: stuck, grace: 1 })
    const answer = createClient({ url: server.url, key: KEY }).badges()
    const failed = expect(answer).rejects.toThrow(TypeError)
    await begun.promise
    await server.close()
    await failed
  })
})
