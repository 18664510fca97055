import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { testDatabase } from '@laurel/testing/vitest'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { laurel } from '../test-support/captured-io.ts'
import { temporaryFolder } from '../test-support/temporary-folder.ts'

const { url } = await testDatabase()
const folder = await temporaryFolder()
afterAll(() => folder.remove())

interface Event {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly actor: string
  readonly target: string
}

function commits(actor: string, count: number, from = 0): readonly Event[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${actor}-${from + index}`,
    type: 'commit.pushed',
    at: new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString(),
    actor,
    target: 'engine',
  }))
}

function toLines(events: readonly unknown[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('')
}

async function readRows(file: string): Promise<readonly Record<string, unknown>[]> {
  const text = await readFile(file, 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

describe('laurel replay', () => {
  test('writes awards and metrics, one JSON object per line', async () => {
    const file = await folder.write('two-people.jsonl', toLines([...commits('ada', 10), ...commits('grace', 1)]))
    const awards = join(folder.path, 'awards.jsonl')
    const metrics = join(folder.path, 'metrics.jsonl')

    const { exit, stdout, stderr } = await laurel([
      'replay',
      file,
      '--catalog',
      'git',
      '--awards',
      awards,
      '--metrics',
      metrics,
    ])

    expect(exit).toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toContain('recorded    11')
    const rows = await readRows(awards)
    expect(rows.map(({ person, badge }) => `${person} ${badge}`)).toEqual([
      'ada first-commit',
      'ada warmed-up',
      'grace first-commit',
    ])
    expect(rows[1]).toEqual({
      person: 'ada',
      badge: 'warmed-up',
      instance: '',
      tier: 'bronze',
      earnedAt: '2024-01-01T00:09:00.000Z',
      awardedAt: expect.stringMatching(/Z$/),
    })
    expect(await readRows(metrics)).toContainEqual({ person: 'ada', metric: 'commits', value: 10 })
  }, 30_000)

  test('a metric kept for each target names the target', async () => {
    const catalog = await folder.write('per-target.json', JSON.stringify(perTargetCatalog()))
    const file = await folder.write(
      'votes.jsonl',
      toLines([vote('v1', 'answer:1'), vote('v2', 'answer:1'), vote('v3', 'answer:2')]),
    )
    const args = ['replay', file, '--catalog', catalog, '--database', url]

    const metrics = await laurel([...args, '--metrics', '-'])
    expect(
      metrics.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { person: 'ada', metric: 'score', target: 'answer:1', value: 2 },
      { person: 'ada', metric: 'score', target: 'answer:2', value: 1 },
    ])
    const awards = await laurel([...args, '--awards', '-'])
    expect(JSON.parse(awards.stdout)).toMatchObject({ badge: 'nice-answer', instance: 'answer:1', tier: 'silver' })
  })

  test('reads gzip and plain text from a file and from stdin, whatever the name says', async () => {
    const text = toLines(commits('ada', 3))
    const args = ['--catalog', 'git', '--database', url, '--json']
    const compressed = await folder.write('compressed.txt', gzipSync(text))
    for (const ran of [
      await laurel(['replay', compressed, ...args]),
      await laurel(['replay', '-', ...args], { stdin: gzipSync(text) }),
      await laurel(['replay', '-', ...args], { stdin: `\ufeff${text.trimEnd().replaceAll('\n', '\r\n\r\n')}` }),
    ]) {
      expect(ran.exit).toBe(0)
      expect(JSON.parse(ran.stdout)).toMatchObject({ events: 3, recorded: 3, awards: 1 })
    }
  })

  test('bad lines are told with their number and counted, the others are recorded, and the exit code is 1', async () => {
    const [first = '', second = ''] = toLines(commits('ada', 2)).split('\n')
    const lines = [first, '{"id": ', '', '{"id":"x"}', second, second, 'null']
    const args = ['replay', '-', '--catalog', 'git', '--database', url]
    const stdin = lines.join('\n')

    const { exit, stderr } = await laurel(args, { stdin })
    expect(exit).toBe(1)
    expect(stderr).toMatch(
      /^Line 2: This is not JSON: .*\. \(invalid_json\)\nLine 4: .* \(invalid_event, type\)\nLine 7: /,
    )

    const { stdout } = await laurel([...args, '--json'], { stdin })
    expect(JSON.parse(stdout)).toMatchObject({ events: 6, recorded: 2, duplicates: 1, rejected: 3 })
    expect(JSON.parse(stdout).problems).toMatchObject([{ line: 2 }, { line: 4, field: 'type' }, { line: 7 }])
    expect(await laurel([...args, '--lenient'], { stdin })).toMatchObject({ exit: 0 })
  })

  test('events sent in a random order and in part twice give what they give in order', async () => {
    const stdin = toLines([...commits('ada', 100), ...commits('grace', 20)])
    const args = ['replay', '-', '--catalog', 'git', '--database', url]
    const inOrder = await laurel([...args, '--awards', '-'], { stdin })
    const disturbed = ['--shuffle', 'any text', '--duplicate', '50']

    const awards = await laurel([...args, ...disturbed, '--awards', '-'], { stdin })
    expect(withoutAwardedAt(awards.stdout)).toEqual(withoutAwardedAt(inOrder.stdout))
    const summary = await laurel([...args, ...disturbed, '--json'], { stdin })
    const { events, recorded, duplicates } = JSON.parse(summary.stdout)
    expect(recorded).toBe(120)
    expect(events).toBe(120 + duplicates)
    expect(duplicates).toBeGreaterThanOrEqual(50)
  })

  test('what is no percentage is told before anything is done', async () => {
    for (const percent of ['-1', '101', 'half', '20%', '']) {
      const { exit, stderr } = await laurel(['replay', 'missing', '--catalog', 'git', '--duplicate', percent])
      expect(exit).toBe(2)
      expect(stderr).toContain(`"${percent}" is no percentage. Give a number from 0 to 100.`)
    }
  })

  test('an event that the catalog does not know is told, and counts for nothing', async () => {
    const stdin = toLines([{ ...commits('ada', 1)[0], type: 'commit.dreamt' }])
    const { exit, stderr } = await laurel(['replay', '-', '--catalog', 'git', '--database', url], { stdin })
    expect(exit).toBe(0)
    expect(stderr).toContain('The catalog knows no event "commit.dreamt": 1 event counted for nothing.')
  })

  test('leaves nothing behind in a database, unless it is to be kept', async () => {
    const args = ['replay', '-', '--catalog', 'git', '--database', url, '--json']
    const stdin = toLines(commits('ada', 3))
    const before = await schemas()

    expect(JSON.parse((await laurel(args, { stdin })).stdout).schema).toBeNull()
    expect(await schemas()).toEqual(before)

    const { schema } = JSON.parse((await laurel([...args, '--keep'], { stdin })).stdout)
    expect(schema).toMatch(/^replay_[0-9a-f]{10}$/)
    expect(await schemas()).toContain(schema)
  })

  test('in a folder it works beside what is stored there', async () => {
    const args = ['replay', '-', '--catalog', 'git', '--database', join(folder.path, 'data'), '--json']
    const first = await laurel(args, { stdin: toLines(commits('ada', 3)) })
    expect(JSON.parse(first.stdout)).toMatchObject({ recorded: 3, awards: 1 })
    const again = await laurel(args, { stdin: toLines(commits('ada', 3)) })
    expect(JSON.parse(again.stdout)).toMatchObject({ recorded: 3, duplicates: 0 })
  }, 60_000)

  test('a compressed file that was cut off is told, and the schema is gone', async () => {
    const file = await folder.write('cut.jsonl.gz', gzipSync(toLines(commits('ada', 5_000))).subarray(0, -50))
    const before = await schemas()
    const { exit, stderr } = await laurel(['replay', file, '--catalog', 'git', '--database', url])
    expect(exit).toBe(1)
    expect(stderr).toContain('cannot be read to its end (unexpected end of file)')
    expect(await schemas()).toEqual(before)
  })

  test('a missing file, catalog or folder to write to is told before anything is done', async () => {
    const file = await folder.write('events.jsonl', '')
    const missing = join(folder.path, 'missing')
    for (const args of [
      ['replay', missing, '--catalog', 'git'],
      ['replay', file, '--catalog', missing],
      ['replay', file, '--catalog', 'git', '--awards', join(missing, 'awards.jsonl')],
    ]) {
      const { exit, stderr } = await laurel(args)
      expect(exit).toBe(4)
      expect(stderr).toContain('missing')
    }
  })

  test('only one thing is written to stdout', async () => {
    const { exit, stderr } = await laurel(['replay', '-', '--catalog', 'git', '--awards', '-', '--metrics', '-'])
    expect(exit).toBe(2)
    expect(stderr).toContain('Only one thing can be written to stdout')
  })

  test('stops when interrupted and cleans up', async () => {
    const before = await schemas()
    const { exit, stderr } = await laurel(['replay', '-', '--catalog', 'git', '--database', url], {
      stdin: toLines(commits('ada', 3)),
      interrupted: AbortSignal.abort(),
    })
    expect(exit).toBe(130)
    expect(stderr).toContain('Stopped after 0 lines')
    expect(await schemas()).toEqual(before)
  })
})

function withoutAwardedAt(text: string): readonly object[] {
  const rows = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]))
  return rows.map(({ awardedAt: _, ...award }) => award)
}

async function schemas(): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>('select nspname as name from pg_namespace order by 1')
  await client.end()
  return rows.map(({ name }) => name).filter((name) => !name.startsWith('pg_'))
}

function vote(id: string, target: string) {
  return { id, type: 'answer.upvoted', at: '2024-01-01T00:00:00Z', owner: 'ada', target, value: 1 }
}

function perTargetCatalog() {
  return {
    id: 'answers',
    name: { en: 'Answers' },
    events: { 'answer.upvoted': 'An answer got a vote.' },
    categories: { answers: { name: { en: 'Answers' } } },
    metrics: {
      score: { kind: 'sum', of: ['answer.upvoted'], credit: 'owner', per: 'target', noun: { en: 'points' } },
    },
    badges: {
      'nice-answer': {
        name: { en: 'Nice Answer' },
        description: { en: 'Two people liked it.' },
        category: 'answers',
        tier: 'silver',
        glyph: 'star',
        criteria: { kind: 'compare', metric: 'score', op: '>=', value: 2 },
        scope: 'target',
        once: 'target',
      },
    },
  }
}
