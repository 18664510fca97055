import { testDatabase } from '@laurel/testing/vitest'
import type { Page } from 'playwright-core'
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
  const project = await send(page, '/projects/new', { name: 'Analytical Engine', summary: 'It weaves.' })
  await send(page, project, { text: 'A first **entry**.' })
  const post = await send(page, '/posts/new', { text: 'What a day.' })
  const discussion = await send(page, '/discussions/new', { title: 'Why?', text: 'I wonder.' })
  await send(page, discussion, { text: 'Because.' })
  return [
    '/',
    '/activity',
    '/projects',
    '/projects/new',
    ...['', '/edit', '/releases', '/collaboration'].map((part) => project + part),
    '/posts/new',
    post,
    '/discussions',
    '/discussions/new',
    discussion,
    ...['', '/badges', '/projects', '/journey', '/activity', '/followers', '/pins'].map((part) => `/people/ada${part}`),
    '/discover',
    '/discover?badge=first-builder',
    '/badges',
    '/badges/first-builder',
    '/inbox',
    '/code',
    ...['', '/display', '/recognition', '/account'].map((part) => `/settings${part}`),
    '/nothing-here',
  ]
}

/** Fills the first form of a page that has these fields, sends it, and answers where that leads. */
async function send(page: Page, path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  await page.goto(path)
  const [first = ''] = Object.keys(fields)
  const form = page.locator('main form', { has: page.locator(`[name=${first}]`) }).first()
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).fill(value)
  await form.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.pathname !== path || url.hash !== '')
  return new URL(page.url()).pathname
}

describe.each([
  { width: 1280, colorScheme: 'light' },
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
    for (const path of [
      '/',
      '/join',
      '/sign-in',
      ...pages.filter((path) => !/edit|new|inbox|settings|pins|code/.test(path)),
    ]) {
      await page.goto(path)
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
      found.push(...(await violationsOn(page)).map((violation) => `${path} ${violation}`))
    }
    await context.close()
    expect(found).toEqual([])
  },
  MANY_PAGES,
)
