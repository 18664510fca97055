import { expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()

async function ask({ browser }: Member, title = 'Why is it slow?'): Promise<string> {
  const { path } = await browser.post('/discussions', { title, text: 'I measured **nothing** yet.' })
  return path
}

/** The id of the answer. */
async function answer({ browser, id }: Member, path: string, text: string): Promise<string> {
  await browser.post('/comments', { subject: path.replace('/discussions/', 'discussion:'), text })
  const [row] = await community.store.many<{ id: string }>(
    'select max(id)::text as id from dev_space.comment where author = $1',
    [id],
  )
  return row?.id ?? ''
}

function accepted(asker: Member) {
  return community.store.many<{ owner: string; target: string }>(
    `select owner, target from laurel.event
     where type = 'answer.accepted' and person = $1 and actor = $1 order by target`,
    [asker.id],
  )
}

test('a discussion has a page, stands in the list, and earns whoever started it a badge', async () => {
  const ada = await joined()
  const { path, html } = await ada.browser.post('/discussions', { title: 'Tabs & spaces', text: 'Discuss **kindly**.' })
  expect(html).toContain('First Discussion')
  const page = (await visit().get(path)).html
  expect(page).toContain('Tabs &amp; spaces')
  expect(page).toContain('<strong>kindly</strong>')
  expect((await visit().get('/discussions')).html).toContain(`<a href="${path}">Tabs &amp; spaces</a>`)
})

test('who asked accepts an answer, which then stands first with a mark', async () => {
  const [ada, bo, cleo] = [await joined(), await joined(), await joined()]
  const path = await ask(ada)
  await answer(bo, path, 'Have you tried turning it off?')
  const good = await answer(cleo, path, 'An index is missing.')
  const { html } = await ada.browser.post(`${path}/accept`, { comment: good })
  expect(html).toContain('Accepted answer')
  expect(html.indexOf('An index is missing.')).toBeLessThan(html.indexOf('Have you tried'))
  expect(html.split('An index is missing.')).toHaveLength(2)
  expect(await accepted(ada)).toEqual([{ owner: cleo.id, target: `comment:${good}` }])
})

test('another answer may be accepted later, and accepting one again counts nothing more', async () => {
  const [ada, bo, cleo] = [await joined(), await joined(), await joined()]
  const path = await ask(ada)
  const first = await answer(bo, path, 'First')
  const second = await answer(cleo, path, 'Second')
  for (const comment of [first, second, first, first]) await ada.browser.post(`${path}/accept`, { comment })
  const { html } = await visit().get(path)
  expect(html.split('Accepted answer')).toHaveLength(2)
  expect(html.indexOf('First')).toBeLessThan(html.indexOf('Second'))
  expect(await accepted(ada)).toHaveLength(2)
})

test('two tabs that accept at once agree on one', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const path = await ask(ada)
  const comment = await answer(bo, path, 'This one')
  await Promise.all([1, 2, 3].map(() => ada.browser.post(`${path}/accept`, { comment })))
  expect(await accepted(ada)).toHaveLength(1)
})

test('only who asked accepts, and only an answer to this question', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const path = await ask(ada)
  const comment = await answer(bo, path, 'Mine')
  expect((await bo.browser.post(`${path}/accept`, { comment })).status).toBe(404)
  const elsewhere = await answer(bo, await ask(ada), 'Elsewhere')
  await bo.browser.post('/comments', { subject: `comment:${comment}`, text: 'A reply' })
  const [reply] = await community.store.many<{ id: string }>('select max(id)::text as id from dev_space.comment')
  for (const wrong of [elsewhere, reply?.id ?? '', '999999', 'x', ''])
    await ada.browser.post(`${path}/accept`, { comment: wrong })
  expect(await accepted(ada)).toEqual([])
})

test('one’s own answer may be marked, and Laurel can tell that it is one’s own', async () => {
  const ada = await joined()
  const path = await ask(ada)
  const comment = await answer(ada, path, 'Solved it myself')
  expect((await ada.browser.post(`${path}/accept`, { comment })).html).toContain('Accepted answer')
  // The catalog counts answers to others only, which it can tell from actor and owner being one.
  expect(await accepted(ada)).toEqual([{ owner: ada.id, target: `comment:${comment}` }])
})

test('a discussion whose accepted answer is removed is open again', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const path = await ask(ada, 'Will it stay?')
  const comment = await answer(bo, path, 'For now')
  await ada.browser.post(`${path}/accept`, { comment })
  expect((await visit().get('/discussions?state=answered')).html).toContain('Will it stay?')
  await bo.browser.post(`/comments/${comment}/remove`)
  expect((await visit().get('/discussions?state=answered')).html).not.toContain('Will it stay?')
  expect((await visit().get('/discussions?state=open')).html).toContain('Will it stay?')
  expect((await visit().get(path)).html).not.toContain('Accepted answer')
})

test('the list counts answers, and goes on page by page', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const path = await ask(ada, 'How many?')
  await answer(bo, path, 'One')
  await answer(bo, path, 'Two')
  expect((await visit().get('/discussions')).html).toContain('2 answers')
  for (let n = 0; n < 20; n++) await ask(ada, `Another ${n}`)
  const first = await visit().get('/discussions?state=open')
  expect(first.html).not.toContain('How many?')
  const older = /href="(\/discussions\?[^"]+)" rel="next"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(older).toContain('state=open')
  expect((await visit().get(older)).html).toContain('How many?')
})

test('what is missing or too long is said beside its field, and nothing is lost', async () => {
  const { browser } = await joined()
  const answered = await browser.post('/discussions', { title: 'x'.repeat(121), text: 'Kept as typed' })
  expect(answered.status).toBe(422)
  expect(answered.html).toContain('This is 121 characters long; there is room for 120.')
  expect(answered.html).toContain('Kept as typed')
  const empty = await browser.post('/discussions', { title: 'Only a title', text: '' })
  expect(empty.html).toContain('Please tell a little more.')
  expect(empty.html).toContain('value="Only a title"')
})

test('a discussion that was removed is there for nobody, and only who asked can remove it', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const path = await ask(ada, 'Forget it')
  expect((await bo.browser.post(`${path}/remove`)).status).toBe(404)
  await ada.browser.post(`${path}/remove`)
  expect((await ada.browser.get(path)).status).toBe(404)
  expect((await visit().get('/discussions')).html).not.toContain('Forget it')
})
