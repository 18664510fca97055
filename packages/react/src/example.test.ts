import { testDatabase } from '@laurel/testing/vitest'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Example, serveExample } from '../example/server.ts'
import { type OpenBrowser, openBrowser } from './test-support/browser.ts'

/** More than the second that is usual: other tests run beside these. */
const PATIENCE = { timeout: 15_000 }

const { url: database } = await testDatabase()
let example: Example
let browser: OpenBrowser

beforeAll(async () => {
  example = await serveExample({ database })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await example.close()
})

describe('a page that a server wrote', () => {
  test('is there before any script', async () => {
    const { page, said } = await browser.open(example.url, { javaScriptEnabled: false })
    await page.getByText('Only 1 more project to unlock').waitFor()
    expect(await page.getByText('Earned Badges: 0 /').isVisible()).toBe(true)
    expect(said).toEqual([])
    await page.close()
  })

  test('is taken over without a word of React’s', async () => {
    const { page, said } = await browser.open(example.url)
    await settled(page)
    expect(said).toEqual([])
    expect(
      await page.locator('laurel-highlights').evaluate((element) => 'data' in element && element.data !== undefined),
    ).toBe(true)
    await page.close()
  })

  test('asks for everything once, though StrictMode tries everything twice', async () => {
    const { page, asked } = await browser.open(example.url)
    await settled(page)
    expect([...asked].sort()).toEqual([
      '/feed?limit=2&locale=en',
      '/people/ada/badges?locale=en',
      // One for the inbox and one for the toast, which shows what it has claimed.
      '/people/ada/notices/live?locale=en',
      '/people/ada/notices/live?locale=en',
      '/people/ada/notices/shown?locale=en',
      '/people/ada/notices?locale=en',
      '/people/ada?locale=en',
    ])
    await page.close()
  })
})

test('an empty page is filled by the browser', async () => {
  const { page, said } = await browser.open(`${example.url}/empty`)
  await page.getByText('Only 1 more project to unlock').waitFor()
  await settled(page)
  expect(said).toEqual([])
  await page.close()
})

describe('what is earned', () => {
  test('comes into the inbox by itself, and changes what is next', async () => {
    const { page, said } = await browser.open(example.url)
    await settled(page)
    await create('ada', 1)
    await page.getByRole('heading', { name: 'Inbox (1)' }).waitFor()
    await page.locator('laurel-next').getByText('4 more projects').waitFor()
    await page.getByText('Earned Badges: 2 /').waitFor()
    await page.getByText('1 of 3 steps').waitFor()
    await page.getByText('Ada Lovelace earned First Builder').waitFor()
    await page.locator('laurel-toast').getByText('and 1 more badge').waitFor()
    expect(said).toEqual([])
    await page.close()
  })

  test('is unread until it is marked, also on the next page', async () => {
    const { page } = await browser.open(example.url)
    await page.getByRole('heading', { name: 'Inbox (1)' }).waitFor()
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await page.getByRole('heading', { name: 'Inbox (0)' }).waitFor()
    await page.reload()
    await page.locator('li[data-read=true]').waitFor()
    expect(await page.getByRole('button', { name: 'Mark all as read' }).isDisabled()).toBe(true)
    await page.close()
  })

  test('is in the feed, page by page', async () => {
    await create('grace', 2)
    const { page } = await browser.open(example.url)
    const lately = page.getByRole('region', { name: 'Lately' })
    await expect.poll(() => lately.getByRole('listitem').count(), PATIENCE).toBe(2)
    await lately.getByRole('button', { name: 'More' }).click()
    await expect.poll(() => lately.getByRole('listitem').count(), PATIENCE).toBe(4)
    expect(await lately.getByRole('button', { name: 'More' }).count()).toBe(0)
    await page.close()
  })
})

describe('another', () => {
  test('person is asked for anew, and nothing of the one before stands under their name', async () => {
    const { page, asked } = await browser.open(example.url)
    await settled(page)
    const hold = Promise.withResolvers<void>()
    await page.route('**/people/grace**', (route) => hold.promise.then(() => route.continue()))
    await page.getByRole('button', { name: 'grace', exact: true }).click()
    await page.getByRole('heading', { name: 'Somebody' }).waitFor()
    expect(await page.getByText('Earned Badges').count()).toBe(0)
    hold.resolve()
    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
    expect(asked.filter((path) => path === '/people/grace?locale=en')).toHaveLength(1)
    await page.close()
  })

  test('person whom nobody waits for any more is given up', async () => {
    const { page } = await browser.open(example.url)
    await settled(page)
    const failed: (string | undefined)[] = []
    page.on('requestfailed', (request) => failed.push(request.failure()?.errorText))
    await page.route('**/people/grace**', () => {})
    await page.getByRole('button', { name: 'grace', exact: true }).click()
    await page.getByRole('heading', { name: 'Somebody' }).waitFor()
    await page.getByRole('button', { name: 'ada', exact: true }).click()
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor()
    await expect.poll(() => failed, PATIENCE).toEqual(['net::ERR_ABORTED', 'net::ERR_ABORTED'])
    await page.close()
  })

  test('language leaves what is there until its texts have come', async () => {
    const { page, said } = await browser.open(example.url)
    await settled(page)
    const hold = Promise.withResolvers<void>()
    await page.route('**/people/ada?locale=de', (route) => hold.promise.then(() => route.continue()))
    await page.getByRole('button', { name: 'de', exact: true }).click()
    await page.getByText('Verdiente Abzeichen').waitFor()
    expect(await page.getByText(/Only \d more project/).isVisible()).toBe(true)
    hold.resolve()
    await page.getByText(/Nur noch \d Projekt/).waitFor()
    expect(said).toEqual([])
    await page.close()
  })
})

describe('when something cannot be loaded', () => {
  test('a hook says so, keeps what it has, and tries again when told to', async () => {
    const { page } = await browser.open(`${example.url}/empty`, {})
    await settled(page)
    await page.route('**/people/ada/notices**', (route) => route.fulfill({ status: 500 }))
    await page.getByRole('button', { name: 'de', exact: true }).click()
    await page.getByText('Your inbox could not be loaded.').waitFor()
    expect(await page.getByRole('region', { name: 'Inbox' }).getByRole('listitem').count()).toBe(1)
    await page.unroute('**/people/ada/notices**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Your inbox could not be loaded.').waitFor({ state: 'detached' })
    await page.close()
  })

  test('a component that loads by itself tells its listener, whoever wrote it', async () => {
    for (const path of ['/', '/empty']) {
      const { page } = await browser.open('about:blank')
      await page.route('**/people/ada/badges**', (route) => route.fulfill({ status: 500 }))
      await page.goto(example.url + path)
      await page.getByText('The path could not be loaded.').waitFor()
      await page.close()
    }
  })
})

function create(actor: string, number: number): Promise<unknown> {
  const at = new Date().toISOString()
  return example.laurel.record({
    id: `project-${number}`,
    type: 'project.created',
    at,
    actor,
    target: `project:${number}`,
  })
}

/** Once nothing is loading any more. A stream of notices is never done, so the network is not what tells. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const roots = [...document.querySelectorAll('*')].map((element) => element.shadowRoot ?? element)
    return (
      document.querySelector('section') !== null &&
      roots.every((root) => root.querySelector('[aria-busy]:not([aria-busy=false])') === null)
    )
  })
}
