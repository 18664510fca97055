import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '../../../../scripts/chromium.ts'
import { type Gallery, listen } from '../../gallery/server.ts'

/** The gallery in a browser, for one file of tests. */
export interface OpenGallery {
  /** A page of the gallery once its elements have their data, with what the browser's console said. */
  open(query?: string, options?: BrowserContextOptions): Promise<OpenPage>
  readonly url: string
  /** Its one person earns one more badge. */
  earn(): void
  close(): Promise<void>
}

export interface OpenPage {
  readonly page: Page
  /** Errors and warnings, each as one line. */
  readonly said: readonly string[]
}

export async function openGallery(): Promise<OpenGallery> {
  const gallery: Gallery = await listen(0)
  const browser: Browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox'] })
  return {
    url: gallery.url,
    earn: () => gallery.earn(),
    open: async (query = '', options = {}) => {
      // axe wants a context of its own.
      const context = await browser.newContext({ viewport: { width: 1080, height: 800 }, ...options })
      const page = await context.newPage()
      const said: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text())
      })
      page.on('pageerror', (error) => said.push(error.message))
      await page.goto(gallery.url + query)
      if (!query.includes('script=off')) {
        await page.waitForSelector('html[data-ready]')
        await settled(page)
      }
      return { page, said }
    },
    close: async () => {
      await browser.close()
      await gallery.close()
    },
  }
}

/** Until what is loaded has come, and every medal is drawn. Connections stay open for what may come, so that the network is never idle. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
    const isWaiting = (root: ShadowRoot) =>
      root.host.closest('#loaded') !== null && root.querySelector('[aria-busy]') !== null
    return roots.every((root) => root.querySelector('[data-art]:empty') === null && !isWaiting(root))
  })
}
