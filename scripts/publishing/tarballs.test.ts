import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, describe, expect, test } from 'vitest'
import { extrasOf, packAll } from './pack.ts'
import { sourcePackages } from './packages.ts'
import { sizesText } from './sizes.ts'

const sources = await sourcePackages()
const folder = await mkdtemp(join(tmpdir(), 'laurel-tarballs-'))
const packages = await packAll(folder)
console.log(sizesText(packages))
afterAll(() => rm(folder, { recursive: true }))

test('every package is packed', () => {
  expect(packages.map(({ name }) => name).sort()).toEqual(sources.map(({ manifest }) => manifest.name).sort())
})

test('packages of ours depend on each other at the version that is packed', () => {
  const versions = new Map(sources.map(({ manifest }) => [manifest.name, manifest.version]))
  for (const { manifest } of sources)
    for (const [name, range] of Object.entries(manifest.dependencies ?? {}))
      if (name.startsWith('@laurel/')) expect([name, range]).toEqual([name, versions.get(name)])
})

describe.each(packages)('$name', ({ name, tarball, files }) => {
  const source = sources.find(({ manifest }) => manifest.name === name)
  const extras = extrasOf(source?.manifest.files ?? [])

  test('contains what is imported, its types, its README and its licence, and nothing else', () => {
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'dist/index.js']))
    expect(files.filter((file) => !isExpected(file, extras))).toEqual([])
    expect(files.filter((file) => /\.test\.|test-support|test-repository|test-events/.test(file))).toEqual([])
  })

  test('has nothing that publint would change', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: bufferOf(await readFile(tarball)) } })
    expect(pkg['name']).toBe(name)
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  test('has types that are right for whoever imports it', async () => {
    const result = await checkPackage(createPackageFromTarballData(await readFile(tarball)))
    expect(result.types).not.toBe(false)
    expect('problems' in result ? result.problems.filter(isOfConcern) : []).toEqual([])
  })
})

function isExpected(file: string, extras: readonly string[]): boolean {
  if (['LICENSE', 'README.md', 'package.json'].includes(file)) return true
  return /^dist\/.*(\.js|\.d\.ts)$/.test(file) || extras.some((extra) => file === extra || file.startsWith(`${extra}/`))
}

/**
 * The packages are ES modules. `require` of them from CommonJS works in every Node that they are for, and TypeScript's
 * old resolution, which does not read `exports`, cannot find entries like `@laurel/elements/define`.
 */
function isOfConcern(problem: Problem): boolean {
  if (problem.kind === 'CJSResolvesToESM') return false
  return !(problem.kind === 'NoResolution' && problem.resolutionKind === 'node10')
}

/** A copy of its own: Node's buffers share what they stand in. */
function bufferOf({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(byteLength)
  new Uint8Array(copy).set(new Uint8Array(buffer, byteOffset, byteLength))
  return copy
}
