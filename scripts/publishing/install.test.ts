import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT, sourcePackages } from './packages.ts'
import { newProject } from './project.ts'
import { examplesOf, expectedOutput, shellExamplesOf } from './readme.ts'

/** What a host has that shows badges in React and is written in TypeScript. */
const BESIDES = ['react@19', 'react-dom@19', '@types/node@24', '@types/react@19', '@types/react-dom@19']

const packages = await Promise.all(
  (await sourcePackages()).map(async ({ folder, manifest }) => {
    const page = await readFile(join(ROOT, folder, 'README.md'), 'utf8')
    return { folder: folder.replace('packages/', ''), manifest, page, examples: examplesOf(page) }
  }),
)
const project = await newProject(BESIDES)
afterAll(() => project.remove())

test('what depends on another package of ours has the one that was packed, not one of the registry', () => {
  for (const { manifest } of packages)
    expect(project.resolved[`node_modules/${manifest.name}`]).toMatch(/^file:tarballs\/laurel-[a-z]+-.*\.tgz$/)
  const twice = Object.keys(project.resolved).filter((path) => /node_modules\/.*\/node_modules\/@laurel\//.test(path))
  expect(twice).toEqual([])
})

describe('the examples of each README', () => {
  const examples = packages.flatMap(({ folder, examples }) =>
    examples.map((code, index) => ({ name: `${folder}-${index + 1}`, code })),
  )

  test.each(examples)('$name prints what it says', { timeout: 120_000 }, async ({ name, code }) => {
    const output = await project.runFile(`${name}.mjs`, code)
    for (const line of expectedOutput(code)) expect(output).toContain(`${line}\n`)
  })

  const commands = packages.flatMap(({ folder, page }) =>
    shellExamplesOf(page).map((example) => ({ folder, ...example })),
  )

  test.each(commands)('$folder: $command', { timeout: 60_000 }, async ({ command, expected }) => {
    const output = await project.runShell(command)
    for (const line of expected) expect(output).toContain(line)
  })
})

describe('for TypeScript', () => {
  const RESOLUTIONS = [
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'preserve', moduleResolution: 'bundler' },
  ]

  test.each(RESOLUTIONS)(
    'every entry and every example has types with moduleResolution $moduleResolution',
    {
      timeout: 120_000,
    },
    async (resolution) => {
      const errors = await project.typeErrors(
        { 'entries.ts': everyEntry(), ...asTypeScript() },
        { ...STRICT, ...resolution },
      )
      expect(errors.filter((error) => !isForeign(error))).toEqual([])
    },
  )
})

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: 'es2023',
  lib: ['es2024', 'dom', 'dom.iterable'],
  types: ['node'],
  noEmit: true,
}

/** PGlite's types name those of Emscripten, which it does not bring. Ours are looked at all the same. */
function isForeign(error: string): boolean {
  return /^node_modules\/@electric-sql\/pglite\//.test(error.replace(/^(\.\.\/)+/, ''))
}

function everyEntry(): string {
  const entries = packages.flatMap(({ manifest: { name, exports } }) =>
    Object.keys(exports).map((entry) => `${name}${entry.slice(1).replace('*', 'next')}`),
  )
  // Vitest is for those who have it.
  const own = entries.filter((entry) => entry !== '@laurel/testing/vitest')
  return own.map((entry, index) => `export * as entry${index} from '${entry}'\n`).join('')
}

function asTypeScript(): Readonly<Record<string, string>> {
  const examples = packages.flatMap(({ folder, examples }) =>
    examples.map((code, i) => [`${folder}-${i + 1}.ts`, code]),
  )
  return Object.fromEntries(examples)
}
