import { parseCatalog } from '@laurel/core'
import { createLaurel } from '@laurel/engine'
import { serve } from '@laurel/server'
import { testDatabase } from '@laurel/testing/vitest'
import { afterAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { temporaryFolder } from '../test-support/temporary-folder.ts'

const { url } = await testDatabase()
const text = { en: 'points' }
const catalog = parseCatalog({
  id: 'points',
  name: text,
  events: { given: 'Somebody got points.' },
  categories: { all: { name: text } },
  metrics: { points: { kind: 'sum', of: ['given'], credit: 'actor', plausible: 100, noun: text } },
  badges: {},
})
const folder = await temporaryFolder()
const file = await folder.write('points.json', JSON.stringify(catalog))
const where = ['--database', url, '--catalog', file]
const community = await createLaurel({ database: url, catalog })
afterAll(async () => {
  await community.close()
  await folder.remove()
})

function given(id: string, actor: string, value: number) {
  return { id, type: 'given', at: '2026-03-01T10:00:00Z', actor, value }
}

async function pointsOf(person: string): Promise<unknown> {
  const rows = await Array.fromAsync(community.exportMetrics())
  return rows.find((row) => row.person === person)?.value ?? 0
}

describe('laurel retract, reinstate, replace', () => {
  test('change what an event counts as, and say so', async () => {
    await community.record([given('p1', 'ada', 50), given('p2', 'ada', 1)])
    const reason = ['--reason', 'Spam', ...where]
    expect(await laurel(['retract', 'p1', ...reason])).toEqual({
      exit: 0,
      stdout: 'The event p1 no longer counts.\n',
      stderr: '',
    })
    expect(await pointsOf('ada')).toBe(1)
    expect((await laurel(['retract', 'p1', ...reason])).stdout).toBe(
      'The event p1 did not count before either. Nothing was changed.\n',
    )
    expect((await laurel(['reinstate', 'p1', '--person', 'ada', ...reason])).stdout).toBe(
      'The event p1 of ada counts now.\n',
    )
    expect((await laurel(['replace', 'p1', '--value', '20', ...reason])).stdout).toBe(
      'The event p1 counts as 20 now.\n',
    )
    expect(await pointsOf('ada')).toBe(21)
  })

  test('wait for an event that somebody does not have yet', async () => {
    const { stdout } = await laurel(['retract', 'p9', '--person', 'ada', '--reason', 'Spam', '--json', ...where])
    expect(JSON.parse(stdout)).toEqual({ event: 'p9', status: 'waiting' })
  })

  test('need a reason, a number, and to know which event is meant', async () => {
    await community.record([given('same', 'ada', 1), given('same', 'bob', 1)])
    expect(await laurel(['retract', 'p1', ...where])).toMatchObject({ exit: 2 })
    expect(await laurel(['replace', 'p1', '--reason', 'Spam', '--value', 'ten', ...where])).toMatchObject({ exit: 2 })
    expect(await laurel(['retract', 'none', '--reason', 'Spam', ...where])).toMatchObject({ exit: 4 })
    const { exit, stderr } = await laurel(['retract', 'same', '--reason', 'Spam', ...where])
    expect(exit).toBe(2)
    expect(stderr).toContain('"ada", "bob"')
  })
})

describe('laurel review', () => {
  test('D10 lists what is too large to be true, until somebody decides', async () => {
    expect((await laurel(['review', ...where])).stdout).toBe('Nothing waits for review.\n')
    await community.record([given('big', 'cy', 5_000), given('huge', 'cy', 70_000)])
    const { stdout } = await laurel(['review', ...where])
    expect(stdout).toContain('2 events wait for review.\n')
    expect(stdout).toMatch(/big +cy +given +5,000 +2026-03-01T10:00:00\.000Z\n/)
    const first = JSON.parse((await laurel(['review', '--limit', '1', '--json', ...where])).stdout)
    expect(first).toMatchObject({ items: [{ event: 'big', person: 'cy', value: 5_000 }], next: expect.any(String) })
    await laurel(['reinstate', 'big', '--reason', 'It is true', ...where])
    await laurel(['retract', 'huge', '--reason', 'It is not', ...where])
    expect((await laurel(['review', ...where])).stdout).toBe('Nothing waits for review.\n')
    expect(await pointsOf('cy')).toBe(5_000)
  })

  test('a limit or cursor that cannot be is a mistake in the command line', async () => {
    expect(await laurel(['review', '--limit', '0', ...where])).toMatchObject({ exit: 2 })
    expect(await laurel(['review', '--cursor', 'x', ...where])).toMatchObject({ exit: 2 })
  })
})

test('all of it works through a server', async () => {
  const env = { LAUREL_API_KEY: 'the-key-that-the-operator-chose' }
  const server = await serve({ laurel: community, port: 0, apiKey: env.LAUREL_API_KEY })
  const through = (args: readonly string[]) => laurel([...args, '--server', server.url], { env })
  await community.record([given('d1', 'dee', 9), given('d2', 'dee', 900)])
  expect((await through(['review'])).stdout).toContain('1 event waits for review.')
  expect((await through(['replace', 'd2', '--value', '90', '--reason', 'One nought less'])).exit).toBe(0)
  expect((await through(['retract', 'd1', '--reason', 'Spam'])).exit).toBe(0)
  expect((await through(['reinstate', 'd1', '--reason', 'No spam'])).exit).toBe(0)
  expect(await pointsOf('dee')).toBe(99)
  expect(await through(['retract', 'none', '--reason', 'Spam'])).toMatchObject({ exit: 4 })
  await server.close()
})
