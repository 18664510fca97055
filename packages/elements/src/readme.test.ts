import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

test('the example of the README runs and prints what it says', async () => {
  const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const expected = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text]) => text)
  const file = new URL('../.readme-example.mjs', import.meta.url)
  writeFileSync(file, code)
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', file.pathname])
    expect(expected.length).toBeGreaterThan(1)
    expect(stdout.trim().split('\n')).toEqual(expected)
  } finally {
    rmSync(file)
  }
})

test('the README names every element', () => {
  const tags = [...readme.matchAll(/^\| `<(laurel-[a-z-]+)>`/gm)].map(([, tag]) => tag).sort()
  const all = readFileSync(new URL('define/all.ts', import.meta.url), 'utf8')
  expect(tags).toEqual([...all.matchAll(/'\.\/([\w-]+)\.ts'/g)].map(([, name]) => `laurel-${name}`).sort())
})
