import { parseCatalog } from '@laurel/core'
import { createLaurel } from '@laurel/engine'
import { serve } from '@laurel/server'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { temporaryFolder } from '../test-support/temporary-folder.ts'

const { url } = await testDatabase()
const text = { en: 'points' }
const badge = { name: text, description: text, category: 'all', tier: 'bronze', glyph: 'award' } as const
const criteria = { kind: 'compare', metric: 'points', op: '>=', value: 5 } as const
const catalog = parseCatalog({
  id: 'points',
  name: text,
  events: { given: 'Somebody got points.' },
  categories: { all: { name: text } },
  metrics: {
    points: { kind: 'sum', of: ['given'], credit: 'actor', noun: text },
    perPost: { kind: 'sum', of: ['given'], credit: 'actor', per: 'target', noun: text },
  },
  badges: {
    five: { ...badge, criteria },
    scarce: { ...badge, criteria: { ...criteria, value: 1_000 }, supply: { most: 1 } },
    post: { ...badge, criteria: { ...criteria, metric: 'perPost' }, scope: 'target', once: 'target' },
  },
})
const folder = await temporaryFolder()
const file = await folder.write('points.json', JSON.stringify(catalog))
const where = ['--database', url, '--catalog', file]
const signed = ['--by', 'grace', '--reason', 'Helped', ...where]
const community = await createLaurel({ database: url, catalog })
afterAll(async () => {
  await community.close()
  await folder.remove()
})

async function badgesOf(person: string): Promise<readonly string[]> {
  const awards = await Array.fromAsync(community.exportAwards())
  return awards.filter((award) => award.person === person).map(({ badge: id, instance }) => `${id}${instance}`)
}

describe('laurel grant, revoke, lift, reset', () => {
  test('decide, and say what is so now', async () => {
    const says = async (...args: readonly string[]) => (await laurel([...args, ...signed])).stdout
    expect(await laurel(['grant', 'ada', 'five', ...signed])).toEqual({
      exit: 0,
      stdout: 'ada holds five now.\n',
      stderr: '',
    })
    expect(await says('grant', 'ada', 'five')).toBe('ada was granted five before. Nothing was changed.\n')
    expect(await says('revoke', 'ada', 'five')).toBe('ada no longer holds five, until that is lifted.\n')
    expect(await says('revoke', 'ada', 'five')).toBe('ada does not hold five. Nothing was changed.\n')
    expect(await says('lift', 'ada', 'five')).toBe('The revocation is lifted: ada can earn five again.\n')
    expect(await says('lift', 'ada', 'five')).toBe('five of ada is not revoked. Nothing was changed.\n')
    await community.record({ id: 'g1', type: 'given', at: '2026-03-01T10:00:00Z', actor: 'bob', value: 5 })
    await says('revoke', 'bob', 'five')
    expect(await says('lift', 'bob', 'five')).toBe('The revocation is lifted: bob holds five again.\n')
    expect(await says('reset', 'bob')).toBe('bob begins anew, with the badges that outlast a reset.\n')
    expect(await says('reset', 'bob')).toBe('Nothing is counted for bob. Nothing was changed.\n')
  })

  test('name an instance, and answer in JSON', async () => {
    const { stdout } = await laurel(['grant', 'cy', 'post', '--instance', 'post:1', '--json', ...signed])
    expect(JSON.parse(stdout)).toEqual({ person: 'cy', badge: 'post', instance: 'post:1', status: 'done', held: true })
    expect(await badgesOf('cy')).toEqual(['postpost:1'])
  })

  test('a silent grant tells nobody', async () => {
    await laurel(['grant', 'dee', 'five', '--silent', ...signed])
    expect(await community.inbox('dee')).toEqual([])
    expect(await badgesOf('dee')).toEqual(['five'])
  })

  test.for([
    [['grant', 'ada', 'five', '--by', 'grace'], 2],
    [['grant', 'ada', 'five', '--reason', 'Helped'], 2],
    [['grant', 'ada', '--by', 'grace', '--reason', 'Helped'], 2],
    [['grant', 'ada', 'five', '--dry-run', '--by', 'grace', '--reason', 'Helped'], 2],
    [['grant', 'ada', 'five', '--csv', 'x.csv', '--by', 'grace'], 2],
    [['revoke', 'ada', 'five', '--by', 'grace'], 2],
    [['grant', 'ada', 'post', '--by', 'grace', '--reason', 'Helped'], 2],
    [['grant', 'ada', 'none', '--by', 'grace', '--reason', 'Helped'], 4],
    [['revoke', 'nobody', 'five', '--by', 'grace', '--reason', 'Helped'], 4],
    [['grant', '--csv', 'no-such.csv', '--by', 'grace'], 4],
  ] as const)('%j cannot be done', async ([args, exit]) => {
    expect(await laurel([...args, ...where])).toMatchObject({ exit, stdout: '' })
  })
})

const table = `\uFEFFperson,badge,instance,action,reason\r
eve,five,,,"Helped ""a lot"", always"\r
eve,scarce,,grant,First\r
fay,scarce,,grant,Second\r
eve,five,,revoke,Mistaken\r
fay,post,post:1,,Good\r
fay,none,,,Typo\r
nobody,five,,revoke,Typo\r
fay,five\r
`

describe('laurel grant --csv', () => {
  test('says what a file would do, and writes nothing', async () => {
    const csv = await folder.write('dry.csv', table)
    const { exit, stdout, stderr } = await laurel(['grant', '--csv', csv, '--by', 'grace', '--dry-run', ...where])
    expect(exit).toBe(1)
    expect(stdout).toBe(`A dry run: nothing was written. This would happen:
  rows        8
  done        4
  already so  0
  refused     4
`)
    expect(stderr).toContain('Line 4: As many hold this badge as can. None is left. (sold_out, badge)\n')
    expect(stderr).toContain(
      'Line 9: The row has 2 fields and the header 5. Put text with commas in quotes. (invalid_row)\n',
    )
    expect(await badgesOf('eve')).toEqual([])
  })

  test('decides row by row, and again finds it done', async () => {
    const csv = await folder.write('do.csv', table)
    const { exit, stdout } = await laurel(['grant', '--csv', csv, '--by', 'grace', '--json', ...where])
    expect(exit).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: false,
      rows: 8,
      done: 4,
      already: 0,
      refused: [
        { line: 4, problem: { code: 'sold_out' } },
        { line: 7, problem: { code: 'unknown_badge' } },
        { line: 8, problem: { code: 'unknown_person' } },
        { line: 9, problem: { code: 'invalid_row' } },
      ],
    })
    expect(await badgesOf('eve')).toEqual(['scarce'])
    expect(await badgesOf('fay')).toEqual(['postpost:1'])
    const again = await laurel(['grant', '--csv', '-', '--by', 'grace', '--json', ...where], {
      stdin: 'person,badge,reason\neve,scarce,First\n',
    })
    expect(JSON.parse(again.stdout)).toMatchObject({ rows: 1, done: 0, already: 1, refused: [] })
    expect(again.exit).toBe(0)
  })

  test('shows how far it is, and stops when it is asked to', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `many-${index},five,Helped`)
    const csv = await folder.write('many.csv', ['person,badge,reason', ...rows].join('\n'))
    const stopped = AbortSignal.abort()
    const first = await laurel(['grant', '--csv', csv, '--by', 'grace', ...where], { interrupted: stopped })
    expect(first).toMatchObject({ exit: 130, stderr: expect.stringContaining('with 60 rows left') })
    const { exit, stdout, stderr } = await laurel(['grant', '--csv', csv, '--by', 'grace', ...where])
    expect(exit).toBe(0)
    expect(stdout).toContain('done        60\n')
    expect(stderr).toContain('Deciding: 100%  60 of 60 rows')
  })

  test.for([
    ['person,badge\nada,five\n', 'The file has no column reason.'],
    ['person,badge,reason,why\nada,five,a,b\n', 'The file has a column "why" too many.'],
    ['person,badge,reason\n"ada,five,a\n', 'Line 2: A quote is opened and never closed.'],
    ['', 'The file has no column person, badge, reason.'],
  ] as const)('refuses a file that is no such table: %j', async ([content, message]) => {
    const { exit, stderr } = await laurel(['grant', '--csv', '-', '--by', 'grace', ...where], { stdin: content })
    expect(exit).toBe(1)
    expect(stderr).toContain(message)
  })

  test('refuses a file that is not in UTF-8', async () => {
    const stdin = Buffer.from('person,badge,reason\nada,five,gr\xfc\xdfe\n', 'latin1')
    const { exit, stderr } = await laurel(['grant', '--csv', '-', '--by', 'grace', ...where], { stdin })
    expect(exit).toBe(1)
    expect(stderr).toContain('not in UTF-8')
  })
})

test('all of it works through a server', async () => {
  const env = { LAUREL_API_KEY: 'the-key-that-the-operator-chose' }
  const server = await serve({ laurel: community, port: 0, apiKey: env.LAUREL_API_KEY })
  const through = (args: readonly string[], stdin = '') =>
    laurel([...args, '--by', 'grace', '--server', server.url], { env, stdin })
  expect((await through(['grant', 'gus', 'five', '--reason', 'Helped'])).stdout).toBe('gus holds five now.\n')
  expect((await through(['revoke', 'gus', 'five', '--reason', 'Typo'])).exit).toBe(0)
  expect((await through(['lift', 'gus', 'five', '--reason', 'Typo'])).exit).toBe(0)
  expect((await through(['reset', 'gus', '--reason', 'Typo'])).exit).toBe(0)
  expect(await through(['revoke', 'nobody', 'five', '--reason', 'Typo'])).toMatchObject({ exit: 4 })
  const rows = 'person,badge,action,reason\nhal,five,,Good\nhal,none,,Typo\nhal,five,take,Typo\n'
  const { exit, stdout } = await through(['grant', '--csv', '-', '--json'], rows)
  expect(exit).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    done: 1,
    refused: [
      { line: 3, problem: { code: 'unknown_badge' } },
      { line: 4, problem: { code: 'invalid_decision' } },
    ],
  })
  expect(await through(['grant', '--csv', '-', '--dry-run'], rows)).toMatchObject({ exit: 2 })
  await server.close()
})
