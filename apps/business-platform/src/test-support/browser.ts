import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../../../../scripts/chromium.ts'

/** One visitor's window. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser's console complained of, in all tabs of this visitor. */
  readonly complaints: readonly string[]
}

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
}

/** Somebody new, without cookies. */
export async function visit(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  // Before vitest does, so that it says what it waited for.
  context.setDefaultTimeout(12_000)
  const complaints: string[] = []
  context.on('page', (page) => listen(page, complaints))
  return { page: await context.newPage(), context, complaints }
}

/** Signs in as people do, and waits until the page would hear of what happens. */
export async function signIn({ page }: Visit, user: string): Promise<void> {
  await page.goto('/')
  await page.locator('#user').fill(user)
  const live = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/live'))
  await page.keyboard.press('Enter')
  await page.locator('#project').waitFor()
  await live
}

/** What axe finds wrong with a page, each as one line. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target} (${html.slice(0, 120)})`),
  )
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
}
