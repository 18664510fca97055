import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BADGE_NAMES, getAllBadgeDefinitions, getBadgeDefinition } from './shared/index.ts'
import { type Client, type TestPlatform, testPlatform } from './test-support/platform.ts'

const { url } = await testDatabase()

/** What is done within a project, and which badge the first time earns. */
const TRIGGERS = [
  ['actions', { name: 'Send an offer' }, BADGE_NAMES.FIRST_ACTION_CREATED],
  ['applications', { name: 'CRM' }, BADGE_NAMES.FIRST_APPLICATION_CREATED],
  ['members', { user: 'bob' }, BADGE_NAMES.FIRST_PROJECT_MEMBER_INVITE],
  ['data-types', { name: 'Customer' }, BADGE_NAMES.FIRST_DATA_TYPE_CREATED],
] as const

describe.each([
  ['PostgreSQL', url],
  ['an embedded database', null],
] as const)('on %s', (_, databaseUrl) => {
  let platform: TestPlatform
  let people = 0

  beforeAll(async () => {
    platform = await testPlatform(databaseUrl)
  })
  afterAll(() => platform?.stop())

  /** Somebody new. */
  const somebody = () => platform.signIn(`somebody-${people++}`)

  const namesOf = async (client: Client) => (await client.badges()).map(({ name }) => name)

  test('projectCreated is awarded when a user creates their first project, and not again', async () => {
    const client = await somebody()
    expect(await namesOf(client)).toEqual([])
    expect((await client.post('/api/projects', { name: 'Rocket' })).status).toBe(201)
    const first = await client.badges()
    expect(first).toEqual([{ name: 'projectCreated', earnedAt: expect.any(Number) }])
    expect((await client.post('/api/projects', { name: 'Another' })).status).toBe(201)
    expect(await client.badges()).toEqual(first)
  })

  test.each(TRIGGERS)(
    'the first POST …/%s that succeeds earns its badge, and later ones nothing',
    async (path, body, badge) => {
      const client = await somebody()
      const project = await client.project()
      expect((await client.post(`${project}/${path}`, body)).status).toBe(201)
      const first = await client.badges()
      expect(first.map(({ name }) => name)).toEqual(['projectCreated', badge])
      const again = path === 'members' ? { user: 'carol' } : body
      expect((await client.post(`${project}/${path}`, again)).status).toBe(201)
      expect((await client.post(`${await client.project('Second')}/${path}`, body)).status).toBe(201)
      expect(await client.badges()).toEqual(first)
    },
  )

  test.each(TRIGGERS)('a POST …/%s that fails awards nothing', async (path, body) => {
    const client = await somebody()
    const project = await client.project()
    const theirs = await (await somebody()).project()
    const empty = path === 'members' ? { user: '' } : { name: '   ' }
    expect((await client.post(`${project}/${path}`, empty)).status).toBe(400)
    expect((await client.post(`${project}/${path}`, '{"name":')).status).toBe(400)
    expect((await client.post(`${theirs}/${path}`, body)).status).toBe(403)
    expect((await client.post(`/api/projects/999999/${path}`, body)).status).toBe(404)
    expect((await platform.visitor().post(`${project}/${path}`, body)).status).toBe(401)
    expect(await namesOf(client)).toEqual(['projectCreated'])
  })

  test('a project that cannot be created awards nothing', async () => {
    const client = await somebody()
    expect((await client.post('/api/projects', { name: '' })).status).toBe(400)
    expect((await platform.visitor().post('/api/projects', { name: 'Rocket' })).status).toBe(401)
    expect(await namesOf(client)).toEqual([])
  })

  test('a notice confirms what was newly awarded, once', async () => {
    const id = `somebody-${people}`
    const client = await somebody()
    await client.project()
    await client.project()
    const { items } = (await client.get(`/my/laurel/v1/people/${id}/notices`)).body
    expect(items).toMatchObject([{ text: expect.stringContaining('**Project Created**'), shownAt: null }])
    expect((await client.get('/my/laurel/v1/people/nobody/notices')).status).toBe(403)
  })

  test('50 first requests at once: all succeed, with one award and one notice', async () => {
    const id = `somebody-${people}`
    const client = await somebody()
    const names = Array.from({ length: 50 }, (_, index) => `Project ${index}`)
    const answers = await Promise.all(names.map((name) => client.post('/api/projects', { name })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(await namesOf(client)).toEqual(['projectCreated'])
    expect(await platform.laurel.inbox(id)).toHaveLength(1)
    expect((await client.get('/api/projects')).body['items']).toHaveLength(50)
  })

  test('what is earned has the time of the request that earned it', async () => {
    const before = Date.now()
    const client = await somebody()
    await client.project()
    const [badge] = await client.badges()
    expect(badge?.earnedAt).toBeGreaterThanOrEqual(before)
    expect(badge?.earnedAt).toBeLessThanOrEqual(Date.now())
  })
})

test('the names are constants, and each has its definition', () => {
  expect(BADGE_NAMES).toEqual({
    PROJECT_CREATED: 'projectCreated',
    FIRST_ACTION_CREATED: 'firstActionCreated',
    FIRST_APPLICATION_CREATED: 'firstApplicationCreated',
    FIRST_PROJECT_MEMBER_INVITE: 'firstProjectMemberInvite',
    FIRST_DATA_TYPE_CREATED: 'firstDataTypeCreated',
  })
  expect(getAllBadgeDefinitions().map(({ name }) => name)).toEqual(Object.values(BADGE_NAMES))
  expect(getBadgeDefinition('firstActionCreated')?.labelKey).toBe('badges.firstActionCreated.label')
})
