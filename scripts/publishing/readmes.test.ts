import { existsSync, readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT, sourcePackages } from './packages.ts'
import { examplesOf, expectedOutput } from './readme.ts'
import { run } from './run.ts'

const packages = await sourcePackages()

describe.each(packages.map(({ folder, manifest }) => ({ folder, name: manifest.name })))(
  '$folder',
  ({ folder, name }) => {
    const page = readFileSync(join(ROOT, folder, 'README.md'), 'utf8')
    const examples = examplesOf(page)

    test('the README says what it is, how it is installed, and shows it', () => {
      expect(page).toMatch(new RegExp(`^# ${name}\n\n\\S`))
      expect(page).toMatch(new RegExp(`npm (install|i) .*${name}( |\n)`))
      expect(examples.length).toBeGreaterThan(0)
    })

    test.each(examples.map((code, index) => ({ code, number: index + 1 })))(
      'example $number runs and prints what it says',
      async ({ code, number }) => {
        // Beside the README, as it imports packages by name.
        const file = join(ROOT, folder, `.readme-example-${number}.mjs`)
        await writeFile(file, code)
        try {
          const output = await run(process.execPath, ['--conditions=source', file], ROOT)
          for (const line of expectedOutput(code)) expect(output).toContain(`${line}\n`)
        } finally {
          await rm(file)
        }
      },
      60_000,
    )

    test('every page that it leads to is there', () => {
      const links = [...page.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, link = '']) => link)
      expect(links.filter((link) => !existsSync(join(ROOT, folder, link)))).toEqual([])
    })

    test('it is licensed as the whole is', async () => {
      const [own, all] = [
        await readFile(join(ROOT, folder, 'LICENSE'), 'utf8'),
        await readFile(join(ROOT, 'LICENSE'), 'utf8'),
      ]
      expect(own).toBe(all)
    })
  },
)
