import { expect, test } from 'vitest'
import { testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()

test('a profile says who it is, what they did, and what comes next', async () => {
  const { browser, handle } = await joined('Julius Dev')
  await browser.post('/projects', { name: 'Rainbow' })
  const { html } = await visit().get(`/people/${handle}`)
  expect(html).toContain('<bdi>Julius Dev</bdi>')
  expect(html).toContain('2 badges earned')
  expect(html).toContain('1 / 5 projects')
  expect(html).toContain('<laurel-streak')
  expect(html).toMatch(/All badges\s*<em>2 \/ \d+<\/em>/)
})

test('every tab answers, for somebody with nothing as well', async () => {
  const { handle } = await joined()
  for (const tab of ['', '/badges', '/projects', '/journey', '/activity'])
    expect((await visit().get(`/people/${handle}${tab}`)).status, tab).toBe(200)
  expect((await visit().get(`/people/${handle}/activity?before=nonsense`)).status).toBe(404)
})

test('the journey of all projects is one story, the newest step first', async () => {
  const { browser, handle } = await joined()
  for (const name of ['Rainbow', 'Maze']) {
    const { path } = await browser.post('/projects', { name })
    await browser.post(`${path}/journey`, { text: `About ${name}.` })
  }
  const { html } = await visit().get(`/people/${handle}/journey`)
  expect(html.indexOf('About Maze.')).toBeLessThan(html.indexOf('About Rainbow.'))
  expect(html).toContain('About Rainbow.')
})

test('J8 whoever keeps recognition private has a calm profile, and sees their own', async () => {
  const { browser, handle, id } = await joined('Quiet Person')
  await browser.post('/projects', { name: 'Still there' })
  await community.laurel.prefer(id, { recognition: 'private' })
  for (const tab of ['', '/badges', '/activity']) {
    const { html } = await visit().get(`/people/${handle}${tab}`)
    expect(html, tab).not.toContain('First Builder')
    expect(html, tab).not.toContain('>All badges')
  }
  expect((await visit().get(`/people/${handle}`)).html).toContain('keeps badges and progress to themselves')
  expect((await visit().get(`/people/${handle}/projects`)).html).toContain('Still there')
  expect((await browser.get(`/people/${handle}`)).html).toContain('First Builder')

  await community.laurel.prefer(id, { recognition: 'off' })
  const { html } = await browser.get(`/people/${handle}`)
  expect(html).toContain('You switched recognition off')
  expect(html).not.toContain('First Builder')
})

test('the address with an id leads to the one with a handle', async () => {
  const { id, handle } = await joined()
  expect((await visit().get(`/people/~${id}/badges`)).path).toBe(`/people/${handle}/badges`)
})

test('somebody without an account has every tab as well', async () => {
  await community.laurel.person('visitor-8', { name: 'From Elsewhere' })
  for (const tab of ['', '/badges', '/projects', '/journey', '/activity'])
    expect((await visit().get(`/people/~visitor-8${tab}`)).status, tab).toBe(200)
})

test('a stranger sees at once what changed on a page that was there before, with a nonce of its own', async () => {
  const ada = await joined()
  const stranger = visit()
  const page = async () => (await stranger.get(`/people/${ada.handle}`)).html
  const nonceIn = (html: string) => /nonce="([^"]+)"/.exec(html)?.[1]
  await ada.browser.post('/projects', { name: 'First' })
  const before = await page()
  expect(nonceIn(await page())).not.toBe(nonceIn(before))

  await ada.browser.post('/settings/profile', { name: 'Countess Ada', handle: ada.handle, title: '', about: '' })
  expect(await page()).toContain('Countess Ada')
  await (await joined()).browser.post(`/people/${ada.handle}/follow`)
  expect(await page()).toContain('1 follower')
  await community.laurel.prefer(ada.id, { hidden: ['first-builder'] })
  expect(await page()).not.toContain('First Builder')
  await community.laurel.prefer(ada.id, { recognition: 'off' })
  expect(await page()).not.toContain('First Project')
})
