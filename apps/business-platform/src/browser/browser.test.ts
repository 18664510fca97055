import { testDatabase } from '@laurel/testing/vitest'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAssets } from '../server/assets.ts'
import { launch, overflow, signIn, type Visit, violationsOn, visit } from '../test-support/browser.ts'
import { settingsFor, type TestPlatform, testPlatform } from '../test-support/platform.ts'

const { url } = await testDatabase()
/** An evening in winter: on the next day already where it is tomorrow, and not yet so in Berlin. */
const EVENING = new Date('2026-03-08T22:30:00Z')

let platform: TestPlatform
let options: Parameters<typeof testPlatform>[1]
let browser: Browser
let people = 0

beforeAll(async () => {
  options = { assets: await buildAssets(), now: () => EVENING }
  platform = await testPlatform(url, options)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

type Options = Parameters<typeof visit>[2]

/** Somebody new who has signed in. */
async function somebody(options: Options = {}): Promise<Visit & { readonly user: string }> {
  people += 1
  const user = `somebody-${people}`
  const window = await visit(browser, platform.address, options)
  await signIn(window, user)
  return { ...window, user }
}

/** As from another device: nothing of it goes through the page. */
async function createElsewhere(user: string): Promise<string> {
  return (await platform.signIn(user)).project()
}

async function openBadges(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your profile' }).click()
  await page.getByRole('button', { name: 'Badges' }).click()
}

async function createProject(page: Page): Promise<void> {
  await page.getByLabel('Name of the project').fill('Rocket')
  await page.getByRole('button', { name: 'Create project' }).click()
  await page.getByRole('heading', { name: 'Rocket' }).waitFor()
}

function toast(page: Page) {
  return page.locator('laurel-toast [part~=card]')
}

const summary = (page: Page) => page.locator('dialog .summary[role=status]').textContent()
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)

function styleOf(page: Page, badge: string, part: string, property: string): Promise<string> {
  const element = page.locator(`[data-badge=${badge}]${part}`)
  return element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)
}

const GREEN = 'rgb(47, 125, 79)'
const GREY = 'rgb(180, 186, 194)'

test('the profile panel at the top right says who is signed in, and how many badges they have', async () => {
  const { page, user, complaints } = await somebody()
  const button = page.getByRole('button', { name: 'Your profile' })
  const box = await button.boundingBox()
  expect([(box?.x ?? 0) > 1200, (box?.y ?? 99) < 60]).toEqual([true, true])
  await button.click()
  const panel = page.getByRole('region', { name: 'User profile' })
  expect(await panel.textContent()).toContain(`${user}@platform.example`)
  expect(await panel.getByRole('button', { name: 'Badges' }).textContent()).toBe('Badges0 / 5')
  expect(await panel.locator('button.row svg').count()).toBe(1)
  expect(complaints).toEqual([])
})

test('earned badges have a green border, full colour and the date; locked ones a grey border and a greyscale icon', async () => {
  const { page, complaints } = await somebody()
  await createProject(page)
  await page.getByLabel('Name of the action').fill('Send an offer')
  await page.getByRole('button', { name: 'Add action' }).click()
  await page.locator('.parts li', { hasText: 'Send an offer' }).waitFor()
  await openBadges(page)
  await expect.poll(() => summary(page)).toBe('Earned Badges: 2 / 5')

  const names = await page.getByRole('dialog').getByRole('heading', { level: 3 }).allTextContents()
  expect(names).toEqual([
    'Project Created',
    'First Action Created',
    'First Application Created',
    'First Project Member Invite',
    'First Data Type Created',
  ])
  for (const badge of ['projectCreated', 'firstActionCreated']) {
    expect(await styleOf(page, badge, '', 'border-color')).toBe(GREEN)
    expect(await styleOf(page, badge, ' img', 'filter')).toBe('none')
    expect(await page.locator(`[data-badge=${badge}] img`).getAttribute('src')).toBe(`/badges/${badge}.svg`)
    const time = page.locator(`[data-badge=${badge}] time`)
    expect([await time.textContent(), await time.getAttribute('datetime')]).toEqual([
      '8 Mar 2026',
      EVENING.toISOString(),
    ])
  }
  for (const badge of ['firstApplicationCreated', 'firstProjectMemberInvite', 'firstDataTypeCreated']) {
    expect(await styleOf(page, badge, '', 'border-color')).toBe(GREY)
    expect(await styleOf(page, badge, ' img', 'filter')).toBe('grayscale(1)')
    expect(await page.locator(`[data-badge=${badge}]`).textContent()).toContain('Not earned yet')
    expect(await page.locator(`[data-badge=${badge}] time`).count()).toBe(0)
  }
  const drawn = await page
    .locator('dialog img')
    .evaluateAll((images) =>
      images.map((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0),
    )
  expect(drawn).toEqual([true, true, true, true, true])
  expect(complaints).toEqual([])
})

test('the day of a date is that of the viewer', async () => {
  const { page, user } = await somebody({ timezoneId: 'Asia/Tokyo', locale: 'en-US' })
  await createElsewhere(user)
  await openBadges(page)
  await expect.poll(() => page.locator('dialog time').allTextContents()).toEqual(['Mar 9, 2026'])
})

test('what is earned on the page is told on the page, and not again after a reload', async () => {
  const { page, complaints } = await somebody()
  await createProject(page)
  await toast(page).waitFor()
  expect(await toast(page).getByRole('status').textContent()).toContain('You earned the Project Created badge')
  await page.reload()
  await page.getByRole('heading', { name: 'Rocket' }).waitFor()
  expect(await toast(page).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('what is earned elsewhere shows up without a reload, and is counted', async () => {
  const { page, user } = await somebody()
  await createElsewhere(user)
  await toast(page).waitFor()
  await page.getByRole('button', { name: 'Your profile' }).click()
  await expect.poll(() => page.getByRole('button', { name: 'Badges' }).textContent()).toBe('Badges1 / 5')
})

test('while the badges are open the notice lies above them, and the badge turns green', async () => {
  const { page, user } = await somebody()
  await openBadges(page)
  expect(await summary(page)).toBe('Earned Badges: 0 / 5')
  await createElsewhere(user)
  await expect.poll(() => summary(page)).toBe('Earned Badges: 1 / 5')
  // The list may be drawn once more, as whoever listens looks again.
  await expect.poll(() => styleOf(page, 'projectCreated', '', 'border-color')).toBe(GREEN)
  // It can be used: nothing lies above it.
  await toast(page).getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => toast(page).count()).toBe(0)
})

test('of two tabs one celebrates, and both count', async () => {
  const { page, context, user } = await somebody()
  const other = await context.newPage()
  const live = other.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/live'))
  await other.goto('/')
  await live
  await createElsewhere(user)
  const tabs = [page, other]
  for (const tab of tabs) await expect.poll(() => tab.locator('button.row .number').textContent()).toBe('1 / 5')
  const shown = async () => (await toast(page).count()) + (await toast(other).count())
  await expect.poll(shown).toBe(1)
})

test('everything can be done with the keyboard, and the focus is always somewhere one sees', async () => {
  const window = await visit(browser, platform.address)
  const { page } = window
  await signIn(window, 'keyboard')
  const tab = async (label: string | RegExp) => {
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab')
      if ((await focused(page))?.match(label)) return
    }
    throw new Error(`The Tab key does not reach ${label}.`)
  }
  await page.getByLabel('Name of the project').focus()
  await page.keyboard.type('By hand')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'By hand' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')

  await toast(page).waitFor()
  await page.locator('laurel-toast [part=close]').focus()
  await page.keyboard.press('Escape')
  await expect.poll(() => toast(page).count()).toBe(0)

  await page.locator('.logo').focus()
  await tab(/^Your profile/)
  expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true)
  await page.keyboard.press('Enter')
  await tab(/^Badges/)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(true)
  expect(await focused(page)).toBe('Close')

  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(false)
  await expect.poll(() => focused(page)).toMatch(/^Badges/)
  await page.keyboard.press('Escape')
  await expect.poll(() => focused(page)).toMatch(/^Your profile/)
})

test('what is wrong with a field is said beside it, and what was written stays', async () => {
  const { page } = await somebody()
  await createProject(page)
  const field = page.getByLabel('User name')
  const invite = page.getByRole('button', { name: 'Invite member' })
  for (const [text, sentence] of [
    ['', 'Please fill this in.'],
    ['no body!', 'A user name begins with a letter'],
    [`somebody-${people}`, 'They are a member already.'],
  ] as const) {
    await field.fill(text)
    await invite.click()
    await expect.poll(() => page.locator('#members-said').textContent()).toContain(sentence)
    expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual([text, 'true'])
  }
  await field.fill('bob')
  await invite.click()
  await page.locator('.parts li', { hasText: 'bob' }).waitFor()
  expect([await field.inputValue(), await field.getAttribute('aria-invalid')]).toEqual(['', null])
})

test('whoever is signed out by now is told so beside the field, and what they wrote stays', async () => {
  const { page, context } = await somebody()
  await context.clearCookies()
  const field = page.getByLabel('Name of the project')
  await field.fill('Rocket')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#project-said').textContent()).toContain('Reload the page to sign in again.')
  expect(await field.inputValue()).toBe('Rocket')
})

test('after a restart of the platform an open page hears again of what is earned', { timeout: 60_000 }, async () => {
  const { page, user } = await somebody()
  const port = Number(new URL(platform.address).port)
  await platform.stop()
  platform = await testPlatform(url, { ...options, settings: { ...settingsFor(url), port } })
  await createElsewhere(user)
  await toast(page).waitFor({ timeout: 40_000 })
  await expect.poll(() => page.locator('button.row .number').textContent()).toBe('1 / 5')
})

test('a German reads German, with dates as they are written there, and may choose English', async () => {
  const { page, user } = await somebody({ locale: 'de-DE' })
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  await createElsewhere(user)
  await expect.poll(() => toast(page).textContent()).toContain('Du hast dein erstes Projekt angelegt')
  await page.getByRole('button', { name: 'Dein Profil' }).click()
  await page.getByRole('button', { name: 'Abzeichen' }).click()
  await expect.poll(() => summary(page)).toBe('Verdiente Abzeichen: 1 / 5')
  expect(await page.locator('[data-badge=projectCreated]').textContent()).toBe(
    'Projekt angelegtGibt es für dein erstes ProjektVerdient am 08.03.2026',
  )
  expect(await page.locator('.locked .when').first().textContent()).toBe('Noch nicht verdient')

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'English' }).click()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
})

test('whoever signs out is asked to sign in, and sees nothing of what was theirs', async () => {
  const { page } = await somebody()
  await createProject(page)
  const address = page.url()
  await page.getByRole('button', { name: 'Your profile' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto(address)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await page.content()).not.toContain('Rocket')
})

test('a project of others is not shown, and going back shows what was there', async () => {
  const { page } = await somebody()
  const theirs = await createElsewhere('somebody-else')
  await createProject(page)
  await page.goto(theirs.replace('/api', ''))
  await page.getByRole('heading', { name: 'There is no such project' }).waitFor()
  await page.getByRole('link', { name: 'All projects' }).click()
  await page.getByRole('link', { name: 'Rocket' }).click()
  await page.getByRole('heading', { name: 'Rocket' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Projects' }).waitFor()
})

describe.each([
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const)('at $width pixels, $colorScheme', ({ width, colorScheme }) => {
  test('no view breaks a rule of accessibility or is wider than its window', { timeout: 60_000 }, async () => {
    const options = { colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' } as const
    const { page } = await visit(browser, platform.address, options)
    const found: string[] = []
    const look = async (view: string) => {
      found.push(...(await violationsOn(page)).map((violation) => `${view}: ${violation}`))
      if ((await overflow(page)) > 0) found.push(`${view} is ${await overflow(page)} pixels too wide`)
    }
    await page.goto('/')
    await page.locator('#user').waitFor()
    await look('sign in')
    await page.locator('#user').fill(`looked-at-${width}-${colorScheme}`)
    await page.keyboard.press('Enter')
    await page.locator('#project').waitFor()
    await look('no projects')
    await createProject(page)
    await toast(page).waitFor()
    await page.getByLabel('User name').fill('-')
    await page.getByRole('button', { name: 'Invite member' }).click()
    await page.locator('#members-said.problem').waitFor()
    await look('a project with a notice')
    await page.getByRole('button', { name: 'Your profile' }).click()
    await look('the profile panel')
    await page.getByRole('button', { name: 'Badges' }).click()
    await look('the badges')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Business Platform' }).click()
    await page.getByRole('link', { name: 'Rocket' }).waitFor()
    await look('projects')
    expect(found).toEqual([])
  })
})
