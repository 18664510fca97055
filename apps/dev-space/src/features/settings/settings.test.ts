import { expect, test } from 'vitest'
import { PASSWORD, testCommunity } from '../../test-support/community.ts'
import { zoneGroups } from './zones.ts'

const { community, visit, joined } = await testCommunity()

test('strangers have no settings', async () => {
  for (const path of ['/settings', '/settings/display', '/settings/recognition', '/settings/account'])
    expect((await visit().get(path)).path, path).toBe('/join')
})

test('a profile that was changed says so, and is shown to all under its new handle', async () => {
  const { browser, id } = await joined('Grace')
  const wish = { name: 'Grace Hopper', handle: '@Grace-H', title: 'Rear Admiral', about: 'Compilers.\nAnd clocks.' }
  const answer = await browser.post('/settings/profile', wish)
  expect(answer.path).toBe('/settings')
  expect(answer.html).toContain('Saved.')
  expect(answer.html).toContain('value="Rear Admiral"')
  expect((await visit().get('/people/grace-h')).html).toContain('Grace Hopper')
  expect(await community.laurel.person(id)).toMatchObject({ name: 'Grace Hopper', handle: 'grace-h' })
})

test('a handle that somebody else has is refused, and nothing is lost of what was typed', async () => {
  const { handle } = await joined()
  const { browser, id } = await joined()
  const answer = await browser.post('/settings/profile', { name: 'New Name', handle, title: 'Pilot' })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain(`Somebody else is @${handle} already`)
  expect(answer.html).toContain('value="Pilot"')
  expect((await community.laurel.person(id))?.name).toBe('Ada Lovelace')
})

test('of two who want the same handle at once, one gets it', async () => {
  const both = [await joined(), await joined()]
  const answers = await Promise.all(
    both.map(({ browser }) => browser.post('/settings/profile', { name: 'Twin', handle: 'the-twin' })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
})

test('a title that is too long is said beside its field, and kept', async () => {
  const { browser, handle } = await joined()
  const answer = await browser.post('/settings/profile', { name: 'Ada', handle, title: 'x'.repeat(61) })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('This is 61 characters long; there is room for 60.')
  expect(answer.html).toContain('x'.repeat(61))
})

test('language, zone and colours are chosen together, for pages and for Laurel', async () => {
  const { browser, id } = await joined()
  const wish = { locale: 'de', zone: 'Asia/Kolkata', theme: 'dark' }
  const { html } = await browser.post('/settings/display', wish)
  expect(html).toContain('Gespeichert.')
  expect(html).toContain('<html lang="de" data-theme="dark">')
  expect(html).toContain('<option value="Asia/Kolkata" selected>')
  expect(await community.laurel.person(id)).toMatchObject({ locale: 'de', zone: 'Asia/Kolkata' })
  await browser.post('/sign-out')
  expect((await browser.get('/')).html).toContain('<html lang="de">')
})

test('the zone of the browser is chosen beforehand, also one with an older name', async () => {
  const { browser } = await joined()
  await community.store.many(`update dev_space.person set zone = null`)
  const session = browser.cookies()
  const { html } = await browser.get('/settings/display', { Cookie: `${session}; zone=Asia/Calcutta` })
  expect(html).toMatch(/<option value="Asia\/(Calcutta|Kolkata)" selected>/)
})

test('a display that no page offers changes nothing', async () => {
  const { browser, id } = await joined()
  await browser.post('/settings/display', { locale: 'en', zone: 'Europe/Vienna', theme: 'light' })
  await browser.post('/settings/display', { locale: 'xx', zone: '+02:00', theme: 'neon' })
  const { html } = await browser.get('/settings/display')
  expect(html).toContain('data-theme="light"')
  expect((await community.laurel.person(id))?.zone).toBe('Europe/Vienna')
})

test('every zone stands under its part of the world, once', () => {
  const groups = zoneGroups('Europe/Berlin', 'de')
  const ids = groups.flatMap(({ zones }) => zones.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(groups.map(({ name }) => name)).toContain('Europe')
  expect(groups.flatMap(({ zones }) => zones).find(({ id }) => id === 'America/Argentina/Salta')?.name).toBe(
    'Argentina, Salta',
  )
})

test('a guest keeps the account with e-mail and password, and comes back with them', async () => {
  const guest = visit()
  await guest.post('/guest')
  const { html: project } = await guest.post('/projects', { name: 'Made as a guest' })
  expect(project).toContain('Made as a guest')
  const short = await guest.post('/settings/account/keep', { email: 'kept@example.org', password: 'short' })
  expect(short.status).toBe(422)
  expect(short.html).toContain('A password has at least 10 characters.')

  const kept = await guest.post('/settings/account/keep', { email: 'Kept@Example.org', password: PASSWORD })
  expect(kept.html).toContain('The account is yours now.')
  expect(kept.html).toContain('You sign in with kept@example.org.')
  await guest.post('/sign-out')
  const again = visit()
  expect((await again.post('/sign-in', { email: 'kept@example.org', password: PASSWORD })).path).toBe('/')
  expect((await again.get('/settings')).html).toMatch(/value="guest-\w{5}"/)
})

test('an e-mail that somebody signs in with is no guest’s to keep', async () => {
  const { email } = await joined()
  const guest = visit()
  await guest.post('/guest')
  const answer = await guest.post('/settings/account/keep', { email, password: PASSWORD })
  expect(answer.status).toBe(422)
  expect(answer.html).toContain('There is an account with this e-mail already')
  expect((await guest.get('/settings/account')).html).toContain('Keep this account')
})

test('a password is changed by whoever knows the old one, and other browsers are signed out', async () => {
  const { browser, email } = await joined()
  const elsewhere = visit()
  await elsewhere.post('/sign-in', { email, password: PASSWORD })
  const wrong = await browser.post('/settings/account/password', {
    current: 'not this one',
    password: 'a new password',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('This is not your current password.')

  const changed = await browser.post('/settings/account/password', { current: PASSWORD, password: 'a new password' })
  expect(changed.html).toContain('Your password is changed.')
  expect((await visit().post('/sign-in', { email, password: PASSWORD })).status).toBe(422)
  expect((await visit().post('/sign-in', { email, password: 'a new password' })).path).toBe('/')
  const sessions = await community.store.many<{ id: string }>(
    `select s.id from dev_space.login_session s join dev_space.login l on l.id = s."userId" where l.email = $1`,
    [email],
  )
  expect(sessions).toHaveLength(2)
})

test('guessing the current password ends after some tries', async () => {
  const { browser } = await joined()
  for (let tries = 0; tries < 8; tries++)
    await browser.post('/settings/account/password', { current: `guess ${tries}`, password: 'a new password' })
  const answer = await browser.post('/settings/account/password', { current: PASSWORD, password: 'a new password' })
  expect(answer.html).toContain('wait a quarter of an hour')
})
