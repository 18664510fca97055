import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { git } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { laurel as command } from '../test-support/captured-io.ts'
import { goOn } from '../test-support/go-on.ts'

const { url: database } = await testDatabase()
const community = await createLaurel({ database, catalog: git })
afterAll(() => community.close())

const pushed = (id: string) => ({
  id,
  type: 'commit.pushed',
  actor: 'ada',
  target: `repository:${id}`,
  at: new Date().toISOString(),
})

const here = { DATABASE_URL: database }

const earned = async () => (await community.profile('ada'))?.badgesEarned ?? 0

describe('laurel worker', () => {
  test('records the events that wait, until it is asked to stop', async () => {
    const worker = goOn(['worker'], here)
    expect(await worker.started()).toBeNull()
    await community.enqueue(pushed('a'))
    await expect.poll(earned).toBe(1)
    worker.stop()
    expect(await worker.ended).toBe(0)
  })

  test('with a port tells whether it lives and is ready, and answers nothing else', async () => {
    const worker = goOn(['worker', '--port', '0'], here)
    const url = await worker.started()
    expect(await (await fetch(`${url}/live`)).json()).toEqual({ status: 'live' })
    expect(await (await fetch(`${url}/ready`)).json()).toEqual({ status: 'ready' })
    for (const path of ['/badges', '/events', '/health', '/']) expect((await fetch(url + path)).status).toBe(404)
    worker.stop()
    expect(await worker.ended).toBe(0)
    await expect(fetch(`${url}/live`)).rejects.toThrow(TypeError)
  })
})

test('laurel serve --no-worker leaves events that wait to a worker', async () => {
  const server = goOn(['serve', '--no-worker', '--port', '0'], here)
  await server.started()
  await community.enqueue(pushed('b'))
  const { pending } = await community.health()
  server.stop()
  expect(await server.ended).toBe(0)
  expect(pending.waiting).toBe(1)
  expect((await community.health()).pending.waiting).toBe(1)
})

describe('laurel health', () => {
  test('ends with 0 where a server or worker is ready', async () => {
    for (const args of [['serve'], ['worker']]) {
      const url = await goOn([...args, '--port', '0'], here).started()
      expect(await command(['health', '--server', url])).toMatchObject({ exit: 0, stdout: `Ready: ${url}\n` })
      const { hostname, port } = new URL(url)
      expect(hostname).toBe('127.0.0.1')
      // In a container it listens at every address, and is asked at its own.
      expect(await command(['health'], { env: { PORT: port, HOST: '0.0.0.0' } })).toMatchObject({ exit: 0 })
    }
  })

  test('ends with 1 where nobody answers, and says where it asked', async () => {
    const { exit, stdout } = await command(['health', '--json'], { env: { PORT: '1' } })
    expect(exit).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      url: 'http://127.0.0.1:1/laurel/v1',
      ready: false,
      reason: 'nobody answers at http://127.0.0.1:1/laurel/v1.',
    })
  })

  test('ends with 1 where another program has the port', async () => {
    const other = createServer((_, response) => response.end('{"ok":true}')).listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { exit, stdout } = await command(['health'], { env: { PORT: `${port}` } })
    expect(exit).toBe(1)
    expect(stdout).toMatch(/^Not ready: what answers at \S+ is not Laurel\.\n$/)
  })

  test('a port that is none is a mistake in the configuration', async () => {
    const { exit, stderr } = await command(['health'], { env: { PORT: 'http', LOG_LEVEL: 'loud' } })
    expect(exit).toBe(2)
    expect(stderr).toContain('The configuration has 1 problem.')
  })
})
