import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { listening } from './test-support/hosts.ts'

const { url: database } = await testDatabase()
const page = await readFile(new URL('../../../docs/mount.md', import.meta.url), 'utf8')
const blocks = new Map(
  [...page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)].map(([, name = '', code = '']) => [name, code]),
)
const stop = `import { laurel, stopping } from './laurel.js'\n${blocks.get('stop.js')}`

/** Beside the packages, so that what it imports is found. */
const folder = await mkdtemp(new URL('../.mount-', import.meta.url).pathname)
afterAll(() => rm(folder, { recursive: true }))
await writeFile(`${folder}/package.json`, '{ "type": "module" }')
await writeFile(`${folder}/laurel.js`, blocks.get('laurel.js') ?? '')

test('the page shows the servers that are tested here, and those that are not', () => {
  expect([...blocks.keys()]).toEqual([
    'laurel.js',
    'node.js',
    'express.js',
    'fastify.js',
    'hono.js',
    'lib/laurel.ts',
    'app/laurel/v1/[...path]/route.ts',
    'src/routes/laurel/v1/[...path]/+server.ts',
    'stop.js',
  ])
})

test.for([
  ['node.js', stop],
  ['express.js', stop],
  ['hono.js', stop],
  ['fastify.js', stop.replace(/server\.close\(.*Fastify: (.*)$/m, '$1')],
] as const)('the lines for %s answer, and stop in order', { timeout: 60_000 }, async ([name, ending]) => {
  const port = await freePort()
  const code = (blocks.get(name) ?? '').replace('4000', `${port}`)
  await writeFile(`${folder}/${name}`, `${code}\n${ending}\nprocess.send('ready')`)
  const child = spawn(process.execPath, ['--conditions=source', `${folder}/${name}`], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  await Promise.race([once(child, 'message'), ended])

  const url = `http://127.0.0.1:${port}/laurel/v1`
  await expect.poll(() => fetch(`${url}/ready`).then((answer) => answer.status, String)).toBe(200)
  const refused = await fetch(`${url}/events`, { method: 'POST', body: '{}' })
  expect(await refused.json()).toMatchObject({ code: 'unauthorized' })
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test('the module for Next.js and SvelteKit opens one Laurel, with the first request, however often it is loaded', async () => {
  await mkdir(`${folder}/lib`)
  await writeFile(`${folder}/lib/laurel.ts`, blocks.get('lib/laurel.ts') ?? '')
  const code = `
    import { handler, theLaurel } from './lib/laurel.ts'
    import { theLaurel as reloaded } from './lib/laurel.ts?reloaded'
    if (globalThis.laurel !== undefined) throw new Error('It was opened before it was asked.')
    const { status } = await handler(new Request('http://host.example/laurel/v1/ready'))
    const { laurel } = await theLaurel()
    console.log(status, laurel === (await reloaded()).laurel)
    await laurel.close()`
  await writeFile(`${folder}/next.js`, code)
  const run = promisify(execFile)
  const env = { ...process.env, DATABASE_URL: database }
  expect((await run(process.execPath, ['--conditions=source', `${folder}/next.js`], { env })).stdout).toBe('200 true\n')
})

async function freePort(): Promise<number> {
  const host = await listening(createServer())
  await host.close()
  return Number(new URL(host.origin).port)
}
