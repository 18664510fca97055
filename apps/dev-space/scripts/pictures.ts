// npm run pictures -w apps/dev-space: the pictures of the README, of the demo community. Needs Chromium.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { ensureChromium } from '../../../scripts/chromium.ts'
import { startDevSpace } from '../src/start/dev-space.ts'
import { outputTo } from '../src/start/output.ts'

interface Picture extends BrowserContextOptions {
  readonly name: string
  readonly path: string
  /** As a guest who has just created a project, instead of a stranger. */
  readonly asGuest?: boolean
}

const WIDE = { viewport: { width: 1200, height: 800 } } as const
const TELEPHONE = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 2 } as const

const PICTURES: readonly Picture[] = [
  { name: 'profile', path: '/people/juliusdev', ...WIDE },
  { name: 'profile-dark', path: '/people/juliusdev', ...WIDE, colorScheme: 'dark' },
  { name: 'showcase', path: '/people/juliusdev/badges', ...WIDE },
  { name: 'project', path: '/projects/1', ...WIDE },
  { name: 'dashboard', path: '/', ...WIDE, asGuest: true },
  { name: 'discover', path: '/discover', ...WIDE },
  { name: 'mobile', path: '/people/tobi-codes', ...TELEPHONE },
]

const folder = await mkdtemp(join(tmpdir(), 'dev-space-pictures-'))
const devSpace = await startDevSpace({
  settings: {
    port: 0,
    host: '127.0.0.1',
    folder: join(folder, 'data'),
    databaseUrl: process.env['DATABASE_URL'] || null,
    history: null,
    demo: true,
    apiKey: null,
    publicUrl: null,
    github: null,
  },
  output: outputTo(process.stdout),
  signal: new AbortController().signal,
  logger: { info: () => {}, warn: () => {}, error: console.error },
})
if (devSpace !== null) {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--hide-scrollbars'],
  })
  for (const picture of PICTURES) await take(browser, devSpace.address, picture)
  await browser.close()
  await devSpace.stop()
}
await rm(folder, { recursive: true })

async function take(
  browser: Browser,
  baseURL: string,
  { name, path, asGuest = false, ...options }: Picture,
): Promise<void> {
  const context = await browser.newContext({ baseURL, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options })
  const page = await context.newPage()
  if (asGuest) {
    await page.goto('/join')
    await page.locator('form[action="/guest"] button').click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.goto('/projects/new')
    await page.locator('#name').fill('Tidewater')
    await page.locator('main form button[type=submit]').first().click()
    await page.waitForURL(/\/projects\/\d+/)
  }
  // The first visit fetches the font, and the second one has it.
  await page.goto(path)
  await page.waitForTimeout(500)
  await page.goto(path)
  await page.waitForTimeout(500)
  await page.screenshot({ path: fileURLToPath(new URL(`../../../docs/pictures/${name}.png`, import.meta.url)) })
  await context.close()
}
