import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overflow, type Running, runDevSpace, signUp, type Visit, violationsOn } from '../test-support/running.ts'

const { url } = await testDatabase()
let running: Running
let member: Visit
/** Everything there is to look at, once somebody has done a little of everything. */
let pages: readonly string[]

beforeAll(async () => {
  running = await runDevSpace(url)
  member = await running.visit()
  await signUp(member, { name: 'Ada Lovelace', handle: 'ada' })
  pages = await doALittle(member)
})
afterAll(() => running?.close())

/** Looking at every rule on one page takes about a second. */
const MANY_PAGES = 120_000

async function doALittle({ page }: Visit): Promise<readonly string[]> {
  await page.goto('/projects/new')
  await page.locator('#name').fill('Analytical Engine')
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/projects\/\d+/)
  const project = new URL(page.url()).pathname
  return [
    '/',
    project,
    `${project}/edit`,
    '/projects',
    '/projects/new',
    '/people/ada',
    '/people/ada/badges',
    '/discussions',
    '/discover',
    '/discover?badge=first-builder',
    '/badges/first-builder',
    '/inbox',
    '/settings',
    '/nothing-here',
  ]
}

describe.each([
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const)('at $width pixels, $colorScheme', ({ width, colorScheme }) => {
  test(
    'no page breaks a rule of accessibility or is wider than its window',
    async () => {
      const storageState = await member.context.storageState()
      const { page, context } = await running.visit({ colorScheme, viewport: { width, height: 900 }, storageState })
      const found: string[] = []
      for (const path of pages) {
        await page.goto(path)
        found.push(...(await violationsOn(page)).map((violation) => `${path} ${violation}`))
        if ((await overflow(page)) > 0) found.push(`${path} is ${await overflow(page)} pixels too wide`)
      }
      await context.close()
      expect(found).toEqual([])
    },
    MANY_PAGES,
  )
})

test(
  'nor does what strangers see, in German',
  async () => {
    const { page, context } = await running.visit({ locale: 'de-DE' })
    const found: string[] = []
    for (const path of ['/', '/join', '/sign-in', ...pages.filter((path) => !/edit|new|inbox|settings/.test(path))]) {
      await page.goto(path)
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
      found.push(...(await violationsOn(page)).map((violation) => `${path} ${violation}`))
    }
    await context.close()
    expect(found).toEqual([])
  },
  MANY_PAGES,
)
