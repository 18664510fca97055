import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../../../../scripts/chromium.ts'
import type { Community } from '../community.ts'
import { startDevSpace } from '../start/dev-space.ts'
import { PASSWORD } from './community.ts'

/** Dev-Space on a port of its own, and a browser that visits it. */
export interface Running {
  readonly url: string
  readonly community: Community
  /** Somebody new, without cookies. */
  visit(options?: BrowserContextOptions): Promise<Visit>
  close(): Promise<void>
}

/** One visitor's window. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser's console complained of, and requests that failed, in all tabs of this visitor. */
  readonly complaints: readonly string[]
}

export async function runDevSpace(databaseUrl: string): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'dev-space-test-'))
  const started = await startDevSpace({
    settings: {
      port: 0,
      host: '127.0.0.1',
      folder,
      databaseUrl,
      history: null,
      demo: false,
      apiKey: null,
      publicUrl: null,
      github: null,
    },
    output: { line: () => {}, progress: () => ({ update: () => {}, end: () => {} }) },
    signal: new AbortController().signal,
    logger: { info: () => {}, warn: () => {}, error: (...said) => console.error(...said) },
  })
  if (started === null) throw new Error('Dev-Space did not start.')
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  return {
    url: started.address,
    community: started.community,
    visit: (options) => openWindow(browser, started.address, options),
    close: async () => {
      await browser.close()
      await started.stop()
      await rm(folder, { recursive: true })
    },
  }
}

async function openWindow(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const complaints: string[] = []
  context.on('page', (page) => listen(page, complaints))
  return { page: await context.newPage(), context, complaints }
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => {
    // Whoever leaves a page ends what it was still asking for, and its stream of notices.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`${request.url()}: ${request.failure()?.errorText}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
}

export interface NewMember {
  readonly name: string
  readonly handle: string
}

/** Signs up by the form, as people do. */
export async function signUp({ page }: Visit, { name, handle }: NewMember): Promise<void> {
  await page.goto('/join')
  await page.locator('#name').fill(name)
  await page.locator('#handle').fill(handle)
  await page.locator('#email').fill(`${handle}@example.org`)
  await page.locator('#password').fill(PASSWORD)
  await page.locator('form[action="/join"] button[type=submit]').click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** What axe finds wrong with a page, each as one line. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.html.slice(0, 120)})`),
  )
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
