import { expect, test } from 'vitest'
import { testCommunity } from '../../test-support/community.ts'
import { eventsOf } from '../../test-support/events.ts'

const { community, visit, joined } = await testCommunity()

test('a journey entry is read as Markdown, below the headings of the page', async () => {
  const { browser } = await joined()
  const { path } = await browser.post('/projects', { name: 'Diary' })
  const { html } = await browser.post(`${path}/journey`, { text: '# It runs\n\n- slowly\n- **surely**' })
  expect(html).toContain('<h4>It runs</h4>')
  expect(html).toContain('<strong>surely</strong>')
  expect(html).toMatch(/id="reaction-journey-\d+"/)
})

test('a journey begins each month with its name, in the zone of the reader', async () => {
  const { browser, id } = await joined()
  const { path } = await browser.post('/projects', { name: 'Years' })
  const project = path.split('/').at(-1)
  for (const [text, at] of [
    ['Fireworks', '2025-12-31T23:30:00Z'],
    ['Snow', '2026-01-15T12:00:00Z'],
  ])
    await community.store.many(
      `insert into dev_space.journey_entry (project, author, text, form_key, written_at) values ($1::bigint, $2, $3, $3, $4::timestamptz)`,
      [project, id, text, at],
    )
  const monthsIn = async (zone: string) => {
    const { html } = await visit().get(path, { Cookie: `zone=${encodeURIComponent(zone)}` })
    return [...html.matchAll(/<h3 class="month"><time[^>]*>([^<]*)/g)].map(([, month]) => month)
  }
  expect(await monthsIn('UTC')).toEqual(['January 2026', 'December 2025'])
  expect(await monthsIn('Europe/Berlin')).toEqual(['January 2026'])
})

test('a long journey goes on page by page', async () => {
  const { browser } = await joined()
  const { path } = await browser.post('/projects', { name: 'Long way' })
  for (let step = 1; step <= 14; step++) await browser.post(`${path}/journey`, { text: `Step number ${step}.` })
  const first = await visit().get(path)
  expect(first.html).toContain('Step number 14.')
  expect(first.html).not.toContain('Step number 2.')
  const older = /href="([^"]+\?before=\d+)#journey"/.exec(first.html)?.[1] ?? ''
  const second = await visit().get(older)
  expect(second.html).toContain('Step number 2.')
  expect(second.html).not.toContain('Step number 14.')
})

test('whoever goes back and writes something else into the same form has written both', async () => {
  const { browser } = await joined()
  const { path } = await browser.post('/projects', { name: 'Back and forth' })
  const form = 'one-form-of-the-journey'
  await browser.post(`${path}/journey`, { text: 'First thought', form })
  await browser.post(`${path}/journey`, { text: 'Second thought', form })
  const { html } = await browser.post(`${path}/journey`, { text: 'Second thought', form })
  expect(html.match(/First thought/g)).toHaveLength(1)
  expect(html.match(/Second thought/g)).toHaveLength(1)
})

test('a release is an event of its project, and is shown with its notes', async () => {
  const { browser, id } = await joined()
  const { path } = await browser.post('/projects', { name: 'Shipped' })
  const answer = await browser.post(`${path}/releases`, { name: '1.2.0', notes: 'Now in **colour**.' })
  expect(answer.path).toBe(`${path}/releases`)
  const { html } = await visit().get(answer.path)
  expect(html).toContain('1.2.0')
  expect(html).toContain('Now in <strong>colour</strong>.')
  expect(await eventsOf(community, id, 'project.released')).toMatchObject([
    { actor: id, target: path.slice(1).replace('projects/', 'project:') },
  ])
})

test('a release that is sent twice at once is one, and its name is not given again', async () => {
  const { browser, id } = await joined()
  const { path } = await browser.post('/projects', { name: 'Eager' })
  const fields = { name: '2.0', form: 'a-release-form-sent-twice' }
  await Promise.all([1, 2, 3].map(() => browser.post(`${path}/releases`, fields)))
  expect(await eventsOf(community, id, 'project.released')).toHaveLength(1)
  const again = await browser.post(`${path}/releases`, { name: '2.0', notes: 'Once more' })
  expect(again.status).toBe(422)
  expect(again.html).toContain('There is a release of this name already')
  expect(again.html).toContain('Once more')
})

test('a release without a name is refused beside its field', async () => {
  const { browser } = await joined()
  const { path } = await browser.post('/projects', { name: 'Nameless' })
  const answer = await browser.post(`${path}/releases`, { name: ' ', notes: 'Kept' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('Please name the version.')
  expect(answer.html).toContain('Kept')
})

test('projects can be narrowed down to those that are open, and to those of one person', async () => {
  const { browser, handle } = await joined()
  const other = await joined()
  await browser.post('/projects', { name: 'Come in', open: 'yes' })
  await browser.post('/projects', { name: 'Nobody else' })
  await other.browser.post('/projects', { name: 'Of another person', open: 'yes' })
  const open = (await visit().get('/projects?open')).html
  expect(open).toContain('Come in')
  expect(open).toContain('Of another person')
  expect(open).not.toContain('Nobody else')
  const theirs = (await visit().get(`/projects?owner=${handle}`)).html
  expect(theirs).toContain('Nobody else')
  expect(theirs).not.toContain('Of another person')
  expect((await visit().get('/projects?owner=nobody')).status).toBe(404)
})

test('a card says what became of the project', async () => {
  const { browser, handle } = await joined()
  const { path } = await browser.post('/projects', { name: 'Busy' })
  await browser.post(`${path}/journey`, { text: 'One' })
  await browser.post(`${path}/journey`, { text: 'Two' })
  await browser.post(`${path}/releases`, { name: '0.9-beta' })
  const { html } = await visit().get(`/projects?owner=${handle}`)
  expect(html).toContain('2 entries')
  expect(html).toContain('0.9-beta')
})

test('opening a project for collaboration changes it once, however often it is pressed', async () => {
  const { browser, id } = await joined()
  const { path } = await browser.post('/projects', { name: 'Door' })
  await Promise.all([1, 2].map(() => browser.post(`${path}/open`, { open: 'yes' })))
  expect(await eventsOf(community, id, 'project.updated')).toHaveLength(1)
  expect((await visit().get(path)).html).toContain('Open for collaboration')
  expect((await browser.post(`${path}/open`, { open: 'no' })).html).toContain('Nobody can join this project yet.')
})

test('of a deleted project nothing is left for others, on none of its pages', async () => {
  const { browser } = await joined()
  const other = await joined()
  const { path } = await browser.post('/projects', { name: 'Gone', open: 'yes' })
  await browser.post(`${path}/releases`, { name: '1.0' })
  await browser.post(`${path}/delete`)
  for (const page of ['', '/releases', '/collaboration']) {
    expect((await other.browser.get(path + page)).status, page).toBe(404)
    expect((await browser.get(path + page)).html, page).toContain('You deleted this project')
  }
  for (const action of ['join', 'leave']) expect((await other.browser.post(`${path}/${action}`)).status).toBe(404)
  expect((await browser.post(`${path}/releases`, { name: '1.1' })).status).toBe(404)
})

test('the head of a project says its creator’s best badge in words', async () => {
  const { browser } = await joined()
  for (const name of ['A', 'B', 'C', 'D']) await browser.post('/projects', { name })
  const { path } = await browser.post('/projects', { name: 'E' })
  const { html } = await visit().get(path)
  expect(html).toMatch(/<laurel-badge[^>]*>.*class="name"><bdi>Project Rookie/s)
})
