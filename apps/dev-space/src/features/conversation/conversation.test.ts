import { expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'
import { COMMENTS_PAGE } from './subjects.ts'

const { community, visit, joined } = await testCommunity()

/** What Laurel heard of one kind, each event once. */
function events(type: string, target: string) {
  return community.store.many<{ id: string; actor: string; owner: string; target: string; data: unknown }>(
    'select distinct id, actor, owner, target, data from laurel.event where type = $1 and target = $2',
    [type, target],
  )
}

async function interactions({ id }: Member): Promise<number> {
  const profile = await community.laurel.profile(id)
  return profile?.milestones.find(({ metric }) => metric === 'interactions')?.value ?? 0
}

async function postOf({ browser }: Member, text = 'Hello'): Promise<string> {
  const { path } = await browser.post('/posts', { text })
  return path.replace('/posts/', 'post:')
}

/** The comment that was just written, as a subject. */
async function comment({ browser, id }: Member, subject: string, text = 'Well said'): Promise<string> {
  await browser.post('/comments', { subject, text })
  const [row] = await community.store.many<{ id: string }>(
    'select max(id)::text as id from dev_space.comment where author = $1',
    [id],
  )
  return `comment:${row?.id}`
}

const pageOf = (post: string) => post.replace('post:', '/posts/')

test('a comment stands on the page in Markdown, with its author, and counts for whoever wrote it', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const post = await postOf(ada)
  const answer = await bo.browser.post('/comments', { subject: post, text: 'So **true**.\n\n<script>x</script>' })
  expect(answer.path).toBe(pageOf(post))
  expect(answer.html).toContain('<strong>true</strong>')
  expect(answer.html).not.toContain('<script>x')
  expect(answer.html).toContain(`@${bo.handle}</a>`)
  expect(await interactions(bo)).toBe(1)
  expect(await interactions(ada)).toBe(0)
})

test('Laurel hears of a comment with its author as actor and whose thing it is on as owner', async () => {
  const [ada, bo, cleo] = [await joined(), await joined(), await joined()]
  const post = await postOf(ada)
  const first = await comment(bo, post)
  const reply = await comment(cleo, first, 'Even more')
  expect(await events('comment.created', first)).toMatchObject([{ actor: bo.id, owner: ada.id, data: { on: post } }])
  expect(await events('reply.created', reply)).toMatchObject([{ actor: cleo.id, owner: bo.id }])

  await bo.browser.post(`/comments/${first.slice(8)}/remove`)
  await cleo.browser.post(`/comments/${reply.slice(8)}/remove`)
  expect(await events('comment.removed', first)).toMatchObject([{ actor: bo.id, owner: ada.id }])
  expect(await events('reply.removed', reply)).toMatchObject([{ actor: cleo.id, owner: bo.id }])
  expect([await interactions(bo), await interactions(cleo)]).toEqual([0, 0])
})

test('a comment that was removed keeps its place while there are replies, and its text is gone', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const post = await postOf(ada)
  const first = await comment(bo, post, 'Regretted words')
  const reply = await comment(ada, first, 'Never mind')
  const { html } = await bo.browser.post(`/comments/${first.slice(8)}/remove`)
  expect(html).not.toContain('Regretted words')
  expect(html).toContain('This comment was removed.')
  expect(html).toContain('Never mind')
  expect((await ada.browser.post('/comments', { subject: first, text: 'Too late' })).status).toBe(404)

  const after = await ada.browser.post(`/comments/${reply.slice(8)}/remove`)
  expect(after.html).toContain('No comments yet.')
  expect(after.html).not.toContain('This comment was removed.')
})

test('only whoever wrote a comment can remove it, and a button pressed twice removes it once', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const first = await comment(bo, await postOf(ada))
  const path = `/comments/${first.slice(8)}/remove`
  expect((await ada.browser.post(path)).status).toBe(404)
  await Promise.all([1, 2, 3].map(() => bo.browser.post(path)))
  expect(await events('comment.removed', first)).toHaveLength(1)
})

test('the same form sent several times at once makes one comment', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const subject = await postOf(ada)
  const fields = { subject, text: 'Only once', form: 'the-same-form-again' }
  await Promise.all([1, 2, 3].map(() => bo.browser.post('/comments', fields)))
  expect((await visit().get(pageOf(subject))).html.split('Only once')).toHaveLength(2)
  expect(await interactions(bo)).toBe(1)
})

test('whoever goes back and writes something else into the same form loses nothing', async () => {
  const ada = await joined()
  const subject = await postOf(ada)
  for (const text of ['First thought', 'Second thought'])
    await ada.browser.post('/comments', { subject, text, form: 'the-form-gone-back-to' })
  const { html } = await visit().get(pageOf(subject))
  expect(html).toContain('First thought')
  expect(html).toContain('Second thought')
})

test('a comment that is too long or empty is refused beside its field and kept', async () => {
  const ada = await joined()
  const subject = await postOf(ada)
  const text = 'x'.repeat(4_001)
  const answer = await ada.browser.post('/comments', { subject, text })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('This is 4,001 characters long; there is room for 4,000.')
  expect(answer.html).toContain(text)
  expect((await ada.browser.post('/comments', { subject, text: ' \u200b ' })).status).toBe(422)
})

test('a reply has no replies of its own', async () => {
  const ada = await joined()
  const reply = await comment(ada, await comment(ada, await postOf(ada)))
  expect((await ada.browser.post('/comments', { subject: reply, text: 'Deeper' })).status).toBe(404)
})

test.each(['post:999999', 'post:0', 'nothing:1', 'post', '', 'comment:999999', 'project:x', `post:${'9'.repeat(30)}`])(
  'nobody can say anything about %j',
  async (subject) => {
    const { browser } = await joined()
    expect((await browser.post('/comments', { subject, text: 'Hm' })).status).toBe(404)
    expect((await browser.post('/reactions', { subject })).status).toBe(404)
  },
)

test('what is on something that was removed can no longer be talked about', async () => {
  const ada = await joined()
  const { path } = await ada.browser.post('/projects', { name: 'Gone soon' })
  const project = path.replace('/projects/', 'project:')
  const first = await comment(ada, project)
  await ada.browser.post(`${path}/delete`)
  for (const subject of [project, first]) {
    expect((await ada.browser.post('/comments', { subject, text: 'Hm' })).status).toBe(404)
    expect((await ada.browser.post('/reactions', { subject })).status).toBe(404)
  }
})

test('a long conversation shows the newest comments, and the way to the earlier ones', async () => {
  const ada = await joined()
  const subject = await postOf(ada)
  await community.store.many(
    `insert into dev_space.comment (subject, author, text, form_key, created_at)
     select $1, $2, 'Remark ' || n || '.', 'bulk ' || n, now() from generate_series(1, $3::int) n`,
    [subject, ada.id, COMMENTS_PAGE + 2],
  )
  const newest = await visit().get(pageOf(subject))
  expect(newest.html).toContain(`Remark ${COMMENTS_PAGE + 2}.`)
  expect(newest.html).not.toContain('Remark 2.')
  const earlier = /href="([^"]+)#conversation">Show earlier comments/.exec(newest.html)?.[1] ?? ''
  const older = await visit().get(earlier)
  expect(older.html).toContain('Remark 2.')
  expect(older.html).not.toContain('Remark 3.')
  expect(older.html).toContain('Back to the newest comments')
})

test('comments and replies stand in the order in which they were written, also where ids grow by a digit', async () => {
  const ada = await joined()
  const subject = await postOf(ada)
  await community.store.many(`select setval(pg_get_serial_sequence('dev_space.comment', 'id'), 9997)`)
  const first = await comment(ada, subject, 'Thought 1')
  await comment(ada, subject, 'Thought 2')
  await comment(ada, subject, 'Thought 3')
  await community.store.many(`select setval(pg_get_serial_sequence('dev_space.comment', 'id'), 99997)`)
  for (const n of [1, 2, 3]) await comment(ada, first, `Reply ${n}`)
  const { html } = await visit().get(pageOf(subject))
  expect(html.match(/(Thought|Reply) \d/g)).toEqual([
    'Thought 1',
    'Reply 1',
    'Reply 2',
    'Reply 3',
    'Thought 2',
    'Thought 3',
  ])
  expect(html).not.toContain('Back to the newest comments')
})

test('an answer to an early comment leads to the page on which it stands', async () => {
  const ada = await joined()
  const subject = await postOf(ada)
  const first = await comment(ada, subject, 'The very first')
  await community.store.many(
    `insert into dev_space.comment (subject, author, text, form_key, created_at)
     select $1, $2, 'Later', 'later ' || n, now() from generate_series(1, $3::int) n`,
    [subject, ada.id, COMMENTS_PAGE],
  )
  const answer = await ada.browser.post('/comments', { subject: first, text: 'Found it' })
  expect(answer.html).toContain('The very first')
  expect(answer.html).toContain('Found it')
})

test('of a long text there is a button for the rest', async () => {
  const ada = await joined()
  const subject = await postOf(ada)
  expect((await ada.browser.post('/comments', { subject, text: 'Short.' })).html).not.toContain('Show more')
  expect((await ada.browser.post('/comments', { subject, text: 'Long. '.repeat(300) })).html).toContain('Show more')
})

test('strangers read, and are asked to join', async () => {
  const ada = await joined()
  const subject = await postOf(ada)
  expect((await visit().get(pageOf(subject))).html).toContain('Join to take part.')
  for (const path of ['/comments', '/reactions'])
    expect((await visit().post(path, { subject, text: 'Hi' })).path).toBe('/join')
})

test('German readers are asked in German', async () => {
  const subject = await postOf(await joined())
  const { html } = await visit().get(pageOf(subject), { 'Accept-Language': 'de' })
  expect(html).toContain('Mach mit, um mitzureden.')
})
