import { git } from '@laurel/catalogs'
import { createLaurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { describe, expect, test } from 'vitest'
import { run } from '../run.ts'
import { capture, laurel } from '../test-support/captured-io.ts'

const { url } = await testDatabase()

describe('laurel migrate', () => {
  test('makes the schema, and changes nothing the second time', async () => {
    const args = ['migrate', '--database', url, '--schema', 'fresh']
    const first = await laurel(args)
    expect(first.exit).toBe(0)
    expect(first.stdout).toMatch(/Applied .*\n.* is now at version \d+\.\n$/)
    expect((await laurel(args)).stdout).toMatch(/^Schema fresh of .* is up to date \(version \d+\)\.\n$/)
    expect(JSON.parse((await laurel([...args, '--json'])).stdout)).toMatchObject({ applied: [], schema: 'fresh' })
  })

  test('never shows the password of the database', async () => {
    const secret = new URL(url).password
    const { stdout } = await laurel(['migrate', '--database', url])
    expect(secret).not.toBe('')
    expect(stdout).not.toContain(secret)
  })

  test('a schema name that cannot be one is a mistake in the command line', async () => {
    const { exit, stderr } = await laurel(['migrate', '--database', url, '--schema', 'no; drop'])
    expect(exit).toBe(2)
    expect(stderr).toContain('A schema name is')
  })
})

describe('laurel key', () => {
  const where = ['--database', url, '--schema', 'keys']

  test('makes a key that works until it is revoked, and writes only its secret to stdout', async () => {
    const { exit, stdout, stderr } = await laurel([
      'key',
      'create',
      'my host',
      '--scope',
      'read',
      '--scope',
      'events:write',
      ...where,
    ])
    expect(exit).toBe(0)
    expect(stdout).toMatch(/^laurel_\S+\n$/)
    expect(stderr).toContain('(my host: read, events:write)')

    const community = await createLaurel({ database: url, schema: 'keys', catalog: git })
    const key = await community.keys.verify(stdout.trim())
    expect(key).toMatchObject({ name: 'my host', scopes: ['read', 'events:write'] })

    expect(await laurel(['key', 'revoke', key?.id ?? '', ...where])).toMatchObject({ exit: 0 })
    expect(await community.keys.verify(stdout.trim())).toBeNull()
    await community.close()
  })

  test('a scope that is none is refused with those that are', async () => {
    const { exit, stderr } = await laurel(['key', 'create', 'x', '--scope', 'write', ...where])
    expect(exit).toBe(2)
    expect(stderr).toContain('events:write, read, people, admin')
  })
})

describe('laurel serve', () => {
  test('serves a new community with a first key, and stops when asked', async () => {
    const controller = new AbortController()
    const captured = capture({ interrupted: controller.signal })
    const args = ['serve', '--port', '0', '--database', url, '--schema', 'served', '--json']
    const ended = run(args, captured.io)
    const started = await until(captured.stdout)
    const { url: api, key } = JSON.parse(started)

    expect((await fetch(`${api}/health`)).status).toBe(200)
    const authorization = `Bearer ${key.secret}`
    expect((await fetch(`${api}/badges`, { headers: { authorization } })).status).toBe(200)
    expect((await fetch(`${api}/badges`)).status).toBe(401)

    controller.abort()
    expect(await ended).toBe(0)
    await expect(fetch(`${api}/health`)).rejects.toThrow()
  })

  test('LAUREL_API_KEY opens it, and then no other key is made', async () => {
    const controller = new AbortController()
    const secret = 'the-key-that-the-operator-chose'
    const captured = capture({ interrupted: controller.signal, env: { LAUREL_API_KEY: secret } })
    const ended = run(['serve', '--port', '0', '--database', url, '--schema', 'served_too', '--json'], captured.io)
    const { url: api, key } = JSON.parse(await until(captured.stdout))

    expect(key).toBeNull()
    expect((await fetch(`${api}/badges`, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(200)
    controller.abort()
    expect(await ended).toBe(0)
  })

  test('a port that is none, or taken, is told', async () => {
    expect(await laurel(['serve', '--port', 'http', '--database', url])).toMatchObject({ exit: 2 })
    const taken = new URL(url).port
    const { exit, stderr } = await laurel(['serve', '--port', taken, '--database', url])
    expect(exit).toBe(5)
    expect(stderr).toContain(`Port ${taken} is in use`)
  })
})

/** What was written, once anything was. */
async function until(text: () => string): Promise<string> {
  while (text() === '') await new Promise((resolve) => setImmediate(resolve))
  return text()
}
