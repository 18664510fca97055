import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../../../../scripts/chromium.ts'

/** A browser for one file of tests. */
export interface OpenBrowser {
  /** A page once nothing is loading any more, with what went wrong on it. */
  open(url: string, options?: BrowserContextOptions): Promise<OpenPage>
  close(): Promise<void>
}

export interface OpenPage {
  readonly page: Page
  /** Errors and warnings of the console, and requests that failed, each as one line; none that the page gave up. */
  readonly said: readonly string[]
  /** Addresses below the API, in the order in which they were asked. */
  readonly asked: readonly string[]
}

export async function openBrowser(): Promise<OpenBrowser> {
  const browser: Browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  return {
    open: async (url, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1080, height: 900 }, ...options })
      const page = await context.newPage()
      const [said, asked] = [watch(page), requestsOf(page)]
      await page.goto(url)
      return { page, said, asked }
    },
    close: () => browser.close(),
  }
}

function watch(page: Page): readonly string[] {
  const said: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText
    if (reason !== 'net::ERR_ABORTED') said.push(`${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (!response.ok()) said.push(`${response.url()} answered ${response.status()}`)
  })
  return said
}

function requestsOf(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/laurel/v1/')) asked.push(pathname.slice('/laurel/v1'.length) + search)
  })
  return asked
}
