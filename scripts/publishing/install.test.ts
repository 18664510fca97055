import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureChromium } from '../chromium.ts'
import { ROOT, sourcePackages } from './packages.ts'
import { type ServedPage, servePlainPage } from './plain-html.ts'
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
    shellExamplesOf(page).map((example, index) => ({ name: `${folder}-${index + 1}`, ...example })),
  )

  test.each(commands)('$name in a shell prints what it says', { timeout: 120_000 }, async ({ command, expected }) => {
    const output = await project.runShell(command)
    for (const line of expected) expect(output).toContain(line)
  })
})

describe('a page of plain HTML', () => {
  let served: ServedPage
  let browser: Browser
  beforeAll(async () => {
    served = await servePlainPage(project.folder)
    browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  test('loads what it shows, and tells at once what was earned, by keyboard too', { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(served.url)
    await page.locator('laurel-next').getByText('Only 1 more project to unlock').waitFor()
    await page.locator('laurel-showcase').getByText('Earned Badges: 0 /').waitFor()

    await page.getByRole('button', { name: 'Create a project' }).press('Enter')
    const toast = page.locator('laurel-toast')
    await toast.getByText('First Project').first().waitFor()
    await page.locator('laurel-showcase').getByText('Earned Badges: 2 /').waitFor()
    await page.locator('laurel-highlights').getByText('First Builder').first().waitFor({ state: 'attached' })
    expect(await page.title()).toBe('(1) Ada Lovelace')

    await toast.getByRole('button').focus()
    await page.keyboard.press('Escape')
    await toast.getByRole('button').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Mark all as read' }).press('Enter')
    await expect.poll(() => page.title()).toBe('Ada Lovelace')
    expect(said).toEqual([])
  })

  test('imports by name with an import map, and shows what it has already', { timeout: 60_000 }, async () => {
    const page = await browser.newPage()
    await page.route('**/own.html', (route) => route.fulfill({ contentType: 'text/html', body: OWN_PAGE }))
    await page.goto(`${served.url}/own.html`)
    await page.locator('laurel-next').getByText('to unlock Networking Master').waitFor()
  })
})

/** Its data is there before the element is defined. */
const OWN_PAGE = `<!doctype html><title>Own</title>
<script type="importmap">{ "imports": { "@laurel/elements/define": "/assets/laurel/define/all.js" } }</script>
<laurel-next id="next"></laurel-next>
<script type="module">
  const networking = { badge: 'networking-master', name: 'Networking Master', tier: 'gold', glyph: 'network' }
  const nudge = 'Only 3 more interactions to unlock **Networking Master**!'
  const far = { value: 297, target: 300, remaining: 3, percent: 99, progress: '297 / 300 interactions' }
  document.querySelector('#next').data = { next: [{ ...networking, ...far, nudge }] }
  await import('@laurel/elements/define')
</script>`

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
  const own = entries.filter((entry) => !entry.startsWith('@laurel/testing/vitest'))
  return own.map((entry, index) => `export * as entry${index} from '${entry}'\n`).join('')
}

function asTypeScript(): Readonly<Record<string, string>> {
  const examples = packages.flatMap(({ folder, examples }) =>
    examples.map((code, i) => [`${folder}-${i + 1}.ts`, code]),
  )
  return Object.fromEntries(examples)
}
