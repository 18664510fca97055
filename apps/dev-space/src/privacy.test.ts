import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from './test-support/browser.ts'
import { type Member, testCommunity } from './test-support/community.ts'
import { everyAnswer, everyPage, whereTold } from './test-support/everywhere.ts'
import { OWN_API } from './view/news.ts'

const { community, visit, joined } = await testCommunity()
const { laurel, store } = community

/** Badges that nobody but the person in question holds, and of which no text of ours speaks. */
const BADGES = {
  'code-titan': 'Code Titan',
  'networking-master': 'Networking Master',
  storyteller: 'Storyteller',
}
const HIDDEN = /code-titan|Code Titan/
const OTHERS = /networking-master|Networking Master|storyteller|Storyteller/
const ANY = new RegExp(`${HIDDEN.source}|${OTHERS.source}`)

/** Who is looked at, and who looks. */
let person: Member
let member: Member
let somebody: RegExp
let pages: readonly string[]
let answers: readonly string[]
let key: Readonly<Record<string, string>>

beforeAll(async () => {
  person = await joined('Quintessa Marker')
  member = await joined('Somebody Else')
  somebody = new RegExp(`${person.id}|${person.handle}\\b|Quintessa`)
  await leaveTraces()
  const { secret } = await laurel.keys.create('a reader', ['read'])
  key = { Authorization: `Bearer ${secret}` }
})

beforeEach(async () => {
  await laurel.prefer(person.id, { recognition: 'all', hidden: [] })
})

/** Something of every kind that the person made, and every address at which it can be seen. */
async function leaveTraces(): Promise<void> {
  const { path } = await person.browser.post('/projects', { name: 'A public project', summary: 'Seen by all.' })
  const theirs = await member.browser.post('/projects', { name: 'A project of another' })
  const [project, other] = [path, theirs.path].map((address) => Number(address.split('/').at(-1)))
  await person.browser.post(`${path}/journey`, { text: 'It runs.' })
  for (const badge of Object.keys(BADGES)) await laurel.grant({ person: person.id, badge, by: 'test', reason: 'Test' })
  const entry = await insert('select id from dev_space.journey_entry where author = $1', [person.id])
  const post = await insert(
    `insert into dev_space.post (author, text, form_key, created_at) values ($1, 'A post', 'form-1', now()) returning id`,
    [person.id],
  )
  const discussion = await insert(
    `insert into dev_space.discussion (author, title, text, form_key, created_at)
     values ($1, 'A question', 'Why?', 'form-2', now()) returning id`,
    [person.id],
  )
  for (const subject of [`project:${other}`, `post:${post}`, `discussion:${discussion}`, `journey:${entry}`])
    await insert(
      `insert into dev_space.comment (subject, author, text, form_key, created_at)
       values ($2, $1, 'A comment', 'form-' || $2::text, now()) returning id`,
      [person.id, subject],
    )
  const contribution = await insert(
    `insert into dev_space.contribution (project, author, title, text, form_key, submitted_at, state, approvals, decided_by)
     values ($2, $1, 'A patch', 'Mends it.', 'form-3', now(), 'approved', 1, $3) returning id`,
    [person.id, other, member.id],
  )
  await follow(person.id, member.id)
  await follow(member.id, person.id)
  const [event = ''] = await ids(`select id from laurel.event where actor = $1 and type = 'project.created'`, [
    person.id,
  ])
  pages = everyPage({
    things: {
      people: [person.handle, `~${person.id}`],
      projects: [`${project}`, `${other}`],
      contributions: [contribution],
      posts: [post],
      discussions: [discussion],
      badges: Object.keys(BADGES),
      code: ['no-upload'],
    },
    queries: {
      '/discover': [
        'tier=gold',
        'category=builder',
        'q=titan',
        ...Object.keys(BADGES).map((badge) => `badge=${badge}`),
      ],
    },
  })
  answers = everyAnswer({
    things: { people: [person.id], badges: Object.keys(BADGES), events: [event], streaks: ['activity-streak'] },
    queries: {
      '/people/{id}': ['audience=owner'],
      '/people/{id}/badges': ['audience=owner'],
      '/people/{id}/streaks/{metric}': ['audience=owner'],
      '/holders': ['badge=code-titan', 'tier=gold', 'category=builder'],
      '/feed': [`person=${person.id}`, 'badge=code-titan', `person=${person.id}&audience=owner`],
    },
  })
}

async function follow(follower: string, followed: string): Promise<void> {
  await store.many('insert into dev_space.follow (follower, followed, since) values ($1, $2, now())', [
    follower,
    followed,
  ])
}

async function insert(text: string, values: readonly unknown[]): Promise<string> {
  const [id = ''] = await ids(text, values)
  return id
}

async function ids(text: string, values: readonly unknown[]): Promise<readonly string[]> {
  return (await store.many<{ id: string }>(text, values)).map(({ id }) => id)
}

/** Where the person is named beside any of these badges, for this browser and for a reader of the API. */
async function seenBy(browser: Browser, badges: RegExp): Promise<readonly string[]> {
  return [
    ...(await whereTold(browser, pages, { person: somebody, badges })),
    ...(await whereTold(
      browser,
      answers.map((path) => `/laurel/v1${path}`),
      { person: somebody, badges },
      key,
    )),
    ...(await whereTold(
      browser,
      answers.map((path) => OWN_API + path),
      { person: somebody, badges },
    )),
  ]
}

/** Where somebody's badges are told of while they keep nothing back: so many places have to hold their tongue. */
const PUBLIC = [
  '/',
  '/activity',
  '/discover',
  '/discover?badge=code-titan',
  '/badges/code-titan',
  '/projects',
  '/projects/1',
  '/projects/2/contributions/1',
  '/posts/1',
  '/discussions/1',
  '/laurel/v1/feed',
  '/laurel/v1/holders?tier=gold',
]

describe.each([
  ['a stranger', () => visit()],
  ['another member', () => member.browser],
] as const)('to %s', (_, browser) => {
  test.each(['all', 'quiet'] as const)(
    'what a person earned is seen in many places while recognition is %s',
    async (recognition) => {
      await laurel.prefer(person.id, { recognition })
      const seen = await seenBy(browser(), ANY)
      const own = [`/people/${person.handle}/badges`, `/laurel/v1/people/${person.id}/badges`]
      expect(seen).toEqual(expect.arrayContaining([...PUBLIC, ...own]))
    },
  )

  test.each(['private', 'off'] as const)(
    'J8 no address names a person beside a badge of theirs while recognition is %s',
    async (recognition) => {
      await laurel.prefer(person.id, { recognition })
      expect(await seenBy(browser(), ANY)).toEqual([])
    },
  )

  test('J8 a hidden badge is named beside its holder nowhere, and the others still are', async () => {
    await laurel.prefer(person.id, { hidden: ['code-titan'] })
    expect(await seenBy(browser(), HIDDEN)).toEqual([])
    expect(await seenBy(browser(), OTHERS)).toEqual(expect.arrayContaining(['/', '/discover?category=builder']))
  })

  test.each(['private', 'off'] as const)(
    'J8 no number of theirs is told either while it is %s',
    async (recognition) => {
      const numbers = /1 \/ 5 projects|\b1 project\b/
      const before = await browser().get(`/people/${person.handle}`)
      expect(before.html).toMatch(numbers)
      await laurel.prefer(person.id, { recognition })
      for (const path of [`/people/${person.handle}`, `/people/${person.handle}/badges`])
        expect((await browser().get(path)).html, path).not.toMatch(numbers)
    },
  )

  test.each(['private', 'off'] as const)(
    'J8 nobody is told whether they hold a badge while it is %s',
    async (recognition) => {
      const path = (badge: string) => `/laurel/v1/people/${person.id}/badges/${badge}/explain`
      const told = async (badge: string) => JSON.parse((await browser().get(path(badge), key)).html)
      expect(await told('code-titan')).toMatchObject({ held: true })
      await laurel.prefer(person.id, { recognition })
      expect(await told('code-titan')).not.toMatchObject({ held: true })
    },
  )

  test.each(['private', 'off'] as const)('J11 they are in no count while it is %s', async (recognition) => {
    expect((await browser().get('/badges/code-titan')).html).toContain('1 person')
    await laurel.prefer(person.id, { recognition })
    expect((await browser().get('/badges/code-titan')).html).not.toContain('1 person')
    expect((await laurel.holderCounts()).badges['code-titan']).toBe(0)
  })
})

test('the owner of what is kept back still sees it, except where it is off', async () => {
  const sees = async (path: string) => HIDDEN.test((await person.browser.get(path)).html)
  const owns = async () => [await sees('/settings/recognition'), await sees(`/people/${person.handle}/badges`)]
  for (const wish of [{ recognition: 'quiet' }, { recognition: 'private' }, { hidden: ['code-titan'] }] as const) {
    await laurel.prefer(person.id, { recognition: 'all', hidden: [], ...wish })
    expect(await owns(), JSON.stringify(wish)).toEqual([true, true])
  }
  await laurel.prefer(person.id, { recognition: 'off', hidden: [] })
  expect(await owns()).toEqual([false, false])
})

test('J9 going back to all brings everything back that was earned meanwhile, and says nothing', async () => {
  const stranger = visit()
  const before = await laurel.inbox(person.id)
  await person.browser.post('/settings/recognition', { recognition: 'off' })
  for (const name of ['Two', 'Three', 'Four', 'Five']) await person.browser.post('/projects', { name })
  expect((await stranger.get(`/people/${person.handle}/badges`)).html).not.toContain('Earned')

  const { html } = await person.browser.post('/settings/recognition', { recognition: 'all' })
  expect(html).not.toContain('Congrats!')
  expect((await person.browser.get('/')).html).not.toContain('Congrats!')
  expect((await laurel.inbox(person.id)).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  const held = (await laurel.feed({ person: person.id })).items.map(({ badge }) => badge)
  expect(held).toEqual(expect.arrayContaining(['project-rookie', ...Object.keys(BADGES)]))
})

test('J10 how rare a badge is stays untold while there are few people', async () => {
  for (const path of ['/badges', '/badges/first-builder', '/discover?badge=first-builder'])
    expect((await visit().get(path)).html, path).not.toContain('of people')
  const { html } = await visit().get('/laurel/v1/badges/first-builder', key)
  expect(JSON.parse(html).rarity ?? null).toBeNull()
})
