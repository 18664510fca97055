import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestPlatform, testPlatform } from './test-support/platform.ts'

const { url } = await testDatabase()
let platform: TestPlatform

beforeAll(async () => {
  platform = await testPlatform(url)
})
afterAll(() => platform?.stop())

test('a session is a cookie that scripts cannot read, and ends when it is deleted', async () => {
  const response = await fetch(`${platform.address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"user":"Alice"}',
  })
  expect([response.status, await response.json()]).toEqual([201, { user: 'alice' }])
  expect(response.headers.get('set-cookie')).toMatch(
    /^business-platform=alice\.\d+\.[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
  )

  const alice = await platform.signIn('alice')
  expect((await alice.get('/api/session')).body).toEqual({ user: 'alice' })
  expect((await alice.delete('/api/session')).status).toBe(204)
  expect((await platform.visitor().get('/api/session')).body).toEqual({ user: null })
})

test('a cookie that we did not sign is nobody’s', async () => {
  const { cookie } = await platform.signIn('mallory')
  const forged = cookie.replace('mallory', 'alice')
  const response = await fetch(`${platform.address}/api/users/me`, { headers: { cookie: forged } })
  expect([response.status, await response.json()]).toMatchObject([401, { code: 'signed_out' }])
})

test('the user is told with their badges', async () => {
  const dora = await platform.signIn('dora')
  await dora.project()
  expect((await dora.get('/api/users/me')).body).toEqual({
    id: 'dora',
    name: 'Dora',
    email: 'dora@platform.example',
    badges: [{ name: 'projectCreated', earnedAt: expect.any(Number) }],
  })
})

test('a project has what was added to it, the newest first, and is listed with how many', async () => {
  const emil = await platform.signIn('emil')
  const project = await emil.project('  Rocket \n to the   moon ')
  for (const name of ['Send', 'Receive']) await emil.post(`${project}/actions`, { name })
  await emil.post(`${project}/data-types`, { name: 'Customer' })
  expect((await emil.get(project)).body).toMatchObject({
    name: 'Rocket to the moon',
    createdBy: 'emil',
    parts: { actions: [{ name: 'Receive' }, { name: 'Send' }], applications: [], 'data-types': [{ name: 'Customer' }] },
    members: [{ user: 'emil' }],
  })
  expect((await emil.get('/api/projects')).body['items']).toMatchObject([
    { name: 'Rocket to the moon', counts: { actions: 2, applications: 0, 'data-types': 1, members: 1 } },
  ])
})

test('who is invited sees the project and adds to it; whoever is not does neither', async () => {
  const [fay, gil, hal] = await Promise.all(['fay', 'gil', 'hal'].map((user) => platform.signIn(user)))
  if (!fay || !gil || !hal) throw new Error('There are three.')
  const project = await fay.project()
  expect((await fay.post(`${project}/members`, { user: 'gil' })).status).toBe(201)
  expect((await gil.post(`${project}/actions`, { name: 'Help' })).status).toBe(201)
  expect((await gil.get('/api/projects')).body['items']).toHaveLength(1)
  expect(await hal.get(project)).toMatchObject({ status: 403, body: { code: 'not_a_member' } })
  expect((await hal.get('/api/projects')).body['items']).toEqual([])
})

test('whoever is a member already cannot be invited, and that earns nothing', async () => {
  const ida = await platform.signIn('ida')
  const project = await ida.project()
  const again = await ida.post(`${project}/members`, { user: 'ida' })
  expect(again).toMatchObject({
    status: 409,
    type: 'application/problem+json',
    body: { code: 'already_member', status: 409, field: 'user', title: 'ida is a member already.' },
  })
  expect((await ida.badges()).map(({ name }) => name)).toEqual(['projectCreated'])
})

test.each([
  ['a name that is none', { name: 5 }, 400, 'invalid_field', 'name'],
  ['no name', {}, 400, 'invalid_field', 'name'],
  ['a name of a hundred letters', { name: 'x'.repeat(100) }, 400, 'invalid_field', 'name'],
  ['a list', [], 400, 'invalid_body', undefined],
  ['a body that is no JSON', '{"name"', 400, 'invalid_body', undefined],
  ['a body that is too large', { name: 'x'.repeat(20_000) }, 413, 'too_large', undefined],
] as const)('%s is a problem that says so', async (_, body, status, code, field) => {
  const client = await platform.signIn('jo')
  const answer = await client.post('/api/projects', body)
  expect(answer).toMatchObject({
    status,
    type: 'application/problem+json',
    body: { code, status, title: expect.any(String) },
  })
  expect(answer.body['field']).toBe(field)
})

test.each(['latin1', 'nonsense'])('a body in %s is refused as what it is, and nothing is logged', async (charset) => {
  const client = await platform.signIn('jo')
  const logged = platform.errors.length
  const type = { 'content-type': `application/json; charset=${charset}` }
  const answer = await client.post('/api/projects', '{"name":"Rocket"}', type)
  expect(answer).toMatchObject({ status: 415, body: { code: 'not_json' } })
  expect(platform.errors).toHaveLength(logged)
})

test.each([
  ['zero-width space', '\u200b\u200b'],
  ['direction mark', '\u202e'],
  ['no-break space', '\u00a0'],
])('a name of %s alone, which nobody would see, is none', async (_, name) => {
  const client = await platform.signIn('jo')
  expect(await client.post('/api/projects', { name })).toMatchObject({ status: 400, body: { field: 'name' } })
})

test('whoever has 210 projects finds the first one too', async () => {
  const client = await platform.signIn('busy')
  for (let made = 0; made < 210; made += 10)
    await Promise.all(Array.from({ length: 10 }, (_, index) => client.project(`Project ${made + index}`)))
  expect((await client.get('/api/projects')).body['items']).toHaveLength(210)
})

test('what a form of another site could send is refused', async () => {
  const client = await platform.signIn('kim')
  const answer = await client.post('/api/projects', '{"name":"Theirs"}', { 'content-type': 'text/plain' })
  expect(answer).toMatchObject({ status: 415, body: { code: 'not_json' } })
})

test.each(['', '9lives', 'a b', 'zoë', 'x'.repeat(33)])('nobody can be called "%s"', async (user) => {
  expect(await platform.visitor().post('/api/session', { user })).toMatchObject({
    status: 400,
    body: { field: 'user' },
  })
})

test.each(['/nothing', '/api/projects/abc', '/api/projects/1e3', '/assets/nothing.js'])(
  '%s is not there',
  async (path) => {
    const client = await platform.signIn('lea')
    expect(await client.get(path)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  },
)

test('an address that cannot be read is the visitor’s problem', async () => {
  expect((await platform.visitor().get('/api/projects/%zz')).status).toBe(400)
})

test('the page is in the language that the visitor’s browser asks for, until they choose one', async () => {
  const pageFor = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(platform.address, { headers })).text()
  expect(await pageFor({ 'accept-language': 'fr, de-AT;q=0.8' })).toContain('<html lang="de">')
  expect(await pageFor({ 'accept-language': 'fr' })).toContain('<html lang="en">')
  const { headers } = await fetch(`${platform.address}/api/language`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"locale":"de"}',
  })
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect(await pageFor({ 'accept-language': 'en', cookie })).toContain('<html lang="de">')
})

test('what stands in a page cannot end its script', async () => {
  const { cookie } = await platform.signIn('mia')
  const page = await (await fetch(platform.address, { headers: { cookie } })).text()
  expect(page).toContain('"id":"mia"')
  expect(page.match(/<\/script>/g)).toHaveLength(2)
})
