import { expect, test } from 'vitest'
import { type Member, testCommunity } from '../../test-support/community.ts'
import { eventsOf } from '../../test-support/events.ts'

const { community, visit, joined } = await testCommunity()

interface Team {
  readonly owner: Member
  readonly helper: Member
  /** Of the project, which the helper has joined. */
  readonly path: string
}

async function team(): Promise<Team> {
  const owner = await joined('Olga Owner')
  const helper = await joined('Hal Helper')
  const { path } = await owner.browser.post('/projects', { name: 'Shared', open: 'yes' })
  await helper.browser.post(`${path}/join`)
  return { owner, helper, path }
}

async function handedIn({ helper, path }: Team, title = 'A fix'): Promise<string> {
  return (await helper.browser.post(`${path}/contributions`, { title, text: 'It was *broken*.' })).path
}

const decide = ({ browser }: Member, path: string, decision: string) => browser.post(`${path}/decision`, { decision })

async function collaborations({ id }: Member): Promise<number | undefined> {
  const profile = await community.laurel.profile(id)
  return profile?.milestones.find(({ noun }) => noun.startsWith('collaboration'))?.value
}

test('whoever joins an open project is shown on it, and the event names the project and its owner', async () => {
  const { owner, helper, path } = await team()
  const { html } = await visit().get(`${path}/collaboration`)
  expect(html).toContain(`@${helper.handle}`)
  expect(await eventsOf(community, helper.id, 'collaboration.joined')).toMatchObject([
    { actor: helper.id, owner: owner.id, target: path.slice(1).replace('projects/', 'project:') },
  ])
})

test('joining twice at once, leaving and coming back is one joining', async () => {
  const { helper, path } = await team()
  await Promise.all([1, 2].map(() => helper.browser.post(`${path}/join`)))
  expect((await helper.browser.post(`${path}/leave`)).html).toContain('Join this project')
  expect((await visit().get(`${path}/collaboration`)).html).not.toContain(`@${helper.handle}`)
  expect((await helper.browser.post(`${path}/join`)).html).toContain('You are part of this project.')
  expect(await eventsOf(community, helper.id, 'collaboration.joined')).toHaveLength(1)
})

test('nobody joins a project that is closed, nor their own', async () => {
  const owner = await joined()
  const other = await joined()
  const { path } = await owner.browser.post('/projects', { name: 'Mine alone' })
  expect((await other.browser.post(`${path}/join`)).html).toContain('not open for collaboration')
  await owner.browser.post(`${path}/open`, { open: 'yes' })
  await owner.browser.post(`${path}/join`)
  expect(await community.store.many('select 1 from dev_space.collaborator where person = $1', [owner.id])).toEqual([])
  expect(await eventsOf(community, owner.id, 'collaboration.joined')).toEqual([])
})

test('those who joined stay when a project is closed, and may still hand in', async () => {
  const { owner, helper, path } = await team()
  await owner.browser.post(`${path}/open`, { open: 'no' })
  const { html } = await helper.browser.get(`${path}/contributions/new`)
  expect(html).toContain('Hand in a contribution')
})

test('strangers are asked to join Dev-Space first, and members to join the project', async () => {
  const { owner, path } = await team()
  const other = await joined()
  const fields = { title: 'Sneaky', text: 'In.' }
  expect((await visit().post(`${path}/join`)).path).toBe('/join')
  expect((await other.browser.post(`${path}/contributions`, fields)).path).toBe(`${path}/collaboration`)
  expect((await owner.browser.post(`${path}/contributions`, fields)).path).toBe(`${path}/collaboration`)
  expect((await other.browser.get(`${path}/collaboration`)).html).not.toContain('Sneaky')
})

test('a contribution is an event of its author, once for each form', async () => {
  const { helper, path } = await team()
  const fields = { title: 'Twice', text: 'The same.', form: 'a-contribution-sent-twice' }
  const answers = await Promise.all([1, 2].map(() => helper.browser.post(`${path}/contributions`, fields)))
  expect(new Set(answers.map((answer) => answer.path)).size).toBe(1)
  expect(await eventsOf(community, helper.id, 'contribution.submitted')).toMatchObject([
    { actor: helper.id, owner: helper.id },
  ])
})

test('before it is approved, a contribution is there for its author and the owner of the project alone', async () => {
  const { owner, helper, path } = await team()
  const another = await joined()
  await another.browser.post(`${path}/join`)
  const page = await handedIn({ owner, helper, path }, 'Half-baked')
  for (const reader of [visit(), another.browser]) {
    expect((await reader.get(page)).status).toBe(404)
    expect((await reader.get(`${path}/collaboration`)).html).not.toContain('Half-baked')
  }
  for (const { browser } of [owner, helper]) {
    expect((await browser.get(page)).html).toContain('It was <em>broken</em>.')
    expect((await browser.get(`${path}/collaboration`)).html).toContain('Waiting for a decision')
  }
  expect((await owner.browser.get(`${path}/collaboration`)).html).toContain('1 contribution waits for your decision.')
})

test('an approved contribution counts for its author, and everybody sees it', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  expect((await decide(owner, page, 'approve')).html).toContain('Approved by')
  expect((await visit().get(page)).html).toContain('Approved')
  expect((await visit().get(`${path}/collaboration`)).html).toContain('1 approved contribution')
  expect(await eventsOf(community, helper.id, 'contribution.approved')).toMatchObject([
    { actor: owner.id, owner: helper.id },
  ])
  expect(await collaborations(helper)).toBe(1)
  const { items } = await community.laurel.feed({ person: helper.id })
  expect(items.map(({ badge }) => badge)).toContain('team-spirit')
})

test('approving twenty times at once is one approval', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  await Promise.all(Array.from({ length: 20 }, () => decide(owner, page, 'approve')))
  expect(await eventsOf(community, helper.id, 'contribution.approved')).toHaveLength(1)
  expect(await collaborations(helper)).toBe(1)
})

test('an approval can be taken back and given again, and counts once in the end', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  await decide(owner, page, 'approve')
  await decide(owner, page, 'revert')
  expect(await collaborations(helper)).toBe(0)
  expect((await visit().get(page)).status).toBe(404)
  expect((await helper.browser.get(page)).html).toContain('Approval taken back')
  await decide(owner, page, 'approve')
  expect(await collaborations(helper)).toBe(1)
  const ids = (await eventsOf(community, helper.id, 'contribution.approved')).map(({ id }) => id)
  expect(ids).toHaveLength(2)
  expect(ids[1]).toMatch(/^contribution:\d+:approved:2$/)
  expect(await eventsOf(community, helper.id, 'contribution.reverted')).toMatchObject([
    { actor: owner.id, owner: helper.id },
  ])
})

test('approving and taking back at once ends in what the page says', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  await decide(owner, page, 'approve')
  await Promise.all(['revert', 'approve', 'revert', 'approve'].map((decision) => decide(owner, page, decision)))
  const isApproved = (await visit().get(page)).status === 200
  expect(await collaborations(helper)).toBe(isApproved ? 1 : 0)
})

test('a declined contribution is told to its author only, counts for nothing, and may still be approved', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  await decide(owner, page, 'decline')
  expect((await helper.browser.get(page)).html).toContain('Declined by')
  expect((await visit().get(page)).status).toBe(404)
  expect(await collaborations(helper)).toBe(0)
  expect((await decide(owner, page, 'revert')).html).toContain('Declined')
  await decide(owner, page, 'approve')
  expect(await collaborations(helper)).toBe(1)
})

test('nobody but the owner of the project decides', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  const another = await joined()
  for (const member of [helper, another]) expect((await decide(member, page, 'approve')).status).toBe(404)
  expect((await decide(owner, page, 'toString')).status).toBe(404)
  expect((await decide(owner, page.replace(/\d+$/, '999999'), 'approve')).status).toBe(404)
  expect(await eventsOf(community, helper.id, 'contribution.approved')).toEqual([])
})

test('a contribution is only found in its own project', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  const other = await owner.browser.post('/projects', { name: 'Another one' })
  const elsewhere = page.replace(path, other.path)
  expect((await owner.browser.get(elsewhere)).status).toBe(404)
  expect((await decide(owner, elsewhere, 'approve')).status).toBe(404)
})

test('what is missing or too long is said beside its field, and nothing is lost', async () => {
  const { helper, path } = await team()
  const answer = await helper.browser.post(`${path}/contributions`, { title: ' ', text: 'x'.repeat(10_001) })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('Please give it a title.')
  expect(answer.html).toContain('This is 10,001 characters long')
  expect(answer.html).toContain('x'.repeat(10_001))
})

test('German says it all in German', async () => {
  const { owner, helper, path } = await team()
  const page = await handedIn({ owner, helper, path })
  await decide(owner, page, 'approve')
  const { html } = await visit().get(page, { 'Accept-Language': 'de' })
  expect(html).toContain('Angenommen von')
  expect((await visit().get(`${path}/collaboration`, { 'Accept-Language': 'de' })).html).toContain('Wer mitmacht')
})
