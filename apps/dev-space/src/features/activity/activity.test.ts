import { expect, test } from 'vitest'
import { testCommunity } from '../../test-support/community.ts'
import { type ActivityRequest, type Happening, readActivity } from './activity.ts'

const { community, joined } = await testCommunity()

const EVERYBODY = { people: null, locale: 'en', cursor: null, limit: 5 } as const

async function everyPage(request: ActivityRequest): Promise<readonly (readonly Happening[])[]> {
  const { items, next } = await readActivity(community, request)
  return next === null ? [items] : [items, ...(await everyPage({ ...request, cursor: next }))]
}

function keys(pages: readonly (readonly Happening[])[]): readonly string[] {
  return pages.flat().map((one) => (one.kind === 'badge' ? `${one.person} ${one.item.badge}` : `${one.kind} ${one.id}`))
}

test('page by page everything comes once, in order of time', async () => {
  for (const name of ['Ada', 'Bob', 'Cy']) {
    const { browser } = await joined(name)
    for (const project of ['One', 'Two']) {
      const { path } = await browser.post('/projects', { name: project })
      await browser.post(`${path}/journey`, { text: 'A step.' })
    }
  }
  const pages = await everyPage(EVERYBODY)
  const times = pages.flat().map(({ at }) => at.getTime())
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(new Set(keys(pages)).size).toBe(pages.flat().length)
  const whole = await readActivity(community, { ...EVERYBODY, limit: 99 })
  expect(keys(pages)).toEqual(keys([whole.items]))
  expect(whole.items.filter(({ kind }) => kind === 'project')).toHaveLength(6)
  expect(whole.items.filter(({ kind }) => kind === 'badge').length).toBeGreaterThan(11)
})

test('whoever follows people and badges sees both, and what is both once', async () => {
  const [ada, bob] = [await joined('Ada'), await joined('Bob')]
  for (const { browser } of [ada, bob]) await browser.post('/projects', { name: 'Mine' })
  const request = { ...EVERYBODY, people: [ada.id], badges: ['first-project'] }
  const shown = keys(await everyPage(request))
  expect(shown.filter((key) => key === `${ada.id} first-project`)).toHaveLength(1)
  expect(shown).toContain(`${bob.id} first-project`)
  expect(shown).not.toContain(`${bob.id} first-builder`)
  expect(shown).toContain(`${ada.id} first-builder`)
})

test('what was taken away is gone', async () => {
  const { browser, id } = await joined('Cy')
  const { path } = await browser.post('/projects', { name: 'Gone' })
  await browser.post(`${path}/journey`, { text: 'Gone with it.' })
  await browser.post(`${path}/delete`)
  const { items } = await readActivity(community, { ...EVERYBODY, people: [id] })
  expect(items.filter(({ kind }) => kind !== 'badge')).toEqual([])
})

test.each([
  'nonsense',
  'bnVsbA',
  Buffer.from('[["x"],null]').toString('base64url'),
  Buffer.from('[null,"x"]').toString('base64url'),
])('a cursor that nobody made is refused: %s', async (cursor) => {
  await expect(readActivity(community, { ...EVERYBODY, cursor })).rejects.toMatchObject({ code: 'invalid_cursor' })
})
