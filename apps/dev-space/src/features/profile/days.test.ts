import { beforeEach, expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'

const MONDAY = '2026-03-02T09:00:00Z'
const { visit, joined, clock, work } = await testCommunity({ now: MONDAY })
beforeEach(() => clock.set(MONDAY))

async function profileOf({ handle }: Member): Promise<string> {
  return (await visit().get(`/people/${handle}`)).html
}

/** What stands first on a profile, short enough to be read where a test fails. */
async function highlightsOf(member: Member): Promise<readonly (string | undefined)[]> {
  const [highlights = ''] = /<laurel-highlights.*?<\/laurel-highlights>/s.exec(await profileOf(member)) ?? []
  return [...highlights.matchAll(/href="\/badges\/([^"{]+)"/g)].map(([, badge]) => badge)
}

async function streakOf(member: Member): Promise<readonly string[]> {
  const [streak = ''] = /<laurel-streak.*?<\/laurel-streak>/s.exec(await profileOf(member)) ?? []
  return streak.match(/\d+ active days in a row|longest \d+/g) ?? []
}

async function writeAfter({ browser }: Member, days: number): Promise<void> {
  clock.advance({ days })
  await browser.post('/posts', { text: `${days} later.` })
}

test('a streak grows with each day, stays open for a day, and is over after one without anything', async () => {
  const ada = await joined()
  await writeAfter(ada, 1)
  await writeAfter(ada, 1)
  expect(await streakOf(ada)).toEqual(['3 active days in a row', 'longest 3'])
  clock.advance({ days: 1 })
  expect(await streakOf(ada)).toEqual(['3 active days in a row', 'longest 3'])
  clock.advance({ days: 1 })
  expect(await streakOf(ada)).toEqual(['0 active days in a row', 'longest 3'])
})

test('a badge for a week is there from its third day on, ends with it, and can be earned in the next', async () => {
  const ada = await joined()
  await writeAfter(ada, 2)
  expect(await highlightsOf(ada)).toEqual([])
  await writeAfter(ada, 4)
  expect(await highlightsOf(ada)).toEqual(['active-this-week'])

  clock.advance({ days: 1 })
  await work()
  expect(await highlightsOf(ada)).toEqual([])
  for (const days of [0, 1, 1]) await writeAfter(ada, days)
  expect(await highlightsOf(ada)).toEqual(['active-this-week'])
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
