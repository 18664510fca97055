import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const PAGES = ['quick-start.md', 'embed.md', 'write-a-catalog.md']
const run = promisify(execFile)

/** What an example prints, by its own comments: `console.log(…) // ok`. */
function expectedOutput(code: string): readonly string[] {
  return [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1] ?? '')
}

for (const page of PAGES) {
  const text = await readFile(new URL(page, import.meta.url), 'utf8')
  const examples = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')

  test.each(examples.map((code, index) => [index + 1, code] as const))(
    `${page}: example %i runs and prints what it says`,
    async (number, code) => {
      const file = new URL(`.example-${page}-${number}.mjs`, import.meta.url)
      await writeFile(file, code)
      try {
        const { stdout } = await run(process.execPath, ['--conditions=source', file.pathname])
        for (const line of expectedOutput(code)) expect(stdout).toContain(line)
      } finally {
        await rm(file)
      }
    },
    30_000,
  )
}
