import { createClient } from '@laurel/api'
import { signVisitorToken } from '@laurel/server'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { expect, test } from 'vitest'
import { goOn } from '../test-support/go-on.ts'
import { launch } from '../test-support/started.ts'

const { url: database } = await testDatabase()

const KEY = 'a-key-that-nobody-guesses'
const here = { DATABASE_URL: database, LAUREL_API_KEY: KEY, PORT: '0' }

test('lets visitors in by the tokens that the environment describes, and pages of the origins that it names', async () => {
  const secret = 'a-secret-of-more-than-thirty-two-bytes'
  const server = goOn(['serve'], {
    ...here,
    LAUREL_TOKEN_SECRET: secret,
    LAUREL_TOKEN_ISSUER: 'accounts',
    LAUREL_TOKEN_AUDIENCE: 'badges',
    LAUREL_ORIGINS: 'https://example.org',
  })
  const url = await server.started()
  await createClient({ url, key: KEY }).savePerson('ada', { name: 'Ada' })

  const token = (audience: string) =>
    signVisitorToken({ secret, person: 'ada', expiresIn: 60, issuer: 'accounts', audience })
  expect((await createClient({ url, key: await token('badges') }).notices('ada')).items).toEqual([])
  await expect(createClient({ url, key: await token('laurel') }).notices('ada')).rejects.toMatchObject({ status: 401 })

  const from = async (origin: string) =>
    (await fetch(`${url}/live`, { headers: { origin } })).headers.get('access-control-allow-origin')
  expect(await from('https://example.org')).toBe('https://example.org')
  expect(await from('https://example.com')).toBeNull()
})

test('a role that may only read and write rows serves what another one has migrated', async () => {
  const owner = new pg.Client(database)
  await owner.connect()
  const role = `app_${owner.database?.replace(/\W/g, '')}`
  await owner.query(`
    create role ${role} login password 'app';
    grant usage on schema laurel to ${role};
    grant select, insert, update, delete on all tables in schema laurel to ${role};
  `)
  try {
    const asRole = new URL(database)
    asRole.username = role
    asRole.password = 'app'
    const server = goOn(['serve'], { ...here, DATABASE_URL: asRole.href, LAUREL_CATALOG: 'dev-space' })
    const client = createClient({ url: await server.started(), key: KEY })
    const at = new Date().toISOString()
    await client.recordEvents({ id: 'p', type: 'project.created', actor: 'bob', target: 'project:1', at })
    expect((await client.profile('bob')).badgesEarned).toBeGreaterThan(0)
    expect((await client.readiness()).status).toBe('ready')
    server.stop()
    expect(await server.ended).toBe(0)
  } finally {
    await owner.query(`drop owned by ${role}; drop role ${role}`)
    await owner.end()
  }
})

test('a server that fails after it began to listen ends, and says why', async () => {
  const owner = new pg.Client(database)
  await owner.connect()
  const role = `keyless_${owner.database?.replace(/\W/g, '')}`
  await owner.query(`
    create role ${role} login password 'app';
    grant usage on schema laurel to ${role};
    grant select, insert, update, delete on all tables in schema laurel to ${role};
    revoke all on laurel.api_key from ${role};
  `)
  try {
    const asRole = new URL(database)
    asRole.username = role
    asRole.password = 'app'
    const server = launch(['serve'], { DATABASE_URL: asRole.href, PORT: '0', LAUREL_CATALOG: 'dev-space' })
    expect(await server.ended).toBe(3)
    expect(server.stderr()).toContain('The database user may not do this')
  } finally {
    await owner.query(`drop owned by ${role}; drop role ${role}`)
    await owner.end()
  }
}, 60_000)
