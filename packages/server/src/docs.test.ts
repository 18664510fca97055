import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { endpoints, PROBLEMS } from '@laurel/api'
import { createLaurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import { expect, test } from 'vitest'
import { serve } from './serve.ts'
import { makers } from './test-support/catalog.ts'

const { url: database } = await testDatabase()
const run = promisify(execFile)
const page = await readFile(new URL('../../../docs/http-api.md', import.meta.url), 'utf8')
const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
)

test('the page lists every code with its status, and no other', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\d{3}) \|/gm)].map(([, code, status]) => [code, Number(status)])
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status])),
  )
})

test('the page lists every endpoint with its scope, and no other', () => {
  const rows = [...page.matchAll(/^\| `([A-Z]+ \/\S+)` \| `?([\w:]+)`? \|/gm)].map(
    ([, address, scope]) => `${address} ${scope}`,
  )
  expect(rows.sort()).toEqual(endpoints.map(([, { method, path, scope }]) => `${method} ${path} ${scope}`).sort())
})

test.skipIf(!hasCurl)('the examples on the page work', async () => {
  const laurel = await createLaurel({ database, catalog: makers })
  const server = await serve({ laurel, port: 0, apiKey: 'try-me-0123456789abcdef' })
  const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block)
  const script = `set -e; curl() { command curl --silent --show-error --fail-with-body "$@"; echo; }\n${blocks.join('\n')}`
  const { stdout } = await run('sh', ['-c', script.replace('http://127.0.0.1:4000/laurel/v1', server.url)])
  await server.close()
  await laurel.close()

  expect(blocks.length).toBeGreaterThan(5)
  expect(stdout).toContain('"status":"recorded"')
  expect(stdout).toContain('"status":"rejected"')
  expect(stdout).toContain('laurel_events_total{status="recorded"} 3')
})
