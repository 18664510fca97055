import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { startPostgres } from './start-postgres.ts'
import { withClient } from './with-client.ts'

// These are about a server of our own, also when the other tests use a given one.
beforeEach(() => {
  vi.stubEnv('TEST_DATABASE_URL', undefined)
  return () => vi.unstubAllEnvs()
})

test('a server answers until it is stopped, and may be stopped twice', { timeout: 60_000 }, async () => {
  const postgres = await startPostgres()
  expect(await setting(postgres.url, 'fsync')).toBe('off')

  await Promise.all([postgres.stop(), postgres.stop()])
  await postgres.stop()
  await expect(setting(postgres.url, 'fsync')).rejects.toThrow()
})

test('a durable server waits for the disk', { timeout: 60_000 }, async () => {
  const postgres = await startPostgres({ durable: true })
  expect(await setting(postgres.url, 'fsync')).toBe('on')
  expect(await setting(postgres.url, 'synchronous_commit')).toBe('on')
  await postgres.stop()
})

test('a server ends with the process that started it, even when that is killed', { timeout: 60_000 }, async () => {
  const code = `
    import { startPostgres } from ${JSON.stringify(new URL('start-postgres.ts', import.meta.url).href)}
    process.stdout.write((await startPostgres()).url)
    setInterval(() => {}, 1000)`
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(owner.stdout, 'data')
  expect(await setting(String(url), 'fsync')).toBe('off')

  owner.kill('SIGKILL')
  await vi.waitFor(() => expect(setting(String(url), 'fsync')).rejects.toThrow(), { timeout: 10_000, interval: 50 })
})

test('with TEST_DATABASE_URL nothing is started: that server is handed out', async () => {
  vi.stubEnv('TEST_DATABASE_URL', 'postgresql://somewhere/else')
  const postgres = await startPostgres()
  expect(postgres.url).toBe('postgresql://somewhere/else')
  await postgres.stop()
})

async function setting(url: string, name: string): Promise<unknown> {
  const { rows } = await withClient(url, (client) => client.query('select current_setting($1) as value', [name]))
  return rows[0]?.value
}
