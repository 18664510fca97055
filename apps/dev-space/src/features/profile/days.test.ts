import { beforeEach, expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'

const MONDAY = '2026-03-02T09:00:00Z'
const { visit, joined, clock, work } = await testCommunity({ now: MONDAY })
beforeEach(() => clock.set(MONDAY))

async function profileOf({ handle }: Member): Promise<string> {
  return (await visit().get(`/people/${handle}`)).html
}

async function writeOn({ browser }: Member, days: number): Promise<void> {
  clock.advance({ days })
  await browser.post('/posts', { text: `${days} later.` })
}

test('a streak grows with each day, stays open for a day, and is over after one without anything', async () => {
  const ada = await joined()
  await writeOn(ada, 1)
  await writeOn(ada, 1)
  expect(await profileOf(ada)).toContain('3 active days in a row')
  clock.advance({ days: 1 })
  expect(await profileOf(ada)).toContain('3 active days in a row')
  clock.advance({ days: 1 })
  const { html } = await visit().get(`/people/${ada.handle}`)
  expect(html).toContain('0 active days in a row')
  expect(html).toContain('longest 3')
})

test('a badge for a week is there from its third day on, ends with it, and can be earned in the next', async () => {
  const ada = await joined()
  await writeOn(ada, 2)
  expect(await profileOf(ada)).not.toContain('href="/badges/active-this-week"')
  await writeOn(ada, 4)
  expect(await profileOf(ada)).toContain('href="/badges/active-this-week"')

  clock.advance({ days: 1 })
  await work()
  expect(await profileOf(ada)).not.toContain('href="/badges/active-this-week"')
  for (const days of [0, 1, 1]) await writeOn(ada, days)
  expect(await profileOf(ada)).toContain('href="/badges/active-this-week"')
})

test('how long ago something was goes on with the time, on a page that is kept as well', async () => {
  const ada = await joined()
  const { path } = await ada.browser.post('/posts', { text: 'Good morning!' })
  const ages = []
  for (const span of [{ seconds: 59 }, { minutes: 1 }, { hours: 3 }, { days: 1 }, { weeks: 8 }]) {
    clock.advance(span)
    ages.push(/<time datetime="2026-03-02T09:00:00.000Z"[^>]*>([^<]+)</.exec((await visit().get(path)).html)?.[1])
  }
  expect(ages).toEqual(['now', '1 minute ago', '3 hours ago', 'yesterday', 'March 2, 2026'])
})
