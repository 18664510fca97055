import { expect, test } from 'vitest'
import { testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()

test('a post has a page of its own, which everybody can read', async () => {
  const { browser, handle, id } = await joined('Grace Hopper')
  const { path } = await browser.post('/posts', { text: 'It is **easier** to ask forgiveness.' })
  const { html } = await visit().get(path)
  expect(html).toContain('<strong>easier</strong>')
  expect(html).toContain(`@${handle}</a>`)
  expect(html).toContain('<title>Post by Grace Hopper · Dev-Space</title>')
  expect(
    await community.store.many(`select id, target from laurel.event where type = 'post.created' and actor = $1`, [id]),
  ).toEqual([{ id: `${path.replace('/posts/', 'post:')}:created`, target: path.replace('/posts/', 'post:') }])
})

test('the same form sent twice at once makes one post', async () => {
  const { browser, id } = await joined()
  const fields = { text: 'Twice?', form: 'the-same-post-form' }
  const [first, second] = await Promise.all([browser.post('/posts', fields), browser.post('/posts', fields)])
  expect(first.path).toBe(second.path)
  expect(await community.store.many('select 1 from dev_space.post where author = $1', [id])).toHaveLength(1)
})

test('a post that is too long or empty is refused beside its field and kept', async () => {
  const { browser } = await joined()
  const text = `begin ${'x'.repeat(4_000)}`
  const answer = await browser.post('/posts', { text })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('there is room for 4,000.')
  expect(answer.html).toContain(text)
  expect((await browser.post('/posts', { text: '\n \n' })).status).toBe(422)
})

test('a post that was removed is there for nobody, and only its author can remove it', async () => {
  const { browser } = await joined()
  const other = (await joined()).browser
  const { path } = await browser.post('/posts', { text: 'Oops' })
  expect((await other.post(`${path}/remove`)).status).toBe(404)
  expect((await browser.post(`${path}/remove`)).path).toBe('/')
  for (const reader of [browser, visit()]) expect((await reader.get(path)).status).toBe(404)
  expect((await browser.post(`${path}/remove`)).status).toBe(404)
})

test('strangers are asked to join before they post', async () => {
  expect((await visit().get('/posts/new')).path).toBe('/join')
  expect((await visit().post('/posts', { text: 'Ghost' })).path).toBe('/join')
})

test.each(['/posts/999999', '/posts/x', '/posts/0x1'])('%s is not there', async (path) => {
  expect((await visit().get(path)).status).toBe(404)
})
