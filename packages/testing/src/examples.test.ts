import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, inject, test } from 'vitest'

const run = promisify(execFile)
const HERE = fileURLToPath(new URL('..', import.meta.url))
const PAGES = ['README.md', '../../docs/testing.md']

/** Beside the sources, as what is in it imports packages by name. */
const folder = await mkdtemp(join(HERE, '.examples-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

for (const page of PAGES) {
  const [first = '', ...others] = await examplesOf(page, 'js')

  test(`${page}: its first example starts a server of its own`, { timeout: 60_000 }, async () => {
    await runTest(first, {})
  })

  test.each(others.map((code, index) => [index + 2, code] as const))(`${page}: example %i passes`, async (_, code) => {
    await runTest(code, { TEST_DATABASE_URL: inject('postgresUrl') })
  })
}

test('with vitest and its global setup, examples pass and a failed test keeps its database', {
  timeout: 60_000,
}, async () => {
  const [readme = ''] = await examplesOf('README.md', 'ts')
  const [page = '', config = ''] = await examplesOf('../../docs/testing.md', 'ts')
  await Promise.all([
    writeFile(join(folder, 'readme.test.ts'), readme),
    writeFile(join(folder, 'page.test.ts'), page),
    writeFile(join(folder, 'fails.test.ts'), failing(page)),
    writeFile(join(folder, 'vitest.config.ts'), onSources(config)),
  ])
  const output = await runVitest()
  expect(output).toMatch(/Test Files +1 failed \| 2 passed/)
  expect(output.match(/A test failed; its database was postgresql:/g)).toHaveLength(2)
})

async function examplesOf(page: string, language: string): Promise<readonly string[]> {
  const text = await readFile(join(HERE, page), 'utf8')
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code)
}

/** Passes when the tests in it do, under node's own runner. */
async function runTest(code: string, env: NodeJS.ProcessEnv): Promise<void> {
  const file = join(folder, 'example.mjs')
  await writeFile(file, code)
  // Without what tells node's runner that it runs inside another one, and without the server of this run.
  const { NODE_TEST_CONTEXT: _, TEST_DATABASE_URL: __, ...ours } = process.env
  const ran = run(process.execPath, ['--conditions=source', file], { env: { ...ours, ...env } })
  expect(await outputOf(ran)).toMatch(/pass 1\nℹ fail 0|# pass 1\n# fail 0/)
}

async function runVitest(): Promise<string> {
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs')
  const { TEST_DATABASE_URL: _, VITEST: __, ...env } = process.env
  return outputOf(run(process.execPath, [vitest, 'run', '--root', folder, '--no-color'], { env }))
}

interface Output {
  readonly stdout: string
  readonly stderr: string
}

/** Also of what fails: it says why. */
async function outputOf(ran: Promise<Output>): Promise<string> {
  const { stdout, stderr } = await ran.catch((failed: Output) => failed)
  return stdout + stderr
}

/** With a community for the file, and one for a single test. */
function failing(example: string): string {
  const inTest = "test('fails', async () => expect((await testLaurel({ catalog })).url).toBe(''))"
  return example.replace("['first-builder'", "['no-such-badge'") + inTest
}

/** The configuration with what makes vitest read packages from their sources, as nothing is built here. */
function onSources(config: string): string {
  const conditions = JSON.stringify({ conditions: ['source', 'module', 'node', 'development|production'] })
  return config.replace(
    'defineConfig({ ',
    `defineConfig({ resolve: ${conditions}, ssr: { resolve: ${conditions} }, environments: { __vitest__: { resolve: ${conditions} } }, `,
  )
}
