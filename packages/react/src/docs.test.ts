import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const PAGES = ['../README.md', '../../../docs/react.md']
const FOLDER = new URL('../.examples/', import.meta.url)
const tsc = new URL('../../../node_modules/typescript-native/bin/tsc', import.meta.url).pathname

test('every example of the docs is right TypeScript as it stands', async () => {
  const pages = await Promise.all(PAGES.map((page) => readFile(new URL(page, import.meta.url), 'utf8')))
  const examples = [...pages.join('\n').matchAll(/```(tsx?)\n([\s\S]*?)```/g)]
  expect(examples.length).toBeGreaterThan(4)
  await mkdir(FOLDER, { recursive: true })
  try {
    for (const [index, [, kind, code = '']] of examples.entries())
      await writeFile(new URL(`example-${index + 1}.${kind}`, FOLDER), code)
    await writeFile(new URL('tsconfig.json', FOLDER), CONFIG)
    expect(await typeErrors()).toEqual([])
  } finally {
    await rm(FOLDER, { recursive: true })
  }
}, 60_000)

test('the page names every component', async () => {
  const [page, index] = [
    await readFile(new URL('../../../docs/react.md', import.meta.url), 'utf8'),
    await readFile(new URL('index.ts', import.meta.url), 'utf8'),
  ]
  const components = [...index.matchAll(/export \{ (Laurel\w+) \} from '.\/components/g)].map(([, name]) => name)
  expect(components.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})

/** As strict as we are, but an example may name what it does not use. */
const CONFIG = JSON.stringify({
  extends: '../../../tsconfig.check.json',
  compilerOptions: { noUnusedLocals: false, types: ['node'], typeRoots: ['../../../node_modules/@types'] },
  include: ['*'],
})

/** What the compiler says of the examples. */
async function typeErrors(): Promise<readonly string[]> {
  const config = new URL('tsconfig.json', FOLDER).pathname
  const output = await promisify(execFile)(process.execPath, [tsc, '-p', config]).then(
    ({ stdout }) => stdout,
    ({ stdout }: { readonly stdout: string }) => stdout,
  )
  return output.split('\n').filter((line) => line.includes('.examples/'))
}
