import { expect, test } from 'vitest'
import { testCommunity } from '../../test-support/community.ts'

const { community, joined } = await testCommunity()
const { laurel } = community

test.each(['all', 'quiet', 'private', 'off'] as const)(
  'recognition can be %s, and the page says so',
  async (recognition) => {
    const { browser, id } = await joined()
    const { html } = await browser.post('/settings/recognition', { recognition })
    expect(html).toContain('Saved.')
    expect(html).toMatch(new RegExp(`value="${recognition}" aria-describedby="${recognition}-text" checked`))
    expect(html.match(/ checked/g)).toHaveLength(1)
    expect((await laurel.preferences(id))?.recognition).toBe(recognition)
  },
)

test('a recognition that there is not changes nothing', async () => {
  const { browser, id } = await joined()
  await browser.post('/settings/recognition', { recognition: 'everything' })
  expect((await laurel.preferences(id))?.recognition).toBe('all')
})

test('single badges are hidden and shown again, and those that are not held now stay as they were', async () => {
  const { browser, id } = await joined()
  await browser.post('/projects', { name: 'One' })
  await laurel.prefer(id, { hidden: ['code-architect'] })
  const hidden = await browser.post('/settings/hidden', { hidden: 'first-builder' })
  expect(hidden.html).toMatch(/value="first-builder" checked/)
  expect(hidden.html).not.toMatch(/value="first-project" checked/)
  expect((await laurel.preferences(id))?.hidden).toEqual(['code-architect', 'first-builder'])

  await browser.post('/settings/hidden')
  expect((await laurel.preferences(id))?.hidden).toEqual(['code-architect'])
})

test('with recognition off there is nothing to hide, and a form sent all the same keeps what was hidden', async () => {
  const { browser, id } = await joined()
  await browser.post('/projects', { name: 'One' })
  await laurel.prefer(id, { recognition: 'off', hidden: ['first-builder'] })
  expect((await browser.get('/settings/recognition')).html).toContain('Switch it on to see your badges here.')
  await browser.post('/settings/hidden')
  expect((await laurel.preferences(id))?.hidden).toEqual(['first-builder'])
})

test('badges that a form made up are not hidden', async () => {
  const { browser, id } = await joined()
  await browser.post('/projects', { name: 'One' })
  expect((await browser.post('/settings/hidden', { hidden: 'no-such-badge' })).status).toBe(200)
  expect((await laurel.preferences(id))?.hidden).toEqual([])
})
