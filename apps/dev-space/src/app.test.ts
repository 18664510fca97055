import { expect, test } from 'vitest'
import { storeProject } from './features/projects/actions/create-project.ts'
import { testCommunity } from './test-support/community.ts'

const { community, visit, joined } = await testCommunity()

/** What a page celebrates, as it is read. */
function newsOn(page: string): string {
  const said = /<laurel-toast.*?<div role="status">(.*?)<\/div>/s.exec(page)?.[1] ?? 'nothing, not even a place for it'
  return said.replaceAll(/<[^>]+>/g, '')
}

test('whoever joins is signed in at once, and greeted by name', async () => {
  const { browser } = await joined('Grace Hopper')
  expect((await browser.get('/')).html).toContain('Good to see you, Grace Hopper')
})

test('a new project shows at once which badges it earned, and only once', async () => {
  const { browser } = await joined()
  const answer = await browser.post('/projects', { name: 'Rainbow', summary: 'Colours.' })
  expect(answer.path).toMatch(/^\/projects\/\d+$/)
  expect(newsOn(answer.html)).toBe('Congrats! You earned First Project and 1 more badge!')
  expect(newsOn((await browser.get(answer.path)).html)).toBe('')
  expect((await browser.get('/inbox')).html).toContain('First Project')
})

test('the fifth project says what it was for', async () => {
  const { browser } = await joined()
  for (const name of ['One', 'Two', 'Three', 'Four']) await browser.post('/projects', { name })
  const { html } = await browser.post('/projects', { name: 'Five' })
  expect(newsOn(html)).toContain('You earned the Project Rookie badge for creating 5 projects!')
})

test('a form that is sent twice makes one project', async () => {
  const { browser, handle } = await joined()
  const fields = { name: 'Twice', form: 'the-same-form-again' }
  const [first, second] = await Promise.all([browser.post('/projects', fields), browser.post('/projects', fields)])
  expect(first.path).toBe(second.path)
  expect((await browser.get(`/people/${handle}`)).html).toContain('1 / 5 projects')
})

test('a journey entry appears on the project and earns its badge', async () => {
  const { browser } = await joined()
  const { path } = await browser.post('/projects', { name: 'Diary' })
  const { html } = await browser.post(`${path}/journey`, { text: 'It runs.\nSlowly.' })
  expect(html).toContain('It runs.<br>\nSlowly.')
  expect(html).toContain('First Journey')
})

test('an entry that was removed is gone and does not count', async () => {
  const { browser, handle } = await joined()
  const { path } = await browser.post('/projects', { name: 'Diary' })
  const { html } = await browser.post(`${path}/journey`, { text: 'Too early.' })
  const remove = /action="([^"]+\/remove)"/.exec(html)?.[1] ?? ''
  expect((await browser.post(remove)).html).not.toContain('Too early.')
  expect((await browser.get(`/people/${handle}`)).html).not.toContain('journey log</dt>')
})

test('a deleted project is hidden from others and does not count until it is restored', async () => {
  const { browser, handle } = await joined()
  const { path } = await browser.post('/projects', { name: 'Phoenix' })
  expect((await browser.post(`${path}/delete`)).html).toContain('You deleted this project')
  expect((await visit().get(path)).status).toBe(404)
  expect((await browser.get(`/people/${handle}`)).html).toContain('0 / 5 projects')

  await browser.post(`${path}/restore`)
  expect((await visit().get(path)).html).toContain('Phoenix')
  expect((await browser.get(`/people/${handle}`)).html).toContain('1 / 5 projects')
})

test('deleting and creating again and again earns nothing more', async () => {
  const { browser, handle } = await joined()
  const { path } = await browser.post('/projects', { name: 'Loop' })
  for (let round = 0; round < 6; round++) {
    await browser.post(`${path}/delete`)
    await browser.post(`${path}/restore`)
  }
  expect((await browser.get(`/people/${handle}`)).html).toContain('1 / 5 projects')
})

test('only whoever created a project can change it', async () => {
  const { browser } = await joined()
  const stranger = (await joined()).browser
  const { path } = await browser.post('/projects', { name: 'Mine', summary: 'Hands off.' })
  for (const action of ['edit', 'delete', 'restore', 'journey']) {
    const answer = await stranger.post(`${path}/${action}`, { name: 'Stolen', text: 'Stolen' })
    expect(answer.status, action).toBe(404)
  }
  expect((await stranger.get(path)).html).toContain('Hands off.')
})

test('an edited project says the new things, and saying the same again is no event', async () => {
  const { browser, id } = await joined()
  const { path } = await browser.post('/projects', { name: 'Draft', summary: 'Old' })
  const edited = { name: 'Final', summary: 'New' }
  await browser.post(`${path}/edit`, edited)
  expect((await browser.post(`${path}/edit`, edited)).html).toContain('Final')
  const events = await community.store.many(
    `select 1 from laurel.event where type = 'project.updated' and actor = $1`,
    [id],
  )
  expect(events).toHaveLength(1)
})

test('what Laurel refuses leaves neither project nor event', async () => {
  const { id } = await joined()
  const tomorrow = new Date(Date.now() + 86_400_000)
  const late = { ...community, now: () => tomorrow }
  const project = { owner: id, name: 'From tomorrow', summary: '', formKey: 'form-of-tomorrow' }
  await expect(storeProject(late, project)).rejects.toThrow('Laurel refused project.created')

  expect(await community.store.many('select 1 from dev_space.project where owner = $1', [id])).toEqual([])
  expect(
    await community.store.many(`select 1 from laurel.event where actor = $1 and type <> 'user.active'`, [id]),
  ).toEqual([])
})

test('a write of ours that fails after the event leaves no badge', async () => {
  const { id } = await joined()
  const failing = community.store.transaction(async (tx) => {
    const event = {
      id: 'undone',
      type: 'project.created',
      at: new Date().toISOString(),
      actor: id,
      target: 'project:undone',
    }
    await community.laurel.record(event, { transaction: tx.host })
    throw new Error('the disk is full')
  })
  await expect(failing).rejects.toThrow('the disk is full')
  expect((await community.laurel.profile(id))?.badgesEarned).toBe(0)
})

test('the page of all activity lists who earned what, with tier, description and time', async () => {
  const { browser, handle } = await joined()
  await browser.post('/projects', { name: 'Seen by all' })
  const { html } = await visit().get('/activity')
  expect(html).toContain('🎉')
  expect(html).toContain(`@${handle}</a> earned <a class="badge-name" href="/badges/first-builder">First Builder</a>`)
  expect(html).toContain('Bronze · Created your first project.')
  expect(html).toMatch(/<time datetime="20\d\d-[^"]+Z" title="[^"]+ UTC">now<\/time>/)
})

test('the feed goes on page by page, and a cursor that nobody made is no page', async () => {
  for (let i = 0; i < 11; i++) await (await joined()).browser.post('/projects', { name: 'Filler' })
  const first = await visit().get('/activity')
  const older = /href="(\/activity\?before=[^"]+)"/.exec(first.html)?.[1] ?? ''
  expect((await visit().get(older)).html).not.toBe(first.html)
  expect((await visit().get('/activity?before=nonsense')).status).toBe(404)
})

test('what people type is shown as text', async () => {
  const { browser, handle } = await joined('<img src=x onerror=alert(1)>')
  const { path } = await browser.post('/projects', { name: '"><script>alert(2)</script>', summary: '<b>bold</b>' })
  await browser.post(`${path}/journey`, { text: '</textarea><i>&amp;' })
  for (const page of [path, '/', '/projects', `/people/${handle}`, `/people/${handle}/badges`, `${path}/edit`]) {
    const { html } = await browser.get(page)
    expect(html, page).not.toMatch(/<img src=x|<script>|<b>bold|<i>&/)
  }
  expect((await browser.get(path)).html).toContain('&lt;/textarea&gt;&lt;i&gt;&amp;')
})

test('a text that is too long is refused beside its field and kept', async () => {
  const { browser } = await joined()
  const answer = await browser.post('/projects', { name: 'Long', summary: 'x'.repeat(281) })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('This is 281 characters long; there is room for 280.')
  expect(answer.html).toContain('x'.repeat(281))
})

test('a project of spaces and invisible characters has no name', async () => {
  const { browser } = await joined()
  expect((await browser.post('/projects', { name: ' \u200b\u0000\u202e ' })).status).toBe(422)
})

test('strangers are asked to join before they create anything', async () => {
  const { path, html } = await visit().post('/projects', { name: 'Ghost' })
  expect(path).toBe('/join')
  expect(html).toContain('Join first')
})

test('a form from another site is refused', async () => {
  const { browser } = await joined()
  const fields = { name: 'Forged' }
  expect((await browser.post('/projects', fields, { Origin: 'http://evil.test' })).status).toBe(403)
  expect((await browser.post('/projects', fields, { Origin: 'null' })).status).toBe(403)
})

test('the showcase counts what is earned and shows the way to the rest', async () => {
  const { browser, handle } = await joined()
  await browser.post('/projects', { name: 'Only one' })
  const { html } = await visit().get(`/people/${handle}/badges`)
  expect(html).toContain('1 of 5 earned')
  expect(html).toContain('1 / 15 projects')
  expect(html).toContain('aria-valuetext="1 / 15 projects"')
})

test('a badge names its holders, and an unknown one is not there', async () => {
  const { browser, handle } = await joined()
  await browser.post('/projects', { name: 'Held' })
  expect((await visit().get('/badges/first-builder')).html).toContain(`@${handle}`)
  expect((await visit().get('/badges')).html).toContain('Code Architect')
  expect((await visit().get('/badges/constructor')).status).toBe(404)
})

test('a project names its creator with the best badge they hold', async () => {
  const { browser } = await joined()
  for (const name of ['A', 'B', 'C', 'D', 'E']) await browser.post('/projects', { name })
  const { html } = await visit().get('/projects')
  expect(html).toMatch(/<laurel-flair[^>]*>.*href="\/badges\/project-rookie"/s)
})

test('somebody known only through the API has a profile, and takes nobody’s address', async () => {
  await community.laurel.person('visitor-7', { name: 'From Elsewhere', handle: 'elsewhere' })
  await community.laurel.record({
    id: 'e1',
    type: 'project.created',
    at: '2024-05-01T10:00:00Z',
    actor: 'visitor-7',
    target: 'project:x',
  })
  const { html } = await visit().get('/people/~visitor-7')
  expect(html).toContain('From Elsewhere')
  expect((await visit().get('/badges/first-builder')).html).toContain('href="/people/~visitor-7"')
})

test('all notices can be marked as read', async () => {
  const { browser, id } = await joined()
  await storeProject(community, { owner: id, name: 'Quiet', summary: '', formKey: 'a-quiet-form' })
  const before = await browser.get('/inbox')
  expect(before.html).toContain('aria-label="Inbox, 1 unread notice"')
  expect((await browser.post('/inbox/read')).html).toContain('aria-label="Inbox"')
})

test('a browser that fetches ahead does not use up the news', async () => {
  const { browser, id } = await joined()
  await storeProject(community, { owner: id, name: 'Ahead', summary: '', formKey: 'a-form-ahead' })
  await browser.get('/', { 'Sec-Purpose': 'prefetch' })
  expect(newsOn((await browser.get('/')).html)).toContain('Congrats!')
})

test('whoever joins in German reads German, badges included', async () => {
  const browser = visit()
  await browser.post(
    '/join',
    { name: 'Konrad', handle: 'konrad', email: 'konrad@example.org', password: 'correct horse battery' },
    { 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' },
  )
  const { html } = await browser.post('/projects', { name: 'Z3' })
  expect(html).toContain('<html lang="de">')
  expect(newsOn(html)).toBe('Glückwunsch! Du hast Erstes Projekt und 1 weiteres Abzeichen verdient!')
})

test('the API answers beside the pages, without their rules for forms', async () => {
  const answer = await visit().post('/laurel/v1/events', {}, { Origin: 'http://elsewhere.test' })
  expect(answer.status).toBe(401)
  expect(JSON.parse((await visit().get('/laurel/v1/health')).html)).toEqual({ status: 'ok' })
})

test.each([
  '/nothing',
  '/projects/999999',
  '/projects/0x1',
  '/people/nobody',
  '/people/~nobody',
  '/people/nobody/badges',
])('%s is not there', async (path) => {
  const answer = await visit().get(path)
  expect(answer.status).toBe(404)
  expect(answer.html).toContain('There is nothing here')
})
