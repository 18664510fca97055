import { createClient } from '@laurel/api'
import { type Catalog, defineCatalog, reach } from '@laurel/core'
import { createLaurel } from '@laurel/engine'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { goOn } from '../test-support/go-on.ts'
import { start } from '../test-support/started.ts'
import { temporaryFolder } from '../test-support/temporary-folder.ts'

const { url: database } = await testDatabase()
const folder = await temporaryFolder()
afterAll(() => folder.remove())

const KEY = 'a-key-that-nobody-guesses'

/** A badge for whoever has so many projects now, and only for as long as they do. */
function catalogFrom(at: number): Catalog {
  const name = { en: 'Builder' }
  return defineCatalog({
    id: 'rollout',
    name,
    events: { 'project.created': 'A project was created.', 'project.deleted': 'A project was deleted.' },
    categories: { all: { name } },
    metrics: {
      projects: {
        kind: 'live',
        credit: 'actor',
        by: 'target',
        things: [{ added: ['project.created'], removed: ['project.deleted'] }],
        noun: { en: '{count, plural, one {project} other {projects}}' },
      },
    },
    badges: {
      builder: {
        name,
        description: { en: 'Has projects' },
        glyph: 'hammer',
        category: 'all',
        tier: 'bronze',
        criteria: reach('projects', at),
        truth: 'live',
      },
    },
  })
}

const release = async (at: number) => ({
  DATABASE_URL: database,
  LAUREL_API_KEY: KEY,
  LAUREL_CATALOG: await folder.write(`from-${at}.json`, JSON.stringify(catalogFrom(at))),
})

test('E12 while two releases run side by side only the newest catalog decides, and a live badge never flips back', async () => {
  const before = await release(1)
  const old = await start(['serve'], before)
  const olds = createClient({ url: old.url, key: KEY })
  const tell = (client: typeof olds, type: 'created' | 'deleted', project: number) =>
    client.recordEvents({
      id: `${type}-${project}`,
      type: `project.${type}`,
      actor: 'ada',
      target: `project:${project}`,
      at: new Date().toISOString(),
    })
  await tell(olds, 'created', 1)
  const holds = async (client: typeof olds) => (await client.profile('ada')).badgesEarned
  expect(await holds(olds)).toBe(1)

  // The new release asks for three, and publishes that when it starts.
  const young = createClient({ url: (await start(['serve'], await release(3))).url, key: KEY })

  // Both answer, each its own requests, by the same catalog: the first event takes the badge, also at the old one.
  const told: number[] = []
  for (const [project, client] of [olds, young, olds, young].entries()) {
    await tell(client, 'created', project + 2)
    told.push(await holds(olds), await holds(young))
  }
  expect(told).toEqual([0, 0, 1, 1, 1, 1, 1, 1])

  // An old process that dies during the rollout comes back as old as it was, and still does not decide.
  old.kill('SIGTERM')
  expect(await old.ended).toBe(0)
  const again = createClient({ url: (await start(['serve'], before)).url, key: KEY })
  for (const project of [5, 4, 3]) {
    await tell(again, 'deleted', project)
    told.push(await holds(again), await holds(young))
  }
  expect(told.slice(8)).toEqual([1, 1, 1, 1, 0, 0])
  expect((await young.readiness()).status).toBe('ready')
  expect(await past()).toEqual({ versions: [2, 1], changes: ['revoked', 'revoked'] })
}, 90_000)

test('a process goes on beside a newer schema, until that says that an older one would do harm', async () => {
  const here = { DATABASE_URL: database, LAUREL_SCHEMA: 'newer', LAUREL_API_KEY: KEY, PORT: '0' }
  expect(await laurel(['migrate'], { env: here })).toMatchObject({ exit: 0 })
  const inDatabase = new pg.Client(database)
  await inDatabase.connect()
  onTestFinished(() => inDatabase.end())

  await inDatabase.query(`insert into newer.migration (number, name, applied_at) values (999, 'from afar', now())`)
  const url = await goOn(['serve'], here).started()
  const client = createClient({ url, key: KEY })
  expect((await client.readiness()).status).toBe('ready')
  expect(await laurel(['migrate'], { env: here })).toMatchObject({ exit: 0, stdout: expect.stringContaining('999') })

  await inDatabase.query('update newer.migration set breaking = true where number = 999')
  await expect(client.readiness()).rejects.toMatchObject({ status: 503, code: 'database_outdated' })
  expect((await client.liveness()).status).toBe('live')
  expect(await laurel(['serve'], { env: here })).toMatchObject({
    exit: 3,
    stderr: expect.stringContaining('newer Laurel'),
  })
})

/** Every version that was published, and what happened to the badge after it was first given. */
async function past() {
  const community = await createLaurel({ database, publish: 'never' })
  try {
    const versions = (await community.catalogVersions()).map(({ version }) => version)
    const explanation = await community.explain({ person: 'ada', badge: 'builder' })
    return { versions, changes: explanation?.history.map(({ change }) => change) }
  } finally {
    await community.close()
  }
}
