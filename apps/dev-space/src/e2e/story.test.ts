import { testDatabase } from '@laurel/testing/vitest'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { overflow, type Running, runDevSpace, signUp, type Visit } from '../test-support/running.ts'

const { url } = await testDatabase()
/** A browser on a busy machine takes its time. */
vi.setConfig({ testTimeout: 60_000 })
let running: Running
const visits: Visit[] = []

beforeAll(async () => {
  running = await runDevSpace(url)
})
afterAll(() => running?.close())
/** Whatever a test does, the browser has nothing to complain of. */
afterEach(async () => {
  const complaints = visits.flatMap((visit) => visit.complaints)
  await Promise.all(visits.splice(0).map(({ context }) => context.close()))
  expect(complaints).toEqual([])
})

async function visit(options?: Parameters<Running['visit']>[0]): Promise<Visit> {
  const opened = await running.visit(options)
  visits.push(opened)
  return opened
}

let people = 0

/** Somebody new, signed up by the form. */
async function newMember(options?: Parameters<Running['visit']>[0]): Promise<Visit & { readonly handle: string }> {
  const opened = await visit(options)
  people += 1
  const handle = `story-${people}`
  await signUp(opened, { name: `Story Teller ${people}`, handle })
  return { ...opened, handle }
}

async function createProject(page: Page, name: string): Promise<void> {
  await page.goto('/projects/new')
  await page.locator('#name').fill(name)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/projects\/\d+$/)
}

function toast(page: Page) {
  return page.locator('laurel-toast')
}

describe('a new person', () => {
  test('signs up, earns First Builder, and finds it in the toast, the inbox, the header and the feed', async () => {
    const { page, handle } = await newMember()
    await createProject(page, 'Hello World')
    await toast(page).getByText('First Project').first().waitFor()
    await page.goto('/inbox')
    await page.getByText('Congrats!').first().waitFor()
    await page.goto(`/people/${handle}`)
    await page.locator('laurel-highlights').getByText('First Builder').first().waitFor()

    const { page: strangers } = await visit()
    await strangers.goto('/')
    await strangers.getByText(`@${handle}`).first().waitFor()
  })

  test('is told once: neither on a reload, nor in a second tab, nor on the way back', async () => {
    const { page, context } = await newMember()
    await createProject(page, 'Only once')
    await toast(page).getByText('First Project').first().waitFor()
    const second = await context.newPage()
    await second.goto('/projects')
    await page.reload()
    await page.goto('/projects')
    await page.goBack()
    for (const tab of [page, second]) expect(await toast(tab).getByText('First Project').count()).toBe(0)
  })

  test('hears while a page is open of what somebody else’s deed earned them, in one of two tabs', async () => {
    const { page, context, handle } = await newMember()
    const id = await idOf(handle)
    const second = await context.newPage()
    await second.goto('/discover')
    await page.goto('/projects')
    await page.bringToFront()
    await running.community.laurel.record({
      id: `approved-${id}`,
      type: 'contribution.approved',
      at: new Date().toISOString(),
      actor: 'somebody-else',
      owner: id,
      target: 'contribution:999',
    })
    await Promise.race(
      [page, second].map((tab) =>
        toast(tab)
          .getByText(/Team Spirit|First Collab/)
          .first()
          .waitFor(),
      ),
    )
    await page.locator('#bell').getByText('1').waitFor()
    const seen = await Promise.all(
      [page, second].map((tab) =>
        toast(tab)
          .getByText(/Team Spirit|First Collab/)
          .count(),
      ),
    )
    expect(seen.filter((count) => count > 0)).toHaveLength(1)
  })

  test('sees how far the next badge is', async () => {
    const { page, handle } = await newMember()
    await createProject(page, 'One of five')
    await page.goto(`/people/${handle}`)
    await page.getByText('1 / 5 projects').first().waitFor()
    await page.goto('/')
    await page.locator('laurel-next').getByText('Only 4 more projects').waitFor()
  })

  test('pins badges and brings them into an order of their own, by keyboard', async () => {
    const { page, handle } = await newMember()
    await createProject(page, 'Pinned')
    await page.goto(`/people/${handle}/pins`)
    for (const name of ['First Builder', 'First Project']) {
      await page.getByRole('button', { name: `Pin ${name}`, exact: true }).press('Enter')
      await page
        .getByRole('button', { name: `Unpin ${name}`, exact: true })
        .first()
        .waitFor()
    }
    expect(await shownBadges(page, handle)).toEqual(['First Builder', 'First Project'])
    await page.goto(`/people/${handle}/pins`)
    await page.getByRole('button', { name: /First Project.*up|up.*First Project/i }).press('Enter')
    await expect.poll(() => pinsOf(handle)).toEqual(['first-project', 'first-builder'])
    expect(await shownBadges(page, handle)).toEqual(['First Project', 'First Builder'])
  })

  test('is found by badge, goes private and disappears, and comes back', async () => {
    const { page, handle } = await newMember()
    await createProject(page, 'Found')
    const { page: stranger } = await visit()
    const isFound = async () => {
      await stranger.goto('/discover?badge=first-builder')
      return (await stranger.locator('main').textContent())?.includes(`@${handle}`)
    }
    expect(await isFound()).toBe(true)
    await chooseRecognition(page, 'private')
    expect(await isFound()).toBe(false)
    await stranger.goto(`/people/${handle}`)
    expect(await stranger.locator('main').textContent()).not.toContain('First Builder')
    await page.goto(`/people/${handle}`)
    expect(await page.locator('main').textContent()).toContain('First Builder')
    await chooseRecognition(page, 'all')
    expect(await isFound()).toBe(true)
  })
})

test('with the keyboard alone somebody skips to the content, opens their menu and creates a project', async () => {
  const { page } = await newMember()
  await page.goto('/projects/new')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content')
  await page.locator('header summary').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Your profile' }).waitFor()
  await page.locator('#name').focus()
  await page.keyboard.type('Typed')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/projects\/\d+$/)
  await page.getByRole('heading', { level: 1, name: 'Typed' }).waitFor()
})

test('on a telephone the same things fit, and nothing has to be scrolled sideways', async () => {
  const { page, handle } = await newMember({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await createProject(page, 'A project with a name that is quite a lot longer than a telephone is wide')
  for (const path of [
    '/',
    `/people/${handle}`,
    `/people/${handle}/badges`,
    '/projects',
    '/discover',
    '/inbox',
    '/settings',
  ]) {
    await page.goto(path)
    expect(await overflow(page), path).toBeLessThanOrEqual(0)
  }
})

test('in German everything is German', async () => {
  const { page, handle } = await newMember({ locale: 'de-DE' })
  await createProject(page, 'Z3')
  await toast(page).getByText('Glückwunsch').first().waitFor()
  for (const path of ['/', `/people/${handle}/badges`, '/settings']) {
    await page.goto(path)
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    expect(await page.locator('main').textContent()).not.toMatch(/Earned Badges|Next badges|Settings/)
  }
})

test('who prefers dark gets dark, and whoever chose light in the settings gets light', async () => {
  const { page } = await newMember({ colorScheme: 'dark' })
  await page.goto('/settings/display')
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const dark = await background()
  await page
    .locator('[name=theme][value=light], select[name=theme] option[value=light]')
    .first()
    .evaluate((element) => {
      if (element instanceof HTMLOptionElement) element.selected = true
      else if (element instanceof HTMLElement) element.click()
    })
  await page.locator('form[action="/settings/display"] button[type=submit]').click()
  await page.waitForURL(/settings/)
  await expect.poll(background).not.toBe(dark)
})

test('nothing moves after the first paint', async () => {
  const { page, handle } = await newMember()
  await createProject(page, 'Still')
  for (const path of ['/', `/people/${handle}`, `/people/${handle}/badges`]) {
    await page.goto(path, { waitUntil: 'load' })
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0))
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(0), 300)
        }),
    )
    expect(shift, path).toBeLessThan(0.01)
  }
})

async function idOf(handle: string): Promise<string> {
  const [row] = await running.community.store.many<{ id: string }>(
    'select id from dev_space.person where handle = $1',
    [handle],
  )
  return row?.id ?? ''
}

async function pinsOf(handle: string): Promise<readonly string[] | undefined> {
  return (await running.community.laurel.preferences(await idOf(handle)))?.pins
}

async function shownBadges(page: Page, handle: string): Promise<readonly string[]> {
  await page.goto(`/people/${handle}`)
  const items = await page.locator('laurel-highlights li').allInnerTexts()
  return items.map((text) => text.trim().split('\n')[0] ?? '')
}

async function chooseRecognition(page: Page, wish: string): Promise<void> {
  await page.goto('/settings/recognition')
  await page.locator(`[name=recognition][value=${wish}]`).check()
  await page.locator('form[action="/settings/recognition"] button[type=submit]').click()
  await page.waitForURL(/settings/)
  await page.waitForLoadState()
}
