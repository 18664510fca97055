import { expect, test } from 'vitest'
import { PASSWORD, testCommunity } from '../../test-support/community.ts'

const { community, visit, joined } = await testCommunity()

function sent(handle: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { name: 'Somebody Else', handle, email: `${crypto.randomUUID()}@example.org`, password: PASSWORD, ...others }
}

test('a handle that somebody has cannot be taken again, and what was typed is kept, but no password', async () => {
  const { handle } = await joined()
  const answer = await visit().post('/join', sent(`@${handle.toUpperCase()}`))
  expect(answer.status).toBe(422)
  expect(answer.html).toContain(`Somebody else is @${handle} already`)
  expect(answer.html).toContain('value="Somebody Else"')
  expect(answer.html).not.toContain(PASSWORD)
})

test('ten people who want the same handle at once: one gets it, and the others choose another', async () => {
  const browsers = Array.from({ length: 10 }, () => visit())
  const answers = await Promise.all(browsers.map((browser) => browser.post('/join', sent('popular'))))
  const late = browsers.filter((_, index) => answers[index]?.path === '/welcome')
  expect(answers.filter(({ path, status }) => path === '/' && status === 200)).toHaveLength(1)
  for (const browser of late) expect((await browser.get('/projects/new')).path).toBe('/welcome')
  const [other] = late
  if (other !== undefined)
    expect((await other.post('/welcome', { name: 'Late', handle: 'less-popular' })).path).toBe('/')
})

test('an e-mail can be used once, whatever its capitals', async () => {
  const { email } = await joined()
  const answer = await visit().post('/join', sent('second-account', { email: email.toUpperCase() }))
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('There is an account with this e-mail already')
})

test.each([
  ['email', 'not an address', 'Please enter an e-mail address'],
  ['password', 'short', 'A password has at least 10 characters.'],
  ['handle', '9lives', 'A handle has 2 to 30 small letters'],
  ['name', ' ', 'Please enter a name.'],
])('a wrong %s is said beside its field', async (field, value, problem) => {
  const answer = await visit().post('/join', sent('careful', { [field]: value }))
  expect(answer.status).toBe(422)
  expect(answer.html).toContain(problem)
})

test('after signing out a browser is a stranger, and comes back with its password', async () => {
  const { browser, handle, email } = await joined()
  expect((await browser.post('/sign-out')).html).toContain('href="/join"')
  expect((await browser.post('/sign-in', { email, password: 'a wrong password' })).html).toContain(
    'do not belong together',
  )
  expect((await browser.post('/sign-in', { email, password: PASSWORD })).html).toContain(`@${handle}`)
})

test('an e-mail that nobody has is refused in the same words as a wrong password', async () => {
  const { email } = await joined()
  const wrong = await visit().post('/sign-in', { email, password: 'a wrong password' })
  const nobody = await visit().post('/sign-in', { email: 'nobody@example.org', password: 'a wrong password' })
  expect(nobody.html.replaceAll('nobody@example.org', email)).toBe(wrong.html)
})

test('guessing a password ends after some tries, for a while', async () => {
  const { email } = await joined()
  for (let tries = 0; tries < 8; tries++) await visit().post('/sign-in', { email, password: `guess number ${tries}` })
  expect((await visit().post('/sign-in', { email, password: PASSWORD })).html).toContain('wait a quarter of an hour')
})

test('a guest takes part at once, without saying who they are', async () => {
  const guest = visit()
  expect((await guest.post('/guest')).path).toBe('/')
  const { html } = await guest.post('/projects', { name: 'Trying it out' })
  expect(html).toContain('First Project')
})

test('a cookie that was tampered with is nobody’s', async () => {
  const { id } = await joined()
  const answer = await visit().get('/', { Cookie: `better-auth.session_token=${id}.AAAAAAAAAAAAAAAAAAAAAAAA` })
  expect(answer.html).toContain('href="/join"')
})

test('what joining failed at leaves no person behind', async () => {
  await visit().post('/join', sent('not-here', { email: 'wrong' }))
  expect(await community.store.many(`select 1 from dev_space.person where handle = 'not-here'`)).toEqual([])
})

test('nobody is sent to GitHub where it is not set up', async () => {
  expect((await visit().get('/sign-in/github')).status).toBe(404)
  expect((await visit().get('/sign-in')).html).not.toContain('GitHub')
})
