import { parseCatalog } from '@laurel/core'
import { createLaurel } from '@laurel/engine'
import { serve } from '@laurel/server'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { type TemporaryFolder, temporaryFolder } from '../test-support/temporary-folder.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const now = () => NOW

const noun = {
  en: '{count, plural, one {interaction} other {interactions}}',
  de: '{count, plural, one {Interaktion} other {Interaktionen}}',
}

const badge = { description: { en: 'For a test.' }, category: 'all', tier: 'gold', glyph: 'star' } as const

const catalog = parseCatalog({
  id: 'networking',
  name: { en: 'Networking' },
  events: { 'post.liked': 'Somebody liked a post.', 'talk.given': 'Somebody gave a talk.' },
  categories: { all: { name: { en: 'All' } } },
  metrics: {
    interactions: {
      kind: 'count',
      credit: 'actor',
      of: ['post.liked'],
      notSelf: true,
      caps: [{ most: 2, every: 'day' }],
      noun,
    },
    talks: { kind: 'count', credit: 'actor', of: ['talk.given'], noun: { en: 'talks', de: 'Vorträge' } },
  },
  badges: {
    starter: {
      ...badge,
      name: { en: 'Starter', de: 'Einstieg' },
      criteria: { kind: 'compare', metric: 'interactions', op: '>=', value: 1 },
    },
    'first-talk': {
      ...badge,
      name: { en: 'First Talk', de: 'Erster Vortrag' },
      criteria: { kind: 'compare', metric: 'talks', op: '>=', value: 1 },
    },
    master: {
      ...badge,
      name: { en: 'Networking Master', de: 'Netzwerkmeister' },
      criteria: { kind: 'compare', metric: 'interactions', op: '>=', value: 5 },
    },
    speaker: {
      ...badge,
      name: { en: 'Speaker', de: 'Redner' },
      criteria: {
        kind: 'all',
        of: [
          { kind: 'holds', badge: 'starter' },
          { kind: 'compare', metric: 'talks', op: '>=', value: 2 },
        ],
      },
    },
  },
})

const { url } = await testDatabase()
let folder: TemporaryFolder
let where: readonly string[]

beforeAll(async () => {
  folder = await temporaryFolder()
  where = ['--database', url, '--catalog', await folder.write('catalog.json', JSON.stringify(catalog))]
  const community = await createLaurel({ database: url, catalog, now })
  const like = (id: string, day: number, owner = 'bob') =>
    ({ id, type: 'post.liked', at: `2026-03-0${day}T10:00:00Z`, actor: 'p1', owner, target: 'post:1' }) as const
  await community.record([
    like('l1', 1),
    like('l2', 2, 'p1'),
    like('l3', 3),
    like('l4', 3),
    like('l5', 3),
    like('l6', 4),
    { id: 't1', type: 'talk.given', at: '2026-03-05T10:00:00Z', actor: 'p1' },
  ])
  await community.person('p1', { name: 'Ada Lovelace', zone: 'Europe/London' })
  await community.retract({ person: 'p1', event: 'l6', reason: 'Sent by a script', by: 'grace' })
  await community.revoke({ person: 'p1', badge: 'starter', reason: 'Under review', by: 'grace' })
  await community.close()
})

afterAll(() => folder.remove())

const run = (...args: readonly string[]) => laurel(['explain', ...args, ...where], { now })

describe('laurel explain', () => {
  test('shows what is missing, the facts that count, and why others do not', async () => {
    const { exit, stdout } = await run('ada lovelace', 'master')
    expect(exit).toBe(0)
    expect(stdout).toBe(
      [
        'Ada Lovelace p1',
        'Networking Master: not held. 3 of 5.',
        '  ✗ interactions ≥ 5   3, 2 missing',
        '      3 events count, 3 do not: 1 retracted, 1 over the cap (2 a day), 1 done to their own things',
        '',
      ].join('\n'),
    )
  })

  test('speaks German on request', async () => {
    const { stdout } = await run('p1', 'master', '--locale', 'de')
    expect(stdout).toContain('Netzwerkmeister: nicht gehalten. 3 von 5.\n  ✗ Interaktionen ≥ 5   3, es fehlen 2\n')
  })

  test('lists events on request, with whoever took one back and why', async () => {
    const { stdout } = await run('p1', 'master', '--facts', '3')
    expect(stdout).toContain('2026-03-04  l6  post.liked  retracted: by grace, Sent by a script  UTC, zone assumed\n')
    expect(stdout).toContain('2026-03-03  l5  post.liked  over the cap (2 a day)')
    expect(stdout).toContain('      and 3 older ones\n')
    expect(await run('p1', 'master', '--facts', 'many')).toMatchObject({ exit: 2 })
  })

  test('shows the badges that a badge needs, and the decisions about one', async () => {
    expect((await run('p1', 'speaker')).stdout).toContain(
      [
        '  ✗ all of these',
        '    ✗ Starter   not held',
        '      ✓ interaction ≥ 1   3',
        '          3 events count, 3 do not: 1 retracted, 1 over the cap (2 a day), 1 done to their own things',
        '    ✗ talks ≥ 2   1, 1 missing',
        '        1 event counts',
      ].join('\n'),
    )
    const { stdout } = await run('p1', 'starter')
    expect(stdout).toContain('Starter: not held: revoked by decision.\n')
    expect(stdout).toContain('Decisions\n  Mar 10, 2026, 12:00 PM  revoked: Under review  by grace\n')
    expect(stdout).toContain('What became of it\n')
  })

  test('gives all there is to a script', async () => {
    const { stdout } = await run('p1', 'master', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      badge: 'master',
      held: false,
      criteria: { number: { metric: 'interactions', needed: 5, value: 3, missing: 2 } },
      metrics: [
        { tallies: [{ outcome: 'counted', count: 3 }, {}, {}, {}], facts: [{ event: 'l6' }, {}, {}, {}, {}, {}] },
      ],
    })
  })

  test('tells nobody, nothing and no such instance apart', async () => {
    expect(await run('nobody', 'master')).toMatchObject({ exit: 4 })
    expect(await run('p1', 'nothing')).toMatchObject({ exit: 4 })
    expect(await run('p1', 'master', '--instance', 'x')).toMatchObject({ exit: 2 })
  })

  test('says the same through a server', async () => {
    const env = { LAUREL_API_KEY: 'a-key-for-the-tests-of-explain' }
    const community = await createLaurel({ database: url, catalog, now })
    const server = await serve({ laurel: community, port: 0, apiKey: env.LAUREL_API_KEY })
    const direct = await run('Ada Lovelace', 'master', '--facts', '9')
    const through = await laurel(['explain', 'Ada Lovelace', 'master', '--facts', '9', '--server', server.url], {
      env,
      now,
    })
    await server.close()
    await community.close()
    expect(through).toEqual(direct)
  })
})
