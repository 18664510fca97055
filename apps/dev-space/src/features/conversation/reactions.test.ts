import { expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()

async function project({ browser }: Member): Promise<string> {
  const { path } = await browser.post('/projects', { name: 'Loved' })
  return path.replace('/projects/', 'project:')
}

async function post({ browser }: Member): Promise<string> {
  const { path } = await browser.post('/posts', { text: 'Loved' })
  return path.replace('/posts/', 'post:')
}

function eventsOf({ id }: Member) {
  return community.store.many<{ type: string; owner: string; target: string; data: unknown }>(
    `select type, owner, target, data from laurel.event
     where person = $1 and actor = $1 and type like 'reaction.%' order by at`,
    [id],
  )
}

async function interactions({ id }: Member): Promise<number> {
  const profile = await community.laurel.profile(id)
  return profile?.milestones.find(({ metric }) => metric === 'interactions')?.value ?? 0
}

test('a heart is given and taken back by the same button, which says its state', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const subject = await post(ada)
  const page = subject.replace('post:', '/posts/')
  const given = await bo.browser.post('/reactions', { subject, wish: 'give' })
  expect(given.path).toBe(page)
  expect(given.html).toContain('aria-pressed="true" aria-label="Heart, 1 so far"')
  expect((await visit().get(page)).html).toContain('aria-pressed="false" aria-label="Heart, 1 so far"')
  expect(await interactions(bo)).toBe(1)

  const takenBack = await bo.browser.post('/reactions', { subject, wish: 'take back' })
  expect(takenBack.html).toContain('aria-pressed="false" aria-label="Heart"')
  expect(await interactions(bo)).toBe(0)
})

test('Laurel hears whose thing it was and what kind of thing', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const subject = await project(ada)
  await bo.browser.post('/reactions', { subject })
  await bo.browser.post('/reactions', { subject })
  const heard = { owner: ada.id, target: subject, data: { kind: 'project' } }
  expect(await eventsOf(bo)).toEqual([
    { type: 'reaction.given', ...heard },
    { type: 'reaction.removed', ...heard },
  ])
})

test('a double click and two tabs at once give one heart', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const subject = await post(ada)
  await Promise.all(Array.from({ length: 8 }, () => bo.browser.post('/reactions', { subject, wish: 'give' })))
  expect(await eventsOf(bo)).toHaveLength(1)
  expect(await interactions(bo)).toBe(1)
})

test('giving and taking back many times at once ends as the page says', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const subject = await post(ada)
  const wishes = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? 'give' : 'take back'))
  await Promise.all(wishes.map((wish) => bo.browser.post('/reactions', { subject, wish })))
  const { html } = await bo.browser.get(subject.replace('post:', '/posts/'))
  const events = await eventsOf(bo)
  expect(events.map(({ type }) => type)).toEqual(
    events.map((_, n) => (n % 2 === 0 ? 'reaction.given' : 'reaction.removed')),
  )
  expect(await interactions(bo)).toBe(html.includes('aria-pressed="true"') ? 1 : 0)
})

test('several people react to one thing at once, and each counts', async () => {
  const ada = await joined()
  const subject = await project(ada)
  const fans = await Promise.all([1, 2, 3, 4].map(() => joined()))
  await Promise.all(fans.map(({ browser }) => browser.post('/reactions', { subject })))
  expect(await Promise.all(fans.map(interactions))).toEqual([1, 1, 1, 1])
  const onAda = `select count(distinct id)::int as n from laurel.event where owner = $1 and type = 'reaction.given'`
  expect(await community.store.many(onAda, [ada.id])).toEqual([{ n: 4 }])
})

test('one thing has one name, so nobody reacts to it several times', async () => {
  const [ada, bo] = [await joined(), await joined()]
  const subject = await post(ada)
  await bo.browser.post('/reactions', { subject, wish: 'give' })
  expect((await bo.browser.post('/reactions', { subject: subject.replace(':', ':0'), wish: 'give' })).status).toBe(404)
  expect(await interactions(bo)).toBe(1)
})

test('a heart leads back to the page on which it was pressed, and never to another site', async () => {
  const ada = await joined()
  const subject = await post(ada)
  expect((await ada.browser.post('/reactions', { subject, back: '/projects?before=9' })).path).toBe('/projects')
  for (const back of ['//evil.test/', '/\\evil.test', 'http://evil.test'])
    expect((await ada.browser.post('/reactions', { subject, back })).path, back).toBe(
      subject.replace('post:', '/posts/'),
    )
})

test('a reaction to a comment or to a journey entry leads to the page it is on', async () => {
  const ada = await joined()
  const path = (await project(ada)).replace('project:', '/projects/')
  await ada.browser.post(`${path}/journey`, { text: 'One step' })
  const [entry] = await community.store.many<{ id: string }>('select max(id)::text as id from dev_space.journey_entry')
  expect((await ada.browser.post('/reactions', { subject: `journey:${entry?.id}` })).path).toBe(path)
})
