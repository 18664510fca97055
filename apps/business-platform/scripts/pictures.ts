// npm run pictures -w apps/business-platform: the pictures of its README, light and dark. Needs Chromium.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../../../scripts/chromium.ts'
import { startPlatform } from '../src/start.ts'

const PICTURES = [
  { name: 'business-platform', colorScheme: 'light' },
  { name: 'business-platform-dark', colorScheme: 'dark' },
] as const

const folder = await mkdtemp(join(tmpdir(), 'business-platform-pictures-'))
const platform = await startPlatform({
  settings: { port: 0, host: '127.0.0.1', databaseUrl: null, folder, logLevel: 'silent' },
  logger: { info: () => {}, warn: () => {}, error: console.error },
  now: () => new Date('2026-03-02T09:30:00Z'),
})
const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--hide-scrollbars'] })
for (const picture of PICTURES) await take(browser, picture)
await browser.close()
await platform.stop()
await rm(folder, { recursive: true })

/** Somebody with two badges has just opened them. */
async function take(browser: Browser, { name, colorScheme }: (typeof PICTURES)[number]): Promise<void> {
  const page = await browser.newPage({
    baseURL: platform.address,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1000, height: 700 },
    reducedMotion: 'reduce',
    colorScheme,
  })
  await signIn(page, colorScheme === 'light' ? 'alice' : 'bob')
  await write(page, '#project', 'Spring campaign')
  await write(page, '#actions', 'Send the offers')
  await page.locator('.parts li', { hasText: 'Send the offers' }).waitFor()
  await page.goto('/')
  await page.locator('.projects').waitFor()
  await page.locator('button.face').click()
  await page.locator('button.row').click()
  await page.locator('dialog .badge.earned').nth(1).waitFor()
  // The notices of both badges were shown before.
  await page
    .locator('laurel-toast [part=close]')
    .click({ timeout: 1_000 })
    .catch(() => {})
  await page.waitForTimeout(500)
  await page.screenshot({ path: fileURLToPath(new URL(`../../../docs/pictures/${name}.png`, import.meta.url)) })
  await page.close()
}

async function signIn(page: Page, user: string): Promise<void> {
  await page.goto('/')
  await write(page, '#user', user)
  await page.locator('#project').waitFor()
}

async function write(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).fill(text)
  await page.keyboard.press('Enter')
}
