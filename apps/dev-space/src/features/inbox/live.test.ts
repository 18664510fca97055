import { testDatabase } from '@laurel/testing/vitest'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Running, runDevSpace, signUp, type Visit } from '../../test-support/running.ts'
import { storeProject } from '../projects/actions/create-project.ts'

const { url } = await testDatabase()
let running: Running

beforeAll(async () => {
  running = await runDevSpace(url)
})
afterAll(() => running?.close())

interface Here extends Visit {
  readonly id: string
}

let people = 0

async function joined(): Promise<Here> {
  people += 1
  const visit = await running.visit()
  await signUp(visit, { name: 'Ada Lovelace', handle: `ada-${people}` })
  const id = await visit.page.locator('#news laurel-context').getAttribute('person')
  return { ...visit, id: id ?? '' }
}

/** As if it came from another window, or from another server. */
async function earn({ id }: Here, name: string): Promise<void> {
  await storeProject(running.community, { owner: id, name, summary: '', formKey: `form-of-${name}` })
}

/** Without what was still loading when a page was left. */
function faults({ complaints }: Visit): readonly string[] {
  return complaints.filter((complaint) => !complaint.endsWith('net::ERR_ABORTED'))
}

function toast(page: Page) {
  return page.locator('#news laurel-toast [part~=card]')
}

/** Goes there, and waits until the page would hear of what happens. */
async function listening(page: Page, path: string): Promise<void> {
  const live = page.waitForResponse((response) => response.url().endsWith('/live'))
  await page.goto(path)
  await live
}

async function createProject(page: Page): Promise<void> {
  await page.goto('/projects/new')
  await page.locator('#name').fill('Rainbow')
  await page.locator('form[action="/projects"] button[type=submit]').click()
  await page.waitForURL(/\/projects\/\d+$/)
}

test('what an action earned is celebrated on the page it leads to, and neither after a reload nor by going back', async () => {
  const ada = await joined()
  const { page } = ada
  await createProject(page)
  await expect.poll(() => toast(page).count()).toBe(1)
  expect(await toast(page).textContent()).toContain('First Project')
  expect(await page.locator('#bell').getAttribute('aria-label')).toBe('Inbox, 1 unread notice')

  await page.goto('/discover')
  expect(await toast(page).count()).toBe(0)
  await page.goBack()
  await page.waitForURL(/\/projects\/\d+$/)
  await expect.poll(() => toast(page).count()).toBe(0)
  await page.reload()
  expect(await toast(page).count()).toBe(0)
  expect(faults(ada)).toEqual([])
})

test('a toast that a server drew is closed by its button', async () => {
  const { page } = await joined()
  await createProject(page)
  await expect.poll(() => toast(page).count()).toBe(1)
  await page.locator('#news laurel-toast [part=close]').click()
  await expect.poll(() => toast(page).count()).toBe(0)
})

test('what is earned elsewhere shows up while the page is there, and the bell counts it', async () => {
  const ada = await joined()
  await listening(ada.page, '/discover')
  await earn(ada, 'elsewhere')
  await expect.poll(() => toast(ada.page).count()).toBe(1)
  await expect.poll(() => ada.page.locator('#bell').getAttribute('aria-label')).toBe('Inbox, 1 unread notice')
  await ada.page.reload()
  expect(await toast(ada.page).count()).toBe(0)
  expect(faults(ada)).toEqual([])
})

test('of two windows one celebrates', async () => {
  const ada = await joined()
  const other = await ada.context.newPage()
  for (const page of [ada.page, other]) await listening(page, '/discover')
  await earn(ada, 'two windows')
  const shown = async () => (await toast(ada.page).count()) + (await toast(other).count())
  await expect.poll(shown).toBe(1)
  for (const page of [ada.page, other]) {
    await expect.poll(() => page.locator('#bell').getAttribute('aria-label')).toBe('Inbox, 1 unread notice')
  }
  expect(await shown()).toBe(1)
})

test('the inbox grows by itself, and what is read there is no longer counted', async () => {
  const ada = await joined()
  await listening(ada.page, '/inbox')
  await earn(ada, 'inbox')
  const inbox = ada.page.locator('laurel-inbox')
  await expect.poll(() => inbox.locator('li').count()).toBe(1)
  await inbox.locator('[part=mark]').click()
  await expect.poll(() => ada.page.locator('#bell').getAttribute('aria-label')).toBe('Inbox')
  await ada.page.reload()
  expect(await ada.page.locator('#bell i').isVisible()).toBe(false)
  expect(faults(ada)).toEqual([])
})

test('pins are changed without leaving the page, by keyboard as well', async () => {
  const ada = await joined()
  await createProject(ada.page)
  const handle = `ada-${people}`
  await ada.page.goto(`/people/${handle}/pins`)
  for (const badge of ['first-project', 'first-builder']) {
    await ada.page.locator(`#pin-${badge}`).click()
    await ada.page.locator(`#pin-${badge}.pinned`).waitFor()
  }
  await ada.page.locator('#down-first-project').focus()
  await ada.page.keyboard.press('Enter')
  await ada.page.locator('.pin-order li:last-child:has(#down-first-project)').waitFor()
  expect(await ada.page.evaluate(() => document.activeElement?.id)).toBe('up-first-project')
  await ada.page.goto(`/people/${handle}`)
  const names = await ada.page.locator('laurel-highlights .face').allTextContents()
  expect(names.map((name) => name.trim())).toEqual(['First Builder', 'First Project'])
  expect(faults(ada)).toEqual([])
})

test('whoever does without script reads the news above the page', async () => {
  const { page, context } = await joined()
  const state = await context.storageState()
  await page.close()
  const plain = await running.visit({ javaScriptEnabled: false, storageState: state })
  await createProject(plain.page)
  expect(await toast(plain.page).isVisible()).toBe(true)
  expect(await plain.page.locator('#news laurel-toast').evaluate((element) => getComputedStyle(element).position)).toBe(
    'static',
  )
})
